"""Within linking/: which mentions of one report tell of one incident, and which tell of none."""
