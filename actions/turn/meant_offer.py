"""Which offer a message is about."""
from typing import Optional

from actions.selling.open_offers import open_offer_of
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.shown import TALK, meant_by
from actions.turn.turn import Turn


def meant_offer(turn: Turn, visit: Visit) -> str:
    """The offer of the button pressed, else that of the product named, else the last one."""
    pressed = turn.entity("offer")
    if pressed:
        return str(pressed)
    return _named_offer(turn, visit) or str(turn.slots.get(slots.OFFER_ID) or "")


def _named_offer(turn: Turn, visit: Visit) -> Optional[str]:
    """The visit's open offer of a product that the message names or counts ("the second")."""
    meant = [each.sure[0] for each in meant_by(turn, visit) if each.why != TALK and each.sure]
    if len(meant) != 1:
        return None
    return open_offer_of(visit.db, visit.shopper.visitor, meant[0].sku, visit.now)
