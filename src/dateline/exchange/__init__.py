"""Formats that other programs read: exports, stand-off annotations, the brief."""
