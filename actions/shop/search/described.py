"""The goods that words describe: those that have all of them, or the nearest and what they lack."""
from dataclasses import dataclass
from typing import NamedTuple, Optional, Sequence

from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search.called import SaidWord, roots_in
from actions.shop.search.index import SearchIndex
from actions.shop.search.naming import goes_with_another
from actions.shop.search.shelf_columns import ADD_ONS

LEAST_SAID = 2  # words


@dataclass(frozen=True)
class Words:
    """What a description says: what the thing is called, and what is said of it."""

    called: str = ""
    traits: str = ""
    refused: str = ""
    goes_with: str = ""  # tells apart where it can, and is asked of nothing


@dataclass(frozen=True)
class Found:
    """Products, and the words that none of them has."""

    products: tuple[Product, ...] = ()
    lacking: tuple[str, ...] = ()


def described(
    words: Words, index: SearchIndex, catalogue: Catalogue,
    among: Optional[Sequence[Product]] = None,
) -> Found:
    """Those that have the most of the words, by name before by kind, without what is refused.

    What only goes with another of them is none of them: "the M10" is the camera, not its battery.
    `among` limits them, say to a list that was shown.
    """
    called, traits = index.said_words(words.called), index.said_values(words.traits)
    pool = among if among is not None else index.with_words(f"{words.called} {words.traits}")
    pool = [p for p in pool if not _has_any(p, index.said_values(words.refused), index)]
    marks = [_mark(p, called, traits, index) for p in pool]
    best = max(marks, default=NONE)
    if best == NONE:
        return Found((), tuple(w.word for w in (*called, *traits)))
    kept = [p for p, mark in zip(pool, marks, strict=True) if mark == best]
    kept = _without_beside(kept, catalogue)
    kept = _preferred(kept, index.said_words(words.goes_with), index)
    lacking = [w.word for w in (*called, *traits) if not any(_has(p, w, index) for p in kept)]
    return Found(tuple(kept), tuple(lacking))


def is_whole_name(product: Product, text: str, index: SearchIndex) -> bool:
    """Whether nothing of one of its names is left unsaid; one word alone may be that of a kind."""
    said = index.said_words(text)
    roots = frozenset(root for word in said for root in word.roots)
    names = (roots_in([each]) for each in product.names.items())
    return len(said) >= LEAST_SAID and any(name <= roots for name in names)


class Mark(NamedTuple):
    """How well a product fits; a better one is greater."""

    words: int  # that it has
    in_name: int  # of those for the thing itself
    as_said: int  # of these, those that need no other language


NONE = Mark(0, 0, 0)


def _mark(
    product: Product, called: Sequence[SaidWord], traits: Sequence[SaidWord], index: SearchIndex
) -> Mark:
    """Nothing of a thing that shares no word with what was asked for by name or kind."""
    has_called = sum(_has(product, word, index) for word in called)
    if called and not has_called:
        return NONE
    has_traits = sum(_has(product, word, index) for word in traits)
    name = index.called_by(product).name
    return Mark(
        has_called + has_traits,
        sum(word.is_in(name) for word in called),
        sum(not word.own.isdisjoint(name) for word in called),
    )


def _has(product: Product, word: SaidWord, index: SearchIndex) -> bool:
    called = index.called_by(product)
    return any(word.is_in(roots) for roots in (called.name, called.kind, called.values))


def _has_any(product: Product, words: Sequence[SaidWord], index: SearchIndex) -> bool:
    """What its variants have isn't refused with it: others of them may be wanted."""
    called = index.called_by(product)
    return any(word.is_in(called.name | called.own_values) for word in words)


def _without_beside(products: list[Product], catalogue: Catalogue) -> list[Product]:
    goods = [p for p in products if p.kind not in ADD_ONS] or products
    return [p for p in goods if not goes_with_another(p, goods, catalogue)] or goods


def _preferred(
    products: list[Product], words: Sequence[SaidWord], index: SearchIndex
) -> list[Product]:
    """Those whose names have the most of these words, where any has one."""
    counts = [sum(word.is_in(index.called_by(p).name) for word in words) for p in products]
    most = max(counts, default=0)
    return [p for p, count in zip(products, counts, strict=True) if count == most]
