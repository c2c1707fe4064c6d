"""Which goods a description means in its scene: one, several that it could be, or none; no guess.

    meant = resolve(described, scene_of(turn, visit), visit)
    meant.sure       the goods meant for certain: one, or each of "both", "these two"
    meant.products   without certainty, those that it could be, the likeliest first
    meant.lacking    words of the description that nothing was found for
    meant.why        the rule that found them

A code wins over a place in the list, that over an order ("the cheapest"), over what is pointed at,
over words; what is said of nothing in particular ("two more") is about what was talked of. Words
are looked for in sight before the whole shop. `among` limits all to some goods, say to the cart's,
each in the size and colour in which it is there.
"""
from dataclasses import replace
from typing import Callable, Iterator, Mapping, Optional, Sequence

from actions.reading.reading import CHANGES_CART, PLURAL, Description, Wish
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.by_place import by_code, by_order, by_place, in_middle, reduced_in
from actions.turn.hints import hinted, plainest
from actions.turn.in_sight import by_words, pointed_at, unspoken
from actions.turn.meant import Asked, Meant, all_words, in_words, words_of
from actions.turn.said_order import order_in
from actions.turn.scene import Scene
from actions.turn.size_and_price import of_size_and_price

PAIR = 2
NOTHING_SAID = Description.parse_obj({})
PRONOUNS = ("it", "this", "that")
ASKING = ("ask", "ask_shop")
VAGUE = ("talk", "pointing")  # rules by which nothing is told of the thing itself
RULES: Mapping[str, Callable[[Asked], Optional[Meant]]] = {
    "code": by_code, "place": by_place, "order": by_order, "pointing": pointed_at,
    "words": by_words, "talk": unspoken,
}


def resolve(
    said: Description, scene: Scene, visit: Visit, among: Optional[Sequence[Product]] = None
) -> Meant:
    asked = Asked(said, scene, visit, among, tuple(among or ()))
    for why, rule in RULES.items():
        meant = rule(asked)
        if meant is not None:
            meant = of_size_and_price(meant, visit)
            return replace(meant if meant.sure else _told_apart(meant, asked), why=why)
    return Meant(said)


def of_wish(wish: Wish, scene: Scene, visit: Visit) -> Iterator[Meant]:
    """Of each object of a wish; where it says nothing of one, what its words name in sight."""
    for meant in resolved(wish.objects or (NOTHING_SAID,), scene, visit):
        asked = Asked(meant.described, scene, visit, None, ())
        yield meant if meant.sure and meant.why not in VAGUE else _in_wish(meant, wish, asked)


def _in_wish(meant: Meant, wish: Wish, asked: Asked) -> Meant:
    said, is_only = meant.described, len(wish.objects) <= 1
    if said.pointing == "other":
        return _other_than_named(meant, wish, asked)
    is_vague = not in_words(said) and said.pointing in (None, *PRONOUNS)
    if is_vague and meant.why in VAGUE and is_only:
        named = _by_text(wish, meant, asked)
        if named:
            return replace(meant, products=named, why="name")
    is_asked = wish.act in ASKING and said.pointing and not meant.sure
    return _asked_of(meant, asked) if is_asked else meant


def _other_than_named(meant: Meant, wish: Wish, asked: Asked) -> Meant:
    """ "Not the plus. the other": one is named beside it, and isn't meant."""
    near = tuple(p for p in meant.products if p in asked.in_sight) or asked.in_sight
    named = hinted(wish.said, near, asked.visit, are_told=wish.act not in CHANGES_CART)
    left = tuple(p for p in near if p not in named)
    return replace(meant, products=left) if named and left and not meant.sure else meant


def _asked_of(meant: Meant, asked: Asked) -> Meant:
    """ "Do they both have the 2 year warranty": what is asked needn't be so, and a question may be
    of each of a list."""
    said = meant.described
    is_bare = not meant.products and not words_of(said).called
    bare = said.copy(update={"traits": (), "size": "", "purpose": ""}) if is_bare else said
    found = replace(resolve(bare, asked.scene, asked.visit, asked.among), described=said)
    is_every = said.pointing in PLURAL and len(found.products) > 1 and not in_words(bare)
    return replace(found, is_every=True) if is_every else found


def _by_text(wish: Wish, meant: Meant, asked: Asked) -> tuple[Product, ...]:
    """What words of a wish speak of in sight, that were read as no description of it; what is told
    of goods tells them apart where none of them is talked about."""
    middle = in_middle(wish.said, asked)
    if middle or (asked.said.pointing and meant.sure):
        return middle
    reduced = () if meant.sure else reduced_in(wish.said, asked)
    named = reduced or hinted(wish.said, asked.in_sight, asked.visit, are_told=False)
    if named or wish.act != "ask" or asked.scene.focus:
        return named
    order = order_in(wish.said)
    first = by_order(asked._replace(said=Description(order=order))) if order else None
    if first is not None:
        return first.products
    told = hinted(wish.said, asked.in_sight, asked.visit)
    return told if len(told) == 1 else ()


def merged(objects: Sequence[Description]) -> tuple[Description, ...]:
    """ "The second, and 2 of it": a number said of what was just named is its own."""
    found: list[Description] = []
    for each in objects:
        told = set(each.as_json())
        is_number = "quantity" in told and told <= {"quantity", "mode", "pointing"}
        if found and is_number and found[-1].quantity is None and not found[-1].is_refused:
            update = {"quantity": each.quantity, "mode": each.mode}
            found[-1] = found[-1].copy(update=update)
        elif found and _is_share_of(each, found[-1]):
            continue
        else:
            found.append(each)
    return tuple(found)


def _is_share_of(said: Description, before: Description) -> bool:
    """ "Two, one for each daughter" are two."""
    told, number, whole = set(said.as_json()), said.quantity, before.quantity
    if not told <= {"quantity", "mode", "purpose"}:
        return False
    return isinstance(number, int) and isinstance(whole, int) and number <= whole


def _told_apart(meant: Meant, asked: Asked) -> Meant:
    """Of several in sight, those whose names or values say best what is said: "the 24"."""
    likely = [p for p in meant.products if p in asked.in_sight]
    if len(likely) < PAIR or len(likely) < len(meant.products) or meant.is_every:
        return meant
    said = all_words(meant.described)
    best = [p for p in hinted(said, asked.in_sight, asked.visit) if p in likely] or likely
    if not meant.described.traits:
        best = list(plainest(said, best, asked.visit)) or best
    return replace(meant, products=tuple(best))


def resolved(objects: Sequence[Description], scene: Scene, visit: Visit) -> Iterator[Meant]:
    """Of each object that is wanted, in the order said: less what is refused beside it; what the
    same message names later is sought where that was, too."""
    objects = merged(objects)
    refused = [
        p for said in objects if said.is_refused for p in resolve(said, scene, visit).products
    ]
    for said in objects:
        if said.is_refused:
            continue
        is_other = bool(refused) and said.pointing == "other"
        meant = resolve(said, replace(scene, focus=refused[-1].sku) if is_other else scene, visit)
        left = tuple(p for p in meant.products if p not in refused)
        meant = replace(meant, products=left)
        yield meant
        scene = scene.having_named(p.sku for p in meant.sure)
