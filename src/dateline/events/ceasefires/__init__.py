"""In `events/`: ceasefires: what each sentence says of one, and as wholes: whom it binds, from when until when, who broke it."""
