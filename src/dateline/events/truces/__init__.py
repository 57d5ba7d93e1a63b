"""Inside events/: a report's ceasefires as wholes: what each telling is of, whom it binds, from when until when."""
