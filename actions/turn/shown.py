"""The one product that a wish wants to see: by code, name, place in a list, or pointing."""
from typing import Optional

from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.resolving import resolve
from actions.turn.scene import scene_of
from actions.turn.turn import Turn


def product_shown(turn: Turn, visit: Visit) -> Optional[Product]:
    """None where it could be several, or none."""
    product = product_coded(turn, visit)
    objects = turn.wish.objects if turn.wish else ()
    if product is not None or len(objects) != 1 or objects[0].code or objects[0].order:
        return product
    if not (objects[0].name or objects[0].ordinal or objects[0].pointing):
        return None
    meant = resolve(objects[0], scene_of(turn, visit), visit)
    return meant.sure[0] if len(meant.sure) == 1 else None


def product_coded(turn: Turn, visit: Visit) -> Optional[Product]:
    """What a SKU or a link of this shop stands for."""
    codes = [each.code for each in (turn.wish.objects if turn.wish else ()) if each.code]
    found = (visit.index.with_code(code) for code in codes)
    return next((product for product, _ in filter(None, found)), None)
