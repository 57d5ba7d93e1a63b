"""In `events/`: contacts, positions, moves, what else is done in a war, and every other act of politics, with the field's codes."""
