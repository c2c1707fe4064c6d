"""What a message wants to send back: lines of the shopper's own orders."""
from typing import Optional, Sequence

from actions.shop.errors import OrderNotFound, OrderNotReturnable
from actions.shop.models import Order, OrderLine
from actions.shop.order_status import SETTLED
from actions.shop.orders.orders import find_order
from actions.shop.orders.returns import orders_to_return
from actions.shop.visit import Visit
from actions.turn.scene import focus_of
from actions.turn.turn import Turn

BUTTON = "returned"  # the entity by which a button says what goes back
Which = tuple[Order, Optional[OrderLine]]  # without a line, all of the order


def returnable(turn: Turn, visit: Visit) -> list[Which]:
    """Each line that may be meant, one alone where it is sure; raises OrderNotFound and
    OrderNotReturnable."""
    pressed = turn.entity(BUTTON)
    if pressed:
        return [_pressed(str(pressed), visit)]
    lines = [(order, line) for order in _orders(turn, visit) for line in order.lines]
    meant = _meant_skus(turn, visit)
    named: list[Which] = [(order, line) for order, line in lines if line.sku in meant]
    return named or list(lines)


def button_of(order: Order, line: Optional[OrderLine] = None) -> str:
    """What a button says of it."""
    return f"{order.number}:{line.id}" if line else str(order.number)


def _pressed(said: str, visit: Visit) -> Which:
    number, _, line_id = said.partition(":")
    order = find_order(visit.db, visit.shopper, number)
    if not line_id:
        return order, None
    line = next((each for each in order.lines if str(each.id) == line_id), None)
    if line is None:
        raise OrderNotFound(number)
    return order, line


def _orders(turn: Turn, visit: Visit) -> Sequence[Order]:
    """The one that is named, else all that may go back."""
    if turn.order_number:
        order = find_order(visit.db, visit.shopper, turn.order_number)
        if order.status not in SETTLED:
            raise OrderNotReturnable(order.status)
        return [order]
    orders = orders_to_return(visit.db, visit.shopper)
    if not orders:
        raise OrderNotReturnable(find_order(visit.db, visit.shopper, None).status)
    return orders


def _meant_skus(turn: Turn, visit: Visit) -> frozenset[str]:
    """Goods that the message names, else the one talked about."""
    objects = turn.wish.objects if turn.wish else ()
    words = [text for each in objects for text in (each.name, each.kind) if text]
    skus = {str(sku) for sku in turn.entities_of("product")}
    for text in words:
        kind = visit.index.said_kind(text)
        skus |= set(kind.skus) if kind else {p.sku for p in visit.index.with_all_words(text)}
    return frozenset(skus or {focus_of(turn)})
