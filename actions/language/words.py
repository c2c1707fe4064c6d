"""Words of a text, and those that names are made of."""
import re

from actions.language.stop_words import STOP_WORDS

POSSESSIVE = "nya"  # Indonesian: "helmnya" is "the helmet"
SHORTEST_NAME_WORD = 3
MEASURE_WORDS = frozenset("pcs piece pieces pack packs set buah biji size ukuran".split())


def words(text: str) -> list[str]:
    """Lower-case words and numbers of a text."""
    return re.findall(r"[^\W_]+", text.lower())


def name_words(text: str) -> set[str]:
    """Telling words without plural or possessive ends, so that "toasters" names a toaster."""
    telling = (w for w in words(text) if w not in STOP_WORDS and w not in MEASURE_WORDS)
    bare = (w.removesuffix(POSSESSIVE).removesuffix("s") for w in telling if not w.isdigit())
    return {word for word in bare if len(word) >= SHORTEST_NAME_WORD}
