"""The language of a longer text, by its little words."""
from actions.language.packs import packs
from actions.language.words import plain_words


def likely_language(text: str) -> str:
    """The one whose little words it has most of; the default one when it has none."""
    said = plain_words(text)
    signs = {pack.code: frozenset(pack.words("language.signs")) for pack in packs()}
    return max(signs, key=lambda code: sum(word in signs[code] for word in said))
