"""Which names are places, which place of that name, and how exactly."""
