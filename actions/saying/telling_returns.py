"""Returns as they are told: which one is meant, its number, and what happens next."""
from datetime import timedelta
from typing import Optional, Sequence

from actions.saying.asking import ask_among
from actions.saying.dates import told_day
from actions.saying.making_buttons import titled
from actions.saying.reply import Reply
from actions.saying.responses import OrderResponse
from actions.shop.models import GoodsReturn, Order, OrderLine
from actions.shop.search.called import roots_in
from actions.shop.visit import Visit
from actions.turn.to_return import BUTTON, Which, button_of

MOST_ASKED = 5


def ask_what_to_return(several: Sequence[Which], visit: Visit) -> Reply:
    """A button for each line; of one order also for all of it."""
    orders = list(dict.fromkeys(order for order, _ in several))
    is_one = len(orders) == 1
    shown = [
        (_title(*which, is_numbered=not is_one), button_of(*which))
        for which in several[:MOST_ASKED]
    ]
    if is_one:
        shown.append((str(orders[0].number), button_of(orders[0])))
    return ask_among(
        "utter_return_which_line" if is_one else "utter_return_which",
        [titled(title, "ask_returns", **{BUTTON: button}) for title, button in shown],
        [sorted(roots_in([(visit.language, title)])) for title, _ in shown], visit,
        order_number=str(orders[0].number),
    )


def tell_return(
    asked: GoodsReturn, order: Order, line: Optional[OrderLine], visit: Visit
) -> Reply:
    """Its number, and what happens next; of one that was asked for before how it stands."""
    return Reply().say(
        _response(asked, order, visit), ticket=asked.id, order_number=str(order.number),
        goods=_title(order, line), day=told_day(asked.asked_at, visit.language),
        ordered=told_day(order.ordered_at, visit.language), days=_days(visit) or 0,
    )


def _response(asked: GoodsReturn, order: Order, visit: Visit) -> OrderResponse:
    if asked.closed_at is not None:
        return "utter_return_closed"
    if asked.asked_at != visit.now:
        return "utter_return_there"
    days = _days(visit)
    is_late = days is not None and visit.now - order.ordered_at > timedelta(days=days)
    return "utter_return_noted_late" if is_late else "utter_return_noted"


def _days(visit: Visit) -> Optional[int]:
    """So long goods may be sent back, where the shop tells it."""
    fact = visit.catalogue.profile.facts.get("returns")
    return fact.days if fact else None


def _title(order: Order, line: Optional[OrderLine], is_numbered: bool = False) -> str:
    if line is None:
        return ", ".join(dict.fromkeys(str(each.title) for each in order.lines))
    counted = f"{line.quantity} × {line.title}" if line.quantity > 1 else str(line.title)
    return f"{counted} · {order.number}" if is_numbered else counted
