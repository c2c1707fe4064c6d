"""Which one product the words of a message name, where no name was recognised as a whole."""
from typing import Optional

from actions.language import packs
from actions.language.words import name_words
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search import SearchIndex, SearchQuery

MOST_COMPARED = 40  # products of a search whose names are looked at
LEAST_SHARED = 2
# How shoppers ask to be told of something, in the form that `name_words` gives.
TELLING_WORDS = packs.words("search.telling_words")


def named_product(
    query: SearchQuery, catalogue: Catalogue, index: SearchIndex, by_model: bool = False
) -> Optional[Product]:
    """The product whose name has more of these words than that of any other.

    Of several, one that the others only go with ("spare battery for M10") is meant. With
    `by_model`, only such a word ("m10") is clear enough.
    """
    said = name_words(query.words)
    found = index.search(query).products[:MOST_COMPARED] if said else ()
    shared = {p.sku: _shared(p, said) for p in found}
    most = max(map(len, shared.values()), default=0)
    best = [p for p in found if most and len(shared[p.sku]) == most]
    meant = [p for p in best if not goes_with_another(p, best, catalogue)]
    if len(meant) != 1:
        return None
    [product] = meant
    words = shared[product.sku]
    is_named = any(map(_is_model, words)) or (not by_model and _is_enough(words, said))
    return product if is_named else None


def _is_enough(words: set[str], said: set[str]) -> bool:
    """One word of a name does only where nothing else was said."""
    return len(words) >= LEAST_SHARED or not said - words - TELLING_WORDS


def _shared(product: Product, said: set[str]) -> set[str]:
    """The words of the name in one language that were said, in the language with the most."""
    return max((name_words(name) & said for name in product.names.values()), key=len)


def goes_with_another(product: Product, others: list[Product], catalogue: Catalogue) -> bool:
    """Whether it is an accessory, a service or a bundle of one of the others."""
    skus = {other.sku for other in others} - {product.sku}
    parts = {link.target for link in catalogue.linked(product.sku, "contains")}
    return bool(skus & (parts | set(catalogue.hosts.get(product.sku, ()))))


def _is_model(word: str) -> bool:
    return any(character.isdigit() for character in word)
