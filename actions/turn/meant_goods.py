"""Which goods a description means: one, several that it could be, or none; never a guess.

    meant = meant_goods(described, scene_of(turn), visit)
    meant.sure       the goods meant for certain: one, or each of "both", "these two"
    meant.products   without certainty, those that it could be, the likeliest first
    meant.lacking    words of the description that nothing was found for

A code wins over a place in the list, that over what is pointed at, over an order ("the cheapest"),
over words; what is said of nothing in particular ("two more") is about what was talked of. Words
are looked for in sight before the whole shop. `among` limits all to some goods, say to the cart's,
each in the size and colour in which it is there.
"""
from dataclasses import dataclass, replace
from typing import Callable, NamedTuple, Optional, Sequence, TypeVar

from actions.language.words import name_words
from actions.reading.reading import PLURAL, Description
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.described import Found, Words, described, is_of_other_kind, is_whole_name
from actions.shop.visit import Visit
from actions.turn.in_order import in_order
from actions.turn.meant_variants import has_size
from actions.turn.scene import Scene

PAIR = 2
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Meant:
    """What a description stands for."""

    described: Description
    products: tuple[Product, ...] = ()
    lacking: tuple[str, ...] = ()
    is_every: bool = False  # each of them is meant
    variant: str = ""  # where a code names it
    is_likely: bool = False  # only: their words are said, but of no such kind, or of none at all

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


class _Asked(NamedTuple):
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

    def found(self, among: Optional[Sequence[Product]]) -> Found:
        """By words, of these or of the whole shop."""
        return described(words_of(self.said), self.visit.index, self.visit.catalogue, among)


def meant_goods(
    said: Description, scene: Scene, visit: Visit, among: Optional[Sequence[Product]] = None
) -> Meant:
    asked = _Asked(said, scene, visit, among, tuple(among or ()))
    for rule in RULES:
        meant = rule(asked)
        if meant is not None:
            return _of_size_and_price(meant, visit)
    return Meant(said)


def words_of(said: Description) -> Words:
    """What of a description is looked for in what goods are called."""
    return Words(
        called=" ".join(part for part in (said.brand, said.name, said.kind) if part),
        kind=said.kind,
        traits=" ".join(said.traits),
        refused=" ".join((said.not_brand, *said.not_traits)),
        goes_with=said.purpose,
    )


def in_words(said: Description) -> str:
    """A description as it may be said back; empty where it only points or counts."""
    words = words_of(said)
    return " ".join(p for p in (said.code, words.called, words.traits, said.size) if p)


def _by_code(asked: _Asked) -> Optional[Meant]:
    """A SKU, that of a variant, or the last part of a link; also where it was read as a name."""
    said, index = asked.said, asked.visit.index
    named = (w for w in (said.name, said.kind) if w and not w.isalpha() and index.with_code(w))
    code = said.code or next(named, "")
    if not code:
        return None
    product, variant = index.with_code(code) or (None, "")
    there = asked.products([product.sku]) if product else ()
    products = tuple(p for p in there if not variant or p.variant(variant))
    return Meant(said, products, () if products else (code,), variant=variant)


def _by_place(asked: _Asked) -> Optional[Meant]:
    """In the list shown; of "the second laptop" the second of those, where it isn't one itself."""
    place = asked.said.ordinal
    if place is None:
        return None
    there = asked.products(_at(asked.scene.listed, place))
    products = there if len(there) == 1 else _at(asked.limits, place)
    if words_of(asked.said).called:
        shown = asked.products(asked.scene.listed) or asked.limits
        found = asked.found(shown)
        if not found.lacking and not any(p in found.products for p in products):
            products = _at(tuple(p for p in shown if p in found.products), place)
    return Meant(asked.said, products, () if products else (str(place),))


def _pointed_at(asked: _Asked) -> Optional[Meant]:
    """What words and pointing both fit; without words the one, or the few, talked about."""
    said, scene = asked.said, asked.scene
    is_all = said.quantity == "all" and not _is_worded(said)
    if said.pointing is None and not is_all:
        return None
    if _is_worded(said):
        found = asked.found(asked.in_sight)
        if found.products and not found.lacking:
            return _of_several(asked, found.products)
        if words_of(said).called:
            return None  # "this laptop", where none is in sight
        one = asked.products(_talked_about(asked)[:1])
        return Meant(said, one, found.lacking)
    if said.pointing == "other":
        return Meant(said, asked.products([s for s in scene.listed if s != scene.focus]))
    if said.pointing in PLURAL or is_all:
        return _of_several(asked, asked.products(_talked_about(asked)[:1] or scene.listed))
    return _unspoken(asked)


def _by_order(asked: _Asked) -> Optional[Meant]:
    """The cheapest of what was shown, or of a kind; what is cheaper than the one talked about."""
    said, visit = asked.said, asked.visit
    if not said.order:
        return None
    shown = asked.limits or asked.products(asked.scene.listed)
    if _is_worded(said):
        shown = asked.found(shown).products or asked.found(asked.among).products
    than = next(iter(asked.products(_talked_about(asked))), None)
    sorted_so = in_order(said.order, shown, than, visit)
    if sorted_so is None:
        return Meant(said, shown, lacking=(said.order,))
    return Meant(said, sorted_so)


def _named_alike(asked: _Asked, called: str) -> tuple[Product, ...]:
    """Several in sight whose names all hold these words."""
    said, words_in = name_words(called), asked.visit.index.title_words_of
    alike = tuple(p for p in asked.in_sight if said and said <= set(words_in(p.sku)))
    return alike if len(alike) > 1 and asked.among is None else ()


def _by_words(asked: _Asked) -> Optional[Meant]:
    """Of what was just named, else in sight, else of the whole shop; a whole name is that one."""
    said = asked.said
    if not _is_worded(said):
        return None
    if not words_of(said).called:
        for near in (asked.products(asked.scene.before), asked.in_sight):
            found = asked.found(near)
            if found.products and not found.lacking:
                return _of_several(asked, found.products)
    found = asked.found(asked.among)
    called, index = words_of(said).called, asked.visit.index
    named = [p for p in found.products if is_whole_name(p, called, index)]
    seen = [p for p in asked.in_sight if p in found.products] if asked.among is None else []
    alike = _named_alike(asked, called) if len(found.products) == 1 and not said.traits else ()
    products = named if len(named) == 1 else alike or seen or found.products
    is_at_hand = bool(seen) or asked.among is not None
    is_described = bool(said.kind) and not (said.name or named or is_at_hand)
    is_other = is_described and is_of_other_kind(products, said.kind, index)
    is_likely = is_other or not (called or is_at_hand)
    return replace(_of_several(asked, products), lacking=found.lacking, is_likely=is_likely)


def _unspoken(asked: _Asked) -> Meant:
    """A number or size alone is about what was talked about, or the only thing there."""
    return Meant(asked.said, asked.products(_talked_about(asked)[:1]) or asked.limits)


RULES: tuple[Callable[[_Asked], Optional[Meant]], ...] = (
    _by_code, _by_place, _pointed_at, _by_order, _by_words, _unspoken,
)


def _talked_about(asked: _Asked) -> list[str]:
    """SKUs, the likeliest first: "two more" is of what just went in."""
    scene = asked.scene
    only = scene.listed if len(scene.listed) == 1 else ()
    first = scene.just_added if asked.said.mode == "more" else ""
    seen = (*scene.before[-1:], first, scene.focus, *only)
    return [p.sku for p in asked.products([sku for sku in seen if sku])]


def _of_several(asked: _Asked, products: Sequence[Product]) -> Meant:
    """Each of them, where all were asked for; else the one talked about, where it is among them."""
    said, found = asked.said, tuple(products)
    is_plural = said.pointing in PLURAL
    is_every = said.quantity in ("all", len(found)) if is_plural else said.quantity == "all"
    if said.quantity == "all" or (is_plural and (is_every or len(found) == PAIR)):
        return Meant(said, found, is_every=True)
    about = [p for p in found if p.sku == asked.scene.focus]
    return Meant(said, tuple(about or found))


def _of_size_and_price(meant: Meant, visit: Visit) -> Meant:
    """Of several, those that have the size and cost as much, where any does."""
    size, price = meant.described.size, meant.described.price
    if len(meant.products) < PAIR:
        return meant
    products = meant.products
    if price is not None:
        costs = {p.sku: p.price(price.currency or visit.shopper.currency) for p in products}
        products = tuple(
            p for p in products
            if (cost := costs[p.sku]) is not None
            and (price.min is None or cost.amount >= price.min)
            and (price.max is None or cost.amount <= price.max)
        )
    sized = [p for p in products if size and has_size(p, size, visit.index)]
    return replace(meant, products=tuple(sized) or products)


def _is_worded(said: Description) -> bool:
    return bool(words_of(said).called or said.traits)


def _at(items: tuple[Thing, ...], place: int) -> tuple[Thing, ...]:
    """What stands at this place, counted from 1 or back from -1; nothing where there is none."""
    at = place - 1 if place > 0 else len(items) + place
    return items[at : at + 1] if place and at >= 0 else ()
