"""Who says what, through whom and in what way."""
