"""Reads a file into a Report: text, passages, date of publication. First stage of the way of the data."""
