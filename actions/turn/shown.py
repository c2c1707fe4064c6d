"""The one product that a wish wants to see or asks about: by code, name, place, order, pointing."""
from typing import Optional

from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.resolving import of_wish
from actions.turn.scene import scene_of
from actions.turn.turn import Turn

POINTING = frozenset(("name", "order", "place"))  # rules that find what is in sight


def product_shown(turn: Turn, visit: Visit) -> Optional[Product]:
    """None where it could be several, or none; a kind alone is looked for."""
    product = product_coded(turn, visit)
    wish = turn.wish
    if product is not None or wish is None or len(wish.objects) > 1:
        return product
    said = wish.objects[0] if wish.objects else None
    if said is not None and (said.code or (said.order and said.kind)):
        return None
    scene = scene_of(turn, visit)
    meant = next(of_wish(wish, scene, visit), None)
    if meant is None or len(meant.sure) != 1:
        return None
    is_told = said is not None and bool(said.name or said.ordinal or said.pointing)
    is_there = meant.why in POINTING and meant.sure[0].sku in scene.in_sight
    return meant.sure[0] if is_told or is_there else None


def product_coded(turn: Turn, visit: Visit) -> Optional[Product]:
    """What a SKU or a link of this shop stands for."""
    codes = [each.code for each in (turn.wish.objects if turn.wish else ()) if each.code]
    found = (visit.index.with_code(code) for code in codes)
    return next((product for product, _ in filter(None, found)), None)
