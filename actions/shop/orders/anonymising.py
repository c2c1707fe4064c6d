"""Retention of orders: after the years that the law asks for, nobody is named in them any more."""
from datetime import datetime
from typing import Callable, Sequence

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Select

from actions.shop.database import Base, Database
from actions.shop.models import Cart, GoodsReturn, Order, PointsEntry

CHUNK = 100  # orders in one transaction, so that no shopper waits
NOBODY = "x:"  # begins the visitor of what lost its person; a row's own id makes it one of a kind


def years_before(now: datetime, years: int) -> datetime:
    """The same day; of a leap day, the day before."""
    day = 28 if (now.month, now.day) == (2, 29) else now.day
    return now.replace(year=now.year - years, day=day)


def forget_buyers(database: Database, before: datetime, go_on: Callable[[], None]) -> int:
    """Orders placed before this lose name, address, contacts, visitor and customer; how many did.

    What was bought, when and for how much stays. So do the customer's points, whose sum is
    theirs to spend, but no longer with the order that they came from.
    """
    forgotten = 0
    while True:
        go_on()
        with database.read_scope() as db:
            found = db.scalars(_named(Order.ordered_at < before).limit(CHUNK)).all()
        if not found:
            return forgotten
        with database.session_scope() as db:
            forgotten += take_people_out(db, found)


def take_people_out(db: Session, order_ids: Sequence[int]) -> int:
    """These orders are nobody's from now on; how many of them were somebody's."""
    found = db.execute(_named(Order.id.in_(order_ids)).with_for_update()).all()
    for order_id, number, cart_id in found:
        nobody = f"{NOBODY}{order_id}"
        _set(
            db, Order, Order.id == order_id, visitor=nobody, customer=None, name="", address="",
            phone=None, email=None, note=None,
        )
        _set(db, Cart, Cart.id == cart_id, visitor=nobody, last_message="")
        db.execute(delete(GoodsReturn).where(GoodsReturn.order_number == number))
        _set(db, PointsEntry, PointsEntry.order_number == number, order_number=None)
    return len(found)


def _named(which: ColumnElement) -> Select:
    """Id, number and cart of the orders that still name somebody."""
    is_named = or_(
        ~Order.visitor.startswith(NOBODY), Order.customer.is_not(None), Order.name != "",
        Order.address != "", Order.phone.is_not(None), Order.email.is_not(None),
        Order.note.is_not(None),
    )
    return select(Order.id, Order.number, Order.cart_id).where(which, is_named).order_by(Order.id)


def _set(db: Session, table: type[Base], which: ColumnElement, **values: object) -> None:
    db.execute(
        update(table).where(which).values(**values).execution_options(synchronize_session=False)
    )
