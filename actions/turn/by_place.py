"""Goods meant by a code, a place in the list, an order: "TEE-1", "the second", "the cheapest"."""
from typing import Optional, Sequence

from actions.language.pack_tables import Phrase, groups_of
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.described import Found
from actions.shop.visit import Visit
from actions.turn.hints import hinted
from actions.turn.in_order import beyond, first_of, is_comparing
from actions.turn.meant import Asked, Meant, at_place, is_worded, talked_about, words_of
from actions.turn.said_order import names_property
from actions.turn.size_and_price import of_size_and_price

SIZED = groups_of("orders.sized")  # by order, traits that ask for it where nothing has them
MIDDLE = frozenset(groups_of("orders.middle").get("middle", ()))
REDUCED = frozenset(groups_of("orders.reduced").get("reduced", ()))
PAIR = 2


def by_code(asked: Asked) -> Optional[Meant]:
    """A SKU, that of a variant, or the last part of a link; also where it was read as a name."""
    said, index = asked.said, asked.visit.index
    named = (w for w in (said.name, said.kind) if w and not w.isalpha() and index.with_code(w))
    code = said.code or next(named, "")
    if not code:
        return None
    product, variant = index.with_code(code) or (None, "")
    fitting = _named_for(product, asked) if product and said.pointing else ()
    if fitting:
        return Meant(said.copy(update={"code": ""}), fitting)
    there = asked.products([product.sku]) if product else ()
    products = tuple(p for p in there if not variant or p.variant(variant))
    return Meant(said, products, () if products else (code,), variant=variant)


def _named_for(product: Product, asked: Asked) -> tuple[Product, ...]:
    """ "Mine is the nusa 5 lite, so that one": what is in sight is named for a thing that isn't."""
    if asked.among is not None or product in (*asked.in_sight, *asked.at_hand):
        return ()
    title = asked.visit.index.title_words_of
    return tuple(p for p in asked.in_sight if title(product.sku) <= title(p.sku))


def by_place(asked: Asked) -> Optional[Meant]:
    """In the list shown; of "the second laptop" the second of those, where it isn't one itself."""
    place = asked.said.ordinal
    if place is None:
        return None
    if asked.said.order:
        return _in_order_too(place, asked)
    there = asked.products(at_place(asked.scene.listed, place))
    products = there if len(there) == 1 else at_place(asked.limits, place)
    if words_of(asked.said).called:
        shown = asked.products(asked.scene.listed) or asked.limits
        found = asked.found(shown)
        if not found.lacking and not any(p in found.products for p in products):
            products = at_place(tuple(p for p in shown if p in found.products), place)
    return Meant(asked.said, products, () if products else (str(place),))


def _in_order_too(place: int, asked: Asked) -> Optional[Meant]:
    """ "The cheapest of the 3" counts the list; "the second cheapest" is no place of it."""
    ordered = by_order(asked._replace(said=asked.said.copy(update={"ordinal": None})))
    there = asked.products(at_place(asked.scene.listed, place))
    is_of_list = PAIR < place == len(asked.shown)
    if ordered is not None and (is_of_list or ordered.products == there):
        return ordered
    return Meant(asked.said, asked.shown)


def by_order(asked: Asked) -> Optional[Meant]:
    """The cheapest of what was shown, or of a kind; what is cheaper than the one talked about.

    "The bigger one" of a list is the biggest of it, of an offer what is bigger of the two.
    """
    asked = _of_property(_with_order(asked))
    said, scene, visit = asked.said, asked.scene, asked.visit
    if not said.order:
        return None
    shown = _worded(asked) if is_worded(said) else asked.shown
    shown = of_size_and_price(Meant(said, tuple(shown)), visit).products
    about = next(iter(asked.products(talked_about(asked))), None)
    if is_comparing(said.order) and about is not None and not scene.pair:
        is_of_list = about in shown and len(shown) > 1
        among = shown if is_of_list else alike_in_shop(about, visit)
        more = beyond(said.order, among, about, visit)
        if more is not None and (len(more) == 1 or not is_of_list):
            return Meant(said, tuple(more))
    is_told = len(shown) == 1 and is_worded(said) and shown[0] in asked.shown
    first = shown if is_told else _first(said.order, shown, visit)
    return Meant(said, tuple(first)) if first else None


def _worded(asked: Asked) -> Sequence[Product]:
    """Of what was shown, else of the whole shop, what the words beside the order say: larger sizes
    of the same too."""
    near = asked.of_kind(asked.shown)
    having = [p for p in near if _has_all(asked, p)]
    if having:
        return having
    told = asked.told(near)
    words = words_of(asked.said)
    hints = hinted(f"{words.called} {words.traits}", asked.shown, asked.visit)
    beside = asked.shown if asked.scene.pair else asked.found(asked.among).products
    return hints or told.products or beside


def _has_all(asked: Asked, product: Product) -> bool:
    told = asked.told([product])
    return bool(told.products) and not told.lacking


def in_middle(text: str, asked: Asked) -> tuple[Product, ...]:
    """What stands between the others, where words ask for that."""
    if _runs(text).isdisjoint(MIDDLE):
        return ()
    return tuple(_first("middle", asked.shown, asked.visit) or ())


def reduced_in(text: str, asked: Asked) -> tuple[Product, ...]:
    """What of the list costs less than before, where words ask for that; not where all does."""
    if _runs(text).isdisjoint(REDUCED):
        return ()
    reduced = [p for p in asked.shown if p.was_price(asked.visit.shopper.currency)]
    return tuple(reduced) if len(reduced) < len(asked.shown) else ()


def _runs(text: str) -> set[Phrase]:
    said = phrase(text)
    return {said[a:b] for a in range(len(said)) for b in range(a + 1, len(said) + 1)}


def alike_in_shop(product: Product, visit: Visit) -> list[Product]:
    """Goods of its category and kind that this shopper could pay for."""
    currency = visit.shopper.currency
    return [
        p for p in visit.index.in_category(product.category)
        if p.kind == product.kind and currency in p.prices
    ]


def _with_order(asked: Asked) -> Asked:
    """ "The small one" of two bottles is the smaller, where nothing is called small."""
    said = asked.said
    known = next((o for o, words in SIZED.items() if phrase(said.order) in words), "")
    if known:
        return asked._replace(said=said.copy(update={"order": known}))
    if said.order or not said.traits:
        return asked
    for trait in said.traits:
        order = next((o for o, words in SIZED.items() if phrase(trait) in words), "")
        order = trait if phrase(trait) in REDUCED else order
        order = order if _runs(trait).isdisjoint(MIDDLE) else "middle"
        others = tuple(each for each in said.traits if each != trait)
        told = asked.told(asked.shown) if order else Found()
        is_called_so = len(told.products) == 1 and not told.lacking
        if order and (asked.scene.pair or not is_called_so):
            return asked._replace(said=said.copy(update={"order": order, "traits": others}))
    return asked


def _of_property(asked: Asked) -> Asked:
    """Of "the longer warranty" the words say what is compared, and not of which goods."""
    said, shown = asked.said, asked.shown
    words = " ".join((said.kind, *said.traits)).strip()
    is_value = any(sign.isdigit() for sign in words)
    if not said.order or said.name or is_value:
        return asked
    if not names_property(words, shown, asked.visit.catalogue):
        return asked
    found = asked.found(shown)
    if found.products and not found.lacking:
        return asked
    order = f"{said.order} {words}"
    return asked._replace(said=said.copy(update={"order": order, "kind": "", "traits": ()}))


def _first(order: str, shown: Sequence[Product], visit: Visit) -> Optional[list[Product]]:
    if phrase(order) in MIDDLE or order == "middle":
        return list(shown[len(shown) // PAIR :][:1]) if len(shown) % PAIR else None
    if phrase(order) in REDUCED:
        return [p for p in shown if p.was_price(visit.shopper.currency)]
    return first_of(order, shown, visit)
