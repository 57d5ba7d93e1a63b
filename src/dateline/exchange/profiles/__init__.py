"""Incidents and events in the form that another project already reads: UCDP GED, ACLED, PLOVER, Airwars (docs/profiles.md)."""
