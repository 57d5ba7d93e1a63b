"""What a saying does, whether it was said at all, to whom, on what occasion and when."""
