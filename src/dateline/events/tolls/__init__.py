"""How many people a sentence says were killed, injured, missing, captured, displaced or detained."""
