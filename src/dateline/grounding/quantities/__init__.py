"""Numbers of things, in digits and words, with what they count."""
