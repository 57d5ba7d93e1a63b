"""Dateline: who says what happened, where, when and with what toll, in a pile of reports about an armed conflict."""
