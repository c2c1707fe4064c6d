"""Whether more of the suggestions is wanted, and of which: "anything more?"."""
from typing import Sequence

from actions.selling.open_offers import asked_at
from actions.selling.tables import LedgerEntry
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.meant import is_worded
from actions.turn.scene import seen_at
from actions.turn.turn import Turn

MORE = "show_more"


def suggested_before(turn: Turn, visit: Visit) -> Sequence[LedgerEntry]:
    """Those that stand before the shopper, where more is asked for and of nothing else."""
    wish, listed = turn.wish, turn.slots.get(slots.LISTED) or ()
    objects = wish.objects if wish else ()
    is_more = turn.intent == MORE or (wish is not None and wish.act == "more")
    is_more = is_more or any(each.pointing == "other" for each in objects)
    if not (is_more and listed) or any(map(is_worded, objects)):
        return ()
    made_at = seen_at(turn).get(slots.LISTED, 0)
    return asked_at(visit.db, visit.shopper.visitor, listed, made_at, visit.now)
