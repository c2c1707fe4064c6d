"""The ledger of loyalty points: earned, taken back, redeemed, given back; it always sums."""
from dataclasses import dataclass
from datetime import datetime
from typing import Iterable, Optional

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from actions.databases.one_of import is_one_of
from actions.shop.models import Order, PointsEntry

SPENDING = ("redeemed", "given_back")  # moves the balance, but not what was earned
OF_TIER = case((is_one_of(PointsEntry.kind, SPENDING), 0), else_=PointsEntry.points)
# Made once, as it runs with every message of an identified shopper.
SUMS = select(
    func.coalesce(func.sum(PointsEntry.points), 0), func.coalesce(func.sum(OF_TIER), 0)
).where(PointsEntry.customer == bindparam("customer"))


@dataclass(frozen=True)
class Counted:
    """`earned` counts towards tiers: all points but those spent."""

    balance: int
    earned: int


def count(db: Session, customer: str) -> Counted:
    """Both sums in one query."""
    return counted(db.execute(SUMS, {"customer": customer}).one())


def counted(sums: Iterable[int]) -> Counted:
    """What SUMS tells."""
    balance, earned = sums
    return Counted(int(balance), int(earned))


def earn(db: Session, order: Order, now: datetime) -> None:
    """An order was paid: its buyer gets what was promised when it was placed."""
    _enter(db, order, "earned", order.points_to_earn, now)


def redeem(db: Session, order: Order, now: datetime) -> bool:
    """Pay the order's discount with points; False, and nothing done, when they are gone."""
    _lock(db, order.customer)
    if count(db, order.customer).balance < order.points_redeemed:
        return False
    _enter(db, order, "redeemed", -order.points_redeemed, now)
    return True


def undo(db: Session, order: Order, now: datetime) -> None:
    """An order was cancelled or returned: take back what it earned, give back what it took."""
    _lock(db, order.customer)
    # Orders loaded with the history earned their points in the opening.
    has_earned = order.cart_id is None or _points(db, order, "earned") is not None
    if has_earned:
        _enter(db, order, "taken_back", -order.points_to_earn, now)
    if _points(db, order, "redeemed") is not None:
        _enter(db, order, "given_back", order.points_redeemed, now)


def _lock(db: Session, customer: Optional[str]) -> None:
    """What else takes points of this customer waits until we commit.

    Their first entry stands for them, as not every customer of the website is known here, and
    who has no entry has no points.
    """
    mine = select(PointsEntry.id).where(PointsEntry.customer == customer)
    db.execute(mine.order_by(PointsEntry.id).limit(1).with_for_update())


def _enter(db: Session, order: Order, kind: str, points: int, now: datetime) -> None:
    """Once an order and kind; the order is locked by whoever calls."""
    if order.customer is None or points == 0 or _points(db, order, kind) is not None:
        return
    db.add(PointsEntry(
        customer=order.customer, order_number=order.number, kind=kind, points=points, at=now
    ))
    db.flush()


def _points(db: Session, order: Order, kind: str) -> Optional[int]:
    return db.scalar(
        select(PointsEntry.points).where(
            PointsEntry.order_number == order.number, PointsEntry.kind == kind
        )
    )
