"""Languages as data: packs of words, tokens, spelling, roots, units, and the sentence encoder."""
