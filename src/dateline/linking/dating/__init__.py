"""A date for reports that state none, from what they say of their own day and from the dated reports that tell of the same."""
