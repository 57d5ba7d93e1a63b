"""Times, quantities, places and actors of one report: what the words refer to, with the rule that says so."""
