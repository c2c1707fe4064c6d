"""Words of a search sentence that say nothing about the product wanted."""
from actions.language import packs

STOP_WORDS = packs.words("search.stop_words")
