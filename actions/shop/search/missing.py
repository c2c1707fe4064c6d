"""What of a search's words no product that it found has, so that the answer names it."""
from typing import Iterator, Sequence

from actions.language.dictionary import is_real_word
from actions.language.forms import stripped
from actions.language.pack_tables import words_of
from actions.language.words import plain_words, telling_words
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.index import SearchIndex
from actions.shop.search.query import SearchQuery
from actions.shop.search.refusing import told_of

MOST_LOOKED_AT, MOST_BEST = 40, 4
# Standard deviations nearer in meaning than the catalogue's goods are on average. Chosen on 44
# searches judged by hand: what is sold for a purpose, and what nothing is sold for.
NEAR_ENOUGH = 2.8
PURPOSE = words_of("names.purpose")  # before what a thing has to fit, in its name
# Known otherwise: what an order sorts by and which limit was read isn't in the words of goods.
TOLD_ANYWAY = ("order", "price")

Said = tuple[str, str]


def missing(
    query: SearchQuery, products: Sequence[Product], index: SearchIndex
) -> tuple[Said, ...]:
    """Kinds, names, brands and traits that none of them has; of a purpose, what it must fit."""
    goods = products[:MOST_LOOKED_AT]
    return tuple(
        (name, words) for name, words in query.said
        if name in TOLD_ANYWAY or not _is_met(name, words, goods, index)
    )


def near_in_name(
    words: str, products: Sequence[Product], index: SearchIndex, has_head_first: bool = False
) -> tuple[Product, ...]:
    """Those that are called by the noun of these words and near in meaning: of a cool bag, bags.

    Of a gaming chair, gaming laptops are not.
    """
    said = index.said_words(words)
    heads = said[:1] if has_head_first else said[-1:]
    known = [word for word in heads if not _is_another(word.word, index)]
    called = ((product, index.called_by(product)) for product in products)
    near = tuple(
        product for product, by in called if any(word.is_in(by.name | by.kind) for word in known)
    )
    return () if is_far(words, near, index) else near


def is_far(words: str, products: Sequence[Product], index: SearchIndex) -> bool:
    """Whether not even the nearest of the first of them means something like it."""
    near = index.nearness(words, products[:MOST_BEST])
    return bool(near) and max(near) < NEAR_ENOUGH


def _is_met(
    name: str, words: str, products: Sequence[Product], index: SearchIndex
) -> bool:
    if name == "purpose":
        names = " ".join(_names_in(words))
        is_asked = bool(names) and _name_what_they_fit(products)
        return not is_asked or _is_had(names, products, index, in_texts=False)
    if name == "kind":
        kind = None if any(_is_another(w, index) for w in words.split()) else index.said_kind(words)
        of_kind = kind is not None and set(kind.skus).intersection(p.sku for p in products)
        if kind is not None and of_kind and (kind.is_alone or not is_far(words, products, index)):
            return True
        products = [p for p in products if _is_called_so(words, p, index)]
    return bool(products) and _is_had(words, products, index, in_texts=name == "trait")


def _is_called_so(words: str, product: Product, index: SearchIndex) -> bool:
    """Whether the noun, first or last, is what it is called: no dress is a washing machine."""
    said, called = index.said_words(words), index.called_by(product)
    ends = (*said[:1], *said[-1:])
    return not ends or any(word.is_in(called.name | called.kind) for word in ends)


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


def _name_what_they_fit(products: Sequence[Product]) -> bool:
    """Whether most of the best are of a kind whose names tell it: cases for certain phones."""
    best = products[:MOST_BEST]
    telling = [
        product for product in best
        if any(PURPOSE & set(plain_words(name)) for name in product.names.values())
    ]
    return len(telling) * 2 > len(best)


def _is_another(word: str, index: SearchIndex) -> bool:
    """Whether the nearest word that the shop knows begins otherwise: an iphone is no phone."""
    meant = index.repair(word)
    return bool(meant) and not any(each[0] == word[0] for each in meant)


def _names_in(words: str) -> Iterator[str]:
    """Words that no dictionary has: what something is called, and no person's hobby."""
    for word in telling_words(words):
        if not (is_real_word(word) or is_real_word(stripped(word)) or word.isdigit()):
            yield word
