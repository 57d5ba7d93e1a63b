"""The same text, the same actor, the same incident: links across reports, each with its reason."""
