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

from actions.reading.reading import Description, Wish
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.by_place import by_code, by_order, by_place, in_middle
from actions.turn.hints import hinted
from actions.turn.in_sight import by_words, pointed_at, unspoken
from actions.turn.meant import Asked, Meant, all_words, in_words
from actions.turn.scene import Scene
from actions.turn.size_and_price import of_size_and_price

PAIR = 2
NOTHING_SAID = Description.parse_obj({})
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
        is_bare = not in_words(meant.described) and meant.described.pointing is None
        if is_bare and meant.why == "talk" and len(wish.objects) <= 1:
            asked = Asked(meant.described, scene, visit, None, ())
            named = in_middle(wish.said, asked) or hinted(wish.said, asked.in_sight, visit, False)
            meant = replace(meant, products=named, why="name") if named else meant
        yield meant


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
    best = [p for p in hinted(said, asked.in_sight, asked.visit) if p in likely]
    return replace(meant, products=tuple(best)) if best else meant


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
