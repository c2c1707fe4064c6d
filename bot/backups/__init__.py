"""Both databases in one file, and back from it."""
