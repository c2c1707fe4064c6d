"""What is typed of what just went in, and not of what was offered under it: "just 1", "then XL"."""
from typing import Optional

from actions.reading.reading import Description, Wish
from actions.shop.buying.cart import CartViewLine, view_cart
from actions.shop.visit import Visit
from actions.turn.for_cart import code_of
from actions.turn.meant import words_of
from actions.turn.meant_variants import other_variants, variants_meant
from actions.turn.openings import begins_with_yes
from actions.turn.resolving import merged
from actions.turn.scene import Scene
from actions.turn.served_as import only_points, served_as
from actions.turn.turn import Turn

CHANGING = "change_quantity"


def to_line(wish: Wish, scene: Scene, turn: Turn, visit: Visit) -> Optional[Turn]:
    """Of the line spoken of fewer pieces, so many in all, or another size or colour; None where it
    may as well take the offer."""
    objects = merged(wish.objects)
    is_total = wish.act == "add" and bool(objects) and objects[0].mode == "total"
    is_taking = wish.act == "accept" or is_total
    if not is_taking or len(objects) != 1 or begins_with_yes(turn.text):
        return None
    [said], line = objects, _line(scene, visit)
    if line is None or said.is_refused or words_of(said).called or said.code or said.ordinal:
        return None
    if not (_is_count(said, line) or _is_made_otherwise(said, line, scene, visit)):
        return None
    of_line = said.copy(update={"code": code_of(line), "pointing": None})
    return served_as(CHANGING, (of_line,), (), turn)


def _line(scene: Scene, visit: Visit) -> Optional[CartViewLine]:
    """The only one of what was put in last, or is talked about."""
    sku = scene.just_added or scene.focus
    lines = view_cart(visit.db, visit.catalogue, visit.shopper).lines if sku else ()
    own = [line for line in lines if line.product.sku == sku]
    return own[0] if len(own) == 1 else None


def _is_count(said: Description, line: CartViewLine) -> bool:
    number = said.quantity
    if not isinstance(number, int) or not only_points(said) or said.mode == "more":
        return False
    return said.mode == "total" or 0 < number < line.quantity


def _is_made_otherwise(
    said: Description, line: CartViewLine, scene: Scene, visit: Visit
) -> bool:
    """Whether it comes so, and what is offered doesn't."""
    if line.variant is None or not (said.size or said.traits):
        return False
    new = other_variants(line.product, line.variant, said, visit)
    offered = visit.catalogue.products.get(scene.offered)
    of_offer = variants_meant(offered, said, visit) if offered else None
    is_of_offer = of_offer is not None and bool(of_offer.variants) and not of_offer.lacking
    return bool(new.variants) and not new.lacking and not is_of_offer
