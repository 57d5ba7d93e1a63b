"""Times of a report: a compiled grammar over classes of words, read against the day of publication."""
