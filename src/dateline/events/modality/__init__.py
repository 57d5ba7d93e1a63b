"""In `events/`: whether what a word tells of happened, or is denied, alleged, feared, asked for, promised, or told to end."""
