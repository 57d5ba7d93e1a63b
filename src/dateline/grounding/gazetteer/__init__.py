"""The places that names are looked up in: the packaged file, tables of areas, and a user's own."""
