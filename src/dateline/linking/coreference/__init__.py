"""Within linking/: how alike two tellings are in words, and which tellings their words put together."""
