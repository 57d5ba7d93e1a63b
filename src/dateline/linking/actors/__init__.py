"""Who is who over the whole pile: people, bodies, and what reports call them."""
