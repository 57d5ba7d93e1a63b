"""Alembic migrations: how an older record becomes one that this version reads. One file per change of the tables."""
