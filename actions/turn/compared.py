"""Which products a message wants to be compared."""
from typing import Sequence

from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.meant import Meant
from actions.turn.references import listed_products, meant_products
from actions.turn.resolving import of_wish
from actions.turn.scene import Scene, scene_of
from actions.turn.turn import Turn

MOST_OF_LIST = 3
PAIR = 2


def compared_products(turn: Turn, visit: Visit) -> list[Product]:
    """Those named; with one alone, what it goes with; without names, the first of the list."""
    scene = scene_of(turn, visit)
    if turn.wish is not None and turn.wish.objects:
        meant = beside_focus(list(of_wish(turn.wish, scene, visit)), scene, visit)
    else:
        meant = meant_products(turn, visit.catalogue)
        focus = visit.catalogue.products.get(scene.focus)
        meant = [*meant, focus] if len(meant) == 1 and focus and focus not in meant else meant
    if len(meant) >= PAIR:
        return meant
    others = [p for p in listed_products(turn, visit) if p not in meant]
    if meant and not others:
        better = visit.catalogue.next_tier(meant[0].sku)
        return [*meant, better] if better else meant
    return [*meant, *others][: PAIR if meant else MOST_OF_LIST]


def beside_focus(found: Sequence[Meant], scene: Scene, visit: Visit) -> list[Product]:
    """Those meant for certain; one alone is compared with what is talked about: "with the m20"."""
    meant = list(dict.fromkeys(p.sku for each in found for p in each.sure))
    if len(meant) == 1 and scene.focus and scene.focus not in meant:
        meant = [scene.focus, *meant]
    known = visit.catalogue.products
    return [known[sku] for sku in meant if sku in known]
