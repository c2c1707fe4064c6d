"""Placed orders: found only by those they belong to, paid, cancelled, returned."""
from datetime import datetime
from typing import Iterable, Optional, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from actions.shop.buying import points
from actions.shop.buying.stock import put_back
from actions.shop.errors import OrderNotCancellable, OrderNotFound
from actions.shop.events import OrderCancelled, OrderPaid, OrderReturned, tell
from actions.shop.models import Order, OrderLine
from actions.shop.order_numbers import spellings
from actions.shop.order_status import (
    CANCELLABLE,
    CANCELLED,
    PAID,
    PAYABLE,
    RETURNED,
    SETTLED,
    OrderStatus,
)
from actions.shop.shopper import Shopper


def find_order(db: Session, shopper: Shopper, number: Optional[str]) -> Order:
    """The shopper's order with this number, or the newest; raises OrderNotFound."""
    query = select(Order).where(owned_by(shopper.visitor, shopper.customer))
    if number:
        query = query.where(Order.number.in_(spellings(number)))
    order = db.scalar(query.order_by(Order.ordered_at.desc(), Order.id.desc()).limit(1))
    if order is None:
        raise OrderNotFound(number)
    return order


def newest_order(db: Session, visitor: str) -> Optional[Order]:
    """The order that this visitor placed last."""
    newest_first = (Order.ordered_at.desc(), Order.id.desc())
    return db.scalar(
        select(Order).where(Order.visitor == visitor).order_by(*newest_first).limit(1)
    )


def statuses_of(
    db: Session, visitor: str, customer: Optional[str], numbers: Iterable[str]
) -> dict[str, OrderStatus]:
    """Where these orders stand, by number; what is not this shopper's own is left out."""
    query = select(Order.number, Order.status).where(
        owned_by(visitor, customer), Order.number.in_(set(numbers))
    )
    return dict(db.execute(query).all())


def titles_in(db: Session, number: str, sku: str, variant: str) -> Sequence[str]:
    """What was ordered under this number, called as it was then; of one SKU that line alone."""
    lines = select(OrderLine.title).join(Order).where(Order.number == number)
    if sku:
        lines = lines.where(OrderLine.sku == sku, OrderLine.variant == variant)
    return db.scalars(lines.order_by(OrderLine.id)).all()


def cancel_order(
    db: Session, shopper: Shopper, number: Optional[str], now: datetime
) -> Order:
    """Cancel an order that has not left yet; its goods and points go back, twice does it once."""
    order = find_order(db, shopper, number)
    # Another request may have cancelled it since it was read.
    db.refresh(order, with_for_update=True)
    if order.status == CANCELLED:
        return order
    if order.status not in CANCELLABLE:
        raise OrderNotCancellable(order.status)
    order.status = CANCELLED
    # In the order in which checkout takes them, so that the two can't block each other.
    for line in sorted(order.lines, key=lambda line: (line.sku, line.variant)):
        put_back(db, line.sku, line.variant, line.quantity)
    points.undo(db, order, now)
    tell(db, OrderCancelled(order.number, order.visitor, order.customer, now))
    return order


def mark_paid(db: Session, number: str, now: datetime) -> Order:
    """A placed order becomes paid and earns its points; any other stays as it is."""
    order = _locked(db, number)
    if order.status == PAYABLE:
        order.status = PAID
        points.earn(db, order, now)
        tell(db, OrderPaid(order.number, order.visitor, order.customer, now))
    return order


def mark_returned(db: Session, number: str, now: datetime) -> Order:
    """An order that was paid came back: so do its points; somebody looks at the goods first."""
    order = _locked(db, number)
    if order.status in SETTLED:
        order.status = RETURNED
        points.undo(db, order, now)
        tell(db, OrderReturned(order.number, order.visitor, order.customer, now))
    return order


def owned_by(visitor: str, customer: Optional[str]) -> ColumnElement:
    """Whether an order is of this visitor, or of this customer's."""
    owned = Order.visitor == visitor
    return owned if customer is None else owned | (Order.customer == customer)


def _locked(db: Session, number: str) -> Order:
    order = db.scalar(select(Order).where(Order.number == number).with_for_update())
    if order is None:
        raise OrderNotFound(number)
    return order
