"""In `events/`: contacts, positions, moves, what else is done in a war, and other acts of politics, with the field's codes."""
