"""Which stretches of a report are source, cue and content: trained heads and rules on the parse, joined and made to fit."""
