"""exchange/ draws the brief's maps: outlines shipped with the package, a projection round the incidents, symbols, labels."""
