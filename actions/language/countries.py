"""Names of countries in all languages, as CLDR has them."""
from functools import cache

from babel import Locale

from actions.language.packs import packs
from actions.language.tokens import phrase

LETTERS = 2  # of a country's code; regions of the world have numbers


def names_country(text: str) -> bool:
    words = phrase(text)
    spans = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return any(span in _names() for span in spans)


@cache
def _names() -> frozenset[tuple[str, ...]]:
    return frozenset(
        phrase(name)
        for pack in packs()
        for code, name in Locale.parse(pack.locale).territories.items()
        if len(code) == LETTERS
    )
