"""In `events/`: violence: which words tell of it, who did it to whom with what, and of which type it is."""
