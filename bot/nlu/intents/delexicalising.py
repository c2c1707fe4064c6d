"""A product's name put aside: what is wanted of it matters, not what it is called."""
import re
from typing import Iterable

from actions.language import packs
from bot.nlu.parse_data import Entity

# How people point at a product they don't name; training examples are full of it.
PLACEHOLDERS = "placeholders.products"  # for the first product named, and for every further one
ARTICLE = re.compile(rf"\b(?:{packs.alternatives('placeholders.articles')})\s+$", re.IGNORECASE)


def point_at_products(text: str, entities: Iterable[Entity], language: str = "") -> str:
    """The text with every product name replaced by a pointing word in its language, where known.

    Names are full of words such as "two" or "slice" that lead a classifier astray.
    """
    placeholders = _placeholders(language)
    spans = sorted((e["start"], e["end"]) for e in entities if e["entity"] == "product")
    for place, (start, end) in reversed(list(enumerate(spans))):
        pointing = placeholders[min(place, len(placeholders) - 1)] if placeholders else ""
        text = f"{ARTICLE.sub('', text[:start])}{pointing}{text[end:]}"
    return text


def _placeholders(language: str) -> tuple[str, ...]:
    """Of this language, or of the default one where it has none."""
    default = packs.pack_of(packs.default_language())
    return packs.pack_of(language).words(PLACEHOLDERS) or default.words(PLACEHOLDERS)
