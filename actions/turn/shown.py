"""What a turn is about, and the one product that it wants to see: by code, name, place, order,
pointing."""
from typing import Optional, Sequence

from actions.reading.reading import Wish
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.meant import Meant
from actions.turn.resolving import of_wish
from actions.turn.scene import listed_products, scene_of
from actions.turn.turn import Turn
from actions.turn.wishes import spoken_of

POINTING = frozenset(("name", "order", "place"))  # rules that find what is in sight
TALK = "talk"  # the rule for what nothing is said of


def meant_by(turn: Turn, visit: Visit) -> tuple[Meant, ...]:
    """Of each thing that typed words or a button speak of, what it stands for."""
    wish = turn.wish or Wish(act="show", said=turn.text)
    wish = wish.copy(update={"objects": spoken_of(turn, visit)})
    return tuple(of_wish(wish, scene_of(turn, visit), visit))


def product_shown(turn: Turn, visit: Visit) -> Optional[Product]:
    """None where it could be several, or none; a kind alone is looked for."""
    product = product_coded(turn, visit)
    found = meant_by(turn, visit)
    if product is not None or len(found) != 1:
        return product
    [meant] = found
    said = meant.described
    if len(meant.sure) != 1 or (said.order and said.kind):
        return None
    is_told = bool(said.code or said.name or said.ordinal or said.pointing)
    is_there = meant.why in POINTING and meant.sure[0].sku in scene_of(turn, visit).in_sight
    return meant.sure[0] if is_told or is_there else None


def product_talked_about(turn: Turn, visit: Visit) -> Optional[Product]:
    """Where a message says of nothing in particular what it wants to see: "more about it"."""
    found = meant_by(turn, visit)
    is_unsaid = len(found) == 1 and found[0].why == TALK and not found[0].described.as_json()
    return found[0].sure[0] if is_unsaid and len(found[0].sure) == 1 else None


def could_be_shown(turn: Turn, visit: Visit) -> Sequence[Product]:
    """Between which the question which one is meant lets choose."""
    found = {p.sku: p for each in meant_by(turn, visit) for p in each.products}
    return tuple(found.values()) or listed_products(turn, visit)


def product_coded(turn: Turn, visit: Visit) -> Optional[Product]:
    """What a SKU or a link of this shop stands for."""
    codes = [each.code for each in (turn.wish.objects if turn.wish else ()) if each.code]
    found = (visit.index.with_code(code) for code in codes)
    return next((product for product, _ in filter(None, found)), None)
