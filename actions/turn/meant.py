"""What a description stands for, and what it is looked for in."""
from dataclasses import dataclass
from typing import NamedTuple, Optional, Sequence, TypeVar

from actions.language import pack_tables
from actions.language.tokens import phrase
from actions.reading.reading import Description
from actions.shop.catalogue.catalogue import Product
from actions.shop.search import has_value
from actions.shop.search.described import Found, Words, described
from actions.shop.visit import Visit
from actions.turn.scene import Scene

# Words for whatever is there: "the cheapest thing".
ANY_GOODS = pack_tables.words_of("search.any_goods") | pack_tables.words_of("search.stop_words")
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Meant:
    """What a description stands for: `sure` goods, else the `products` that it could be."""

    described: Description
    products: tuple[Product, ...] = ()
    lacking: tuple[str, ...] = ()
    is_every: bool = False  # each of them is meant
    variant: str = ""  # where a code names it
    is_likely: bool = False  # only: their words are said, but of no such kind, or of none at all
    why: str = ""  # the rule that found them

    @property
    def sure(self) -> tuple[Product, ...]:
        is_one = self.is_every or len(self.products) == 1
        is_certain = is_one and not self.lacking and not self.is_likely
        return self.products if is_certain else ()

    @property
    def pieces(self) -> Optional[int]:
        """Of each, where a number is said; that of "these two" counts the goods themselves."""
        said = self.described.quantity
        is_of_goods = self.is_every and said == len(self.products) > 1
        return None if said == "all" or is_of_goods else said


class Asked(NamedTuple):
    """A description in its scene; `among` limits what it may mean, say to the cart's goods."""

    said: Description
    scene: Scene
    visit: Visit
    among: Optional[Sequence[Product]]
    limits: tuple[Product, ...]  # those among which, if any

    def products(self, skus: Sequence[str]) -> tuple[Product, ...]:
        if self.among is not None:
            return tuple(p for sku in dict.fromkeys(skus) for p in self.limits if p.sku == sku)
        known = self.visit.catalogue.products
        return tuple(known[sku] for sku in dict.fromkeys(skus) if sku in known)

    @property
    def in_sight(self) -> tuple[Product, ...]:
        seen = self.products(self.scene.in_sight)
        return (*seen, *(p for p in self.limits if p not in seen))

    @property
    def at_hand(self) -> tuple[Product, ...]:
        return self.products(self.scene.at_hand)

    @property
    def shown(self) -> tuple[Product, ...]:
        """What places and orders are counted in."""
        scene = self.scene
        return self.limits or self.products(scene.pair or scene.listed or scene.in_cart)

    def of_kind(self, near: Sequence[Product]) -> tuple[Product, ...]:
        """Those of the kind that is said, where the shop has things of it, or called by it."""
        kind, index = words_of(self.said).kind, self.visit.index
        known = index.said_kind(kind, self.visit.language) if kind else None
        if known is None:
            return tuple(near)
        said = index.said_words(kind)
        return tuple(
            p for p in near
            if p.sku in known.skus
            or all(not word.own.isdisjoint(index.called_by(p).name) for word in said)
        )

    def found(self, among: Optional[Sequence[Product]]) -> Found:
        """By words, of these or of the whole shop."""
        return described(words_of(self.said), self.visit.index, self.visit.catalogue, among)

    def valued(self, among: Sequence[Product]) -> tuple[Product, ...]:
        """Those that have every trait as the catalogue knows it: orange, not for four orang."""
        called = self.visit.index.value_called
        values = [called(trait) for trait in self.said.traits]
        known = [value for value in values if value is not None]
        if not values or len(known) < len(values) or words_of(self.said).refused.strip():
            return ()
        return tuple(p for p in among if all(has_value(p, *value) for value in known))

    def told(self, among: Sequence[Product]) -> Found:
        """By words, of these, else by what is told of these."""
        found = self.found(among)
        if found.products and not found.lacking:
            return found
        words, index = words_of(self.said), self.visit.index
        told = described(words, index, self.visit.catalogue, among, are_told=True)
        return told if told.products and not told.lacking else found


def words_of(said: Description) -> Words:
    """What of a description is looked for in what goods are called."""
    kind = "" if set(phrase(said.kind)) <= ANY_GOODS else said.kind
    return Words(
        called=" ".join(part for part in (said.brand, said.name, kind) if part),
        kind=kind,
        traits=" ".join(said.traits),
        refused=" ".join((said.not_brand, *said.not_traits)),
        goes_with=said.purpose,
    )


def in_words(said: Description) -> str:
    """A description as it may be said back; empty where it only points or counts."""
    words = words_of(said)
    return " ".join(p for p in (said.code, words.called, words.traits, said.size) if p)


def all_words(said: Description) -> str:
    """Whatever may tell goods apart."""
    words = words_of(said)
    parts = (words.called, words.traits, said.size, said.order, said.purpose)
    return " ".join(part for part in parts if part)


def is_worded(said: Description) -> bool:
    return bool(words_of(said).called or said.traits)


def is_limited(said: Description) -> bool:
    """Whether a size, a price or a refusal may tell one of several apart."""
    return bool(said.size or said.price or words_of(said).refused.strip())


def talked_about(asked: Asked) -> list[str]:
    """SKUs, the likeliest first: "two more" is of what just went in."""
    scene = asked.scene
    only = scene.listed if len(scene.listed) == 1 else ()
    first = scene.just_added if asked.said.mode == "more" else ""
    seen = (*scene.before[-1:], first, scene.focus, *only)
    return [p.sku for p in asked.products([sku for sku in seen if sku])]


def at_place(items: tuple[Thing, ...], place: int) -> tuple[Thing, ...]:
    """What stands at this place, counted from 1 or back from -1; nothing where there is none."""
    at = place - 1 if place > 0 else len(items) + place
    return items[at : at + 1] if place and at >= 0 else ()
