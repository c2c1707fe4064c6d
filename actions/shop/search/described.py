"""The goods that words describe: those that have all of them, or the nearest and what they lack."""
from dataclasses import dataclass
from typing import NamedTuple, Optional, Sequence

from actions.language.pack_tables import Phrase
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.title_runs import place_in
from actions.shop.search.called import SaidWord, roots_in
from actions.shop.search.index import SearchIndex
from actions.shop.search.naming import goes_with_another
from actions.shop.search.shelf_columns import ADD_ONS

LEAST_SAID = 2  # words


@dataclass(frozen=True)
class Words:
    """What a description says: what the thing is called, and what is said of it."""

    called: str = ""
    kind: str = ""  # what of it names a kind of thing
    traits: str = ""
    refused: str = ""
    goes_with: str = ""  # tells apart where it can, and is asked of nothing


@dataclass(frozen=True)
class Found:
    """Products, and the words that none of them has."""

    products: tuple[Product, ...] = ()
    lacking: tuple[str, ...] = ()


class _Wanted(NamedTuple):
    """The words of a description, and the SKUs of the kind that some of them name, if any."""

    called: tuple[SaidWord, ...]
    traits: tuple[SaidWord, ...]
    kind: tuple[SaidWord, ...]
    members: frozenset[str]
    are_told: bool = False


def described(
    words: Words, index: SearchIndex, catalogue: Catalogue,
    among: Optional[Sequence[Product]] = None, are_told: bool = False,
) -> Found:
    """Those that have the most of the words, by name before by kind, without what is refused.

    What only goes with another of them is none of them: "the M10" is the camera, not its battery.
    `among` limits them, say to a list that was shown; there what is told of goods counts as traits
    of them, where `are_told`.
    """
    wanted = _wanted(words, index)
    wanted = wanted._replace(are_told=are_told)
    refused = index.said_values(words.refused)
    pool = _pool(words, wanted, index, catalogue, among)
    pool = [product for product in pool if not _has_any(product, refused, index)]
    marks = [_mark(p, wanted, index) for p in pool]
    best = max(marks, default=NONE)
    every = (*wanted.called, *wanted.traits)
    if best == NONE:
        return Found((), tuple(w.word for w in every))
    kept = [p for p, mark in zip(pool, marks, strict=True) if mark == best]
    kept = _without_beside(kept, catalogue)
    kept = _preferred(kept, index.said_words(words.goes_with), index)
    lacking = [w.word for w in every if not any(_is_said_of(p, w, wanted, index) for p in kept)]
    return Found(tuple(kept), tuple(lacking))


def _wanted(words: Words, index: SearchIndex) -> _Wanted:
    kinds = index.kinds.called(phrase(words.kind)) if words.kind else ()
    return _Wanted(
        index.said_words(words.called), index.said_values(words.traits),
        index.said_words(words.kind) if kinds else (),
        frozenset(sku for kind in kinds for sku in kind.skus),
    )


def _pool(
    words: Words, wanted: _Wanted, index: SearchIndex, catalogue: Catalogue,
    among: Optional[Sequence[Product]],
) -> Sequence[Product]:
    """Those that may be meant; of a kind that is known, where it is there, no others."""
    if among is None:
        kind = [catalogue.products[sku] for sku in sorted(wanted.members)]
        return kind or index.with_words(f"{words.called} {words.traits}")
    return [p for p in among if p.sku in wanted.members or _is_named(p, wanted, index)] or among


def _is_named(product: Product, wanted: _Wanted, index: SearchIndex) -> bool:
    """Whether its name has the word for the kind as it was said: seen, it may be meant as well."""
    name = index.called_by(product).name
    return bool(wanted.kind) and all(not word.own.isdisjoint(name) for word in wanted.kind)


def is_whole_name(product: Product, text: str, index: SearchIndex) -> bool:
    """Whether nothing of one of its names is left unsaid; one word alone may be that of a kind."""
    said = index.said_words(text)
    roots = frozenset(root for word in said for root in word.roots)
    names = (roots_in([each]) for each in product.names.items())
    return len(said) >= LEAST_SAID and any(name <= roots for name in names)


def is_of_other_kind(products: Sequence[Product], text: str, index: SearchIndex) -> bool:
    """Whether what has the words for a thing is no such thing: a cleaner that smells of lemon.

    What is titled with those very words is one, whether or not the shop knows the kind.
    """
    said, words = index.said_kind(text), phrase(text)
    skus = said.skus if said else ()
    return not all(p.sku in skus or _is_titled(p, words) for p in products)


def _is_titled(product: Product, words: Phrase) -> bool:
    titles = (phrase(name) for name in product.names.values())
    return len(words) >= LEAST_SAID and any(place_in(title, words) >= 0 for title in titles)


class Mark(NamedTuple):
    """How well a product fits; a better one is greater."""

    words: int  # that it has, numbers counted twice
    in_name: int  # of those for the thing itself
    as_said: int  # of these, those that need no other language


NONE = Mark(0, 0, 0)


def _mark(product: Product, wanted: _Wanted, index: SearchIndex) -> Mark:
    """Nothing of a thing that shares no word with what was asked for by name or kind."""
    has_called = sum(
        _weight(word) for word in wanted.called if _is_said_of(product, word, wanted, index)
    )
    if wanted.called and not has_called:
        return NONE
    has_traits = sum(
        _weight(word) for word in wanted.traits if _has(product, word, index, wanted.are_told)
    )
    name = index.called_by(product).name
    return Mark(
        has_called + has_traits,
        sum(word.is_in(name) for word in wanted.called),
        sum(not word.own.isdisjoint(name) for word in wanted.called),
    )


def _weight(word: SaidWord) -> int:
    """ "4 person": another number is another thing, another word may be the same one."""
    return 1 + any(sign.isdigit() for sign in word.word)


def _is_said_of(
    product: Product, word: SaidWord, wanted: _Wanted, index: SearchIndex
) -> bool:
    """A word of its kind is, though nothing of it is called so."""
    is_of_kind = word in wanted.kind and product.sku in wanted.members
    are_told = wanted.are_told and word in wanted.traits
    return is_of_kind or _has(product, word, index, are_told)


def _has(product: Product, word: SaidWord, index: SearchIndex, are_told: bool) -> bool:
    called = index.called_by(product)
    if any(word.is_in(roots) for roots in (called.name, called.kind, called.values)):
        return True
    return are_told and word.is_in(called.told)


def _has_any(product: Product, words: Sequence[SaidWord], index: SearchIndex) -> bool:
    """What its variants have isn't refused with it: others of them may be wanted."""
    called = index.called_by(product)
    return any(word.is_in(called.name | called.own_values) for word in words)


def _without_beside(products: list[Product], catalogue: Catalogue) -> list[Product]:
    """Nor larger sizes of what is among them too: who wants one says so."""
    goods = [p for p in products if p.kind not in ADD_ONS] or products
    larger = {link.target for p in goods for link in catalogue.linked(p.sku, "larger")}
    goods = [p for p in goods if p.sku not in larger] or goods
    return [p for p in goods if not goes_with_another(p, goods, catalogue)] or goods


def _preferred(
    products: list[Product], words: Sequence[SaidWord], index: SearchIndex
) -> list[Product]:
    """Those whose names have the most of these words, where any has one."""
    counts = [sum(word.is_in(index.called_by(p).name) for word in words) for p in products]
    most = max(counts, default=0)
    return [p for p, count in zip(products, counts, strict=True) if count == most]
