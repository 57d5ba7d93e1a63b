"""Stores what the steps give: one SQLite file (or PostgreSQL), the same names as the exports."""
