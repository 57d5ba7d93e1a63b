"""In `events/`: contacts, positions, moves and every other act of politics, and the codes that the field gives them."""
