"""What of a search's words no product that it found has, so that the answer names it."""
from typing import Iterator, Sequence

from actions.language.dictionary import is_real_word
from actions.language.words import telling_words
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search.index import SearchIndex
from actions.shop.search.query import SearchQuery
from actions.shop.search.refusing import told_of

MOST_LOOKED_AT = 40
# Known otherwise: what an order sorts by and which limit was read isn't in the words of goods.
TOLD_ANYWAY = ("order", "price")

Said = tuple[str, str]


def missing(
    query: SearchQuery, products: Sequence[Product], index: SearchIndex, catalogue: Catalogue
) -> tuple[Said, ...]:
    """Kinds, names, brands and traits that none of them has; of a purpose, what it must fit."""
    goods = products[:MOST_LOOKED_AT]
    return tuple(
        (name, words) for name, words in query.said
        if name in TOLD_ANYWAY or not _is_met(name, words, goods, index, catalogue)
    )


def _is_met(
    name: str, words: str, products: Sequence[Product], index: SearchIndex, catalogue: Catalogue
) -> bool:
    if name == "purpose":
        names = " ".join(_names_in(words))
        is_to_fit = any(catalogue.hosts.get(product.sku) for product in products)
        return not (names and is_to_fit) or _is_had(names, products, index, in_texts=False)
    if name == "kind":
        kind = None if any(_is_another(w, index) for w in words.split()) else index.said_kind(words)
        if kind is not None and set(kind.skus).intersection(p.sku for p in products):
            return True
    return _is_had(words, products, index, in_texts=name == "trait")


def _is_had(
    words: str, products: Sequence[Product], index: SearchIndex, in_texts: bool
) -> bool:
    """Whether one of them has all of these words, none of them set right too boldly."""
    if any(_is_another(word, index) for word in telling_words(words)):
        return False
    said = index.said_words(words)
    for product in products:
        called = index.called_by(product)
        told = called.name | called.kind | called.values
        told |= told_of(product) if in_texts else frozenset()
        if all(word.is_in(told) for word in said):
            return True
    return not said


def _is_another(word: str, index: SearchIndex) -> bool:
    """Whether the nearest word that the shop knows begins otherwise: an iphone is no phone."""
    meant = index.repair(word)
    return bool(meant) and not any(each[0] == word[0] for each in meant)


def _names_in(words: str) -> Iterator[str]:
    """Words that no dictionary has: what something is called, and no person's hobby."""
    for word in telling_words(words):
        if not is_real_word(word) and not word.isdigit():
            yield word
