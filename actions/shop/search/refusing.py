"""Which goods have what a search refuses, by the words of their names, values and texts."""
import re
from typing import Iterable, Optional, Protocol, Sequence

from actions.language import packs
from actions.language.roots import root_of
from actions.language.words import plain_words
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.called import CalledBy, Roots, SaidWord
from actions.shop.search.query import Refused
from actions.shop.search.said_kind import SaidKind

WITHOUT = packs.words("negations.without")
NEAR = 2  # words before one that deny it: "no added sugar"
SENTENCES = re.compile(r"[.!?;\n]+")


class Goods(Protocol):
    """What is asked of an index."""

    def said_kind(self, text: str) -> Optional[SaidKind]: ...
    def said_words(self, text: str) -> tuple[SaidWord, ...]: ...
    def with_all_words(self, text: str) -> Sequence[Product]: ...
    def called_by(self, product: Product) -> CalledBy: ...


def all_refused(refused: Refused, goods: Goods) -> Refused:
    """With the SKUs of what is of a kind refused, or has words that are."""
    skus: set[str] = set()
    for text in refused.kinds:
        kind, words = goods.said_kind(text), goods.said_words(text)
        skus.update(kind.skus if kind else ())
        skus.update(
            product.sku for product in goods.with_all_words(text)
            if all(word.is_in(goods.called_by(product).name) for word in words)
        )
    for text in refused.words:
        words = goods.said_words(text)
        skus.update(
            product.sku for product in goods.with_all_words(text)
            if has_words(product, words, goods.called_by(product))
        )
    return refused.plus(Refused(skus=tuple(sorted(skus))))


def has_words(product: Product, words: Sequence[SaidWord], called: CalledBy) -> bool:
    """Whether all of them are said of it; what its variants have isn't said of all of them.

    Nor is what a description denies: one "without perfume" has none.
    """
    told = called.name | called.own_values | told_of(product)
    return bool(words) and all(word.is_in(told) for word in words)


def told_of(product: Product) -> Roots:
    """The roots of what its descriptions say that it has."""
    return frozenset(
        root_of(word, language)
        for language, text in product.descriptions.items()
        for sentence in SENTENCES.split(text)
        for word in _undenied(plain_words(sentence))
    )


def _undenied(words: Sequence[str]) -> Iterable[str]:
    for at, word in enumerate(words):
        around = (*words[max(at - NEAR, 0) : at], *words[at + 1 : at + 2])
        if not WITHOUT.intersection(around):
            yield word
