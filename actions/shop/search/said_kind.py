"""Which products of a category are the kind of thing that a search names."""
from collections import Counter
from typing import Sequence

from actions.language.glossary import meanings
from actions.language.words import name_words
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search.naming import goes_with_another
from actions.shop.search.shelf_columns import ADD_ONS

NEARLY_ALL = 0.75  # of a category: what they are called, the rest of it is not

Words = set[str]


def without_other_kinds(
    words: str, products: Sequence[Product], catalogue: Catalogue
) -> tuple[Product, ...]:
    """Less what only shares the category: a sandwich maker is no toaster."""
    said = name_words(words)
    strangers: set[str] = set()
    for category in {product.category for product in products}:
        own = [name for name in _own_names(category, catalogue) if name <= said]
        if own:
            more = said.difference(*own)
            others = _strangers(category, catalogue)
            strangers |= {other.sku for other in others if not _named(other) & more}
    return tuple(p for p in products if p.sku not in strangers) or tuple(products)


def of_said_kind(
    words: str, products: Sequence[Product], catalogue: Catalogue
) -> tuple[Product, ...]:
    """The goods whose names hold most of what was said, less what only goes with them.

    Words that none of the names hold tell nothing; nor does what the category is called, where
    its products aren't: no phone need be called one.
    """
    kept = without_other_kinds(words, products, catalogue)
    goods = [product for product in kept if product.kind not in ADD_ONS] or list(kept)
    own = {w for p in goods for name in _own_names(p.category, catalogue) for w in name}
    held: Counter[str] = Counter()
    for word in name_words(words):
        holding = [p.sku for p in goods if _and_meant(word) & _named(p)]
        if len(holding) >= NEARLY_ALL * len(goods) or not _and_meant(word) & own:
            held.update(holding)
    most = max(held.values(), default=0)
    meant = [product for product in goods if held[product.sku] == most]
    return tuple(p for p in meant if not goes_with_another(p, meant, catalogue))


def is_told_by_names(kind: str, products: Sequence[Product], catalogue: Catalogue) -> bool:
    """Whether names, or that of the category, show which of these are of this kind."""
    said = name_words(kind)
    own = (name for p in products for name in _own_names(p.category, catalogue))
    return not said or any(said & name for name in (*own, *map(_named, products)))


def _strangers(category: str, catalogue: Catalogue) -> list[Product]:
    """Goods of a category that aren't called what it is called, while nearly all others are."""
    goods = [
        product for product in catalogue.products.values()
        if product.category == category and product.kind not in ADD_ONS
    ]
    own = _own_names(category, catalogue)
    others = [p for p in goods if not any(_holds(p, name) for name in own)]
    return others if len(goods) - len(others) >= NEARLY_ALL * len(goods) else []


def _own_names(category_id: str, catalogue: Catalogue) -> list[Words]:
    category = catalogue.categories.get(category_id)
    names = (name_words(name) for name in category.names.values()) if category else ()
    return [name for name in names if name]


def _and_meant(word: str) -> Words:
    """It, and what it means in the language of the catalogue."""
    return {word, *(w for meaning in meanings(word) for w in name_words(meaning))}


def _holds(product: Product, words: Words) -> bool:
    return any(words <= name_words(name) for name in product.names.values())


def _named(product: Product) -> Words:
    """The words of its names in all languages."""
    return {word for name in product.names.values() for word in name_words(name)}
