"""What a question asks of a product beside its attributes: what others say, what its box holds."""
import re
from typing import Optional, Sequence

from actions.language.phrase_patterns import phrase_pattern
from actions.language.words import plain_words
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search import SearchIndex

REVIEWS = phrase_pattern("answers.reviews", re.I)
CONTENTS = phrase_pattern("answers.contents", re.I)


def asks_for_reviews(text: str) -> bool:
    return bool(REVIEWS.search(text))


def asks_for_contents(text: str, product: Product) -> bool:
    """Also by its name: in "the photo explorer kit" lies what lies in the kit."""
    return bool(CONTENTS.search(text) or CONTENTS.search(_by_last_word(text, product)))


def _by_last_word(text: str, product: Product) -> str:
    """The text with its name, as far as that is said, by the last word of it."""
    own = {word for name in product.names.values() for word in plain_words(name)}
    said = plain_words(text)
    following = zip(said, (*said[1:], ""), strict=False)
    kept = (word for word, then in following if word not in own or then not in own)
    return " ".join(kept)


def parts_of(product: Product, catalogue: Catalogue) -> list[Product]:
    """What a bundle holds."""
    links = catalogue.linked(product.sku, "contains")
    return [catalogue.products[x.target] for x in links if x.target in catalogue.products]


def part_called(
    kind: str, parts: Sequence[Product], index: SearchIndex, language: str
) -> Optional[Product]:
    """The part that is of this kind, or called by all of its words."""
    said, words = index.said_kind(kind, language), index.said_words(kind)
    return next(
        (
            part for part in parts
            if (said and part.sku in said.skus)
            or (words and all(word.is_in(index.called_by(part).name) for word in words))
        ),
        None,
    )
