"""Which offer a message is about."""
from typing import Optional

from actions.selling.open_offers import open_offer_of
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.references import meant_product
from actions.turn.turn import Turn


def meant_offer(turn: Turn, visit: Visit) -> str:
    """The offer of the button pressed, else that of the product named, else the last one."""
    pressed = turn.entity("offer")
    if pressed:
        return str(pressed)
    return _named_offer(turn, visit) or str(turn.slots.get(slots.OFFER_ID) or "")


def _named_offer(turn: Turn, visit: Visit) -> Optional[str]:
    """The visit's open offer of a product that the message names or counts ("the second")."""
    if not turn.entities_of("product") and not turn.entities_of("ordinal"):
        return None
    product = meant_product(turn, visit.catalogue)
    if product is None:
        return None
    return open_offer_of(visit.db, visit.shopper.visitor, product.sku, visit.now)
