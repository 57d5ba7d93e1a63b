"""Tests mirror the source tree; each belongs to the function whose result it asserts."""
