"""Goods sent back: what may be, asked for once, open until somebody decided."""
from datetime import datetime
from typing import Optional, Sequence

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from actions.shop.errors import OrderNotReturnable
from actions.shop.events import OrderReturned
from actions.shop.models import GoodsReturn, Order, OrderLine
from actions.shop.order_status import SETTLED
from actions.shop.orders.orders import owned_by
from actions.shop.shopper import Shopper

MOST_ORDERS = 20  # looked at for what may go back
LONGEST_REASON = 500


def orders_to_return(db: Session, shopper: Shopper) -> Sequence[Order]:
    """The shopper's own that were paid, the newest first."""
    query = select(Order).where(
        owned_by(shopper.visitor, shopper.customer), Order.status.in_(SETTLED)
    )
    newest_first = (Order.ordered_at.desc(), Order.id.desc())
    return db.scalars(query.order_by(*newest_first).limit(MOST_ORDERS)).all()


def ask_to_return(
    db: Session, shopper: Shopper, order: Order, line: Optional[OrderLine], reason: str,
    now: datetime,
) -> GoodsReturn:
    """The return of this line, or of the whole order; the one that there is, where it was asked
    for before. Raises OrderNotReturnable."""
    db.refresh(order, with_for_update=True)  # two requests at once ask for it one after the other
    if order.status not in SETTLED:
        raise OrderNotReturnable(order.status)
    which = (line.sku, line.variant) if line else ("", "")
    there = _asked_for(db, order.number, *which)
    if there is None:
        there = GoodsReturn(
            visitor=shopper.visitor, conversation=shopper.conversation, order_number=order.number,
            sku=which[0], variant=which[1], reason=reason[:LONGEST_REASON], asked_at=now,
        )
        db.add(there)
        db.flush()
    return there


def open_returns(db: Session) -> Sequence[GoodsReturn]:
    """The longest open first."""
    waiting = select(GoodsReturn).where(GoodsReturn.closed_at.is_(None))
    return db.scalars(waiting.order_by(GoodsReturn.id)).all()


def close_return(db: Session, number: int, now: datetime) -> bool:
    """That it was decided; False where none of this number is open."""
    closed = db.execute(
        update(GoodsReturn)
        .where(GoodsReturn.id == number, GoodsReturn.closed_at.is_(None)).values(closed_at=now)
    )
    return closed.rowcount == 1


def close_returns_of(db: Session, event: OrderReturned) -> None:
    """Of an order that came back as a whole none is left to be decided."""
    db.execute(
        update(GoodsReturn)
        .where(GoodsReturn.order_number == event.number, GoodsReturn.closed_at.is_(None))
        .values(closed_at=event.at)
    )


def _asked_for(db: Session, number: str, sku: str, variant: str) -> Optional[GoodsReturn]:
    """Of this line, or of all of its order."""
    of_line = (GoodsReturn.sku == sku) & (GoodsReturn.variant == variant)
    return db.scalar(
        select(GoodsReturn)
        .where(GoodsReturn.order_number == number, or_(of_line, GoodsReturn.sku == ""))
        .order_by(GoodsReturn.id).limit(1)
    )
