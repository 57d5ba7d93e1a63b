"""What the pile adds up to: incidents, ceasefires, positions and contacts, as views over claims and links."""
