"""Points of a loaded history: one opening a customer, made anew at each load."""
from collections import defaultdict
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from actions.shop.buying.loyalty import points_for
from actions.shop.catalogue.catalogue import Profile
from actions.shop.loading.shop import History, PastOrder
from actions.shop.models import Order, PointsEntry
from actions.shop.money import Money
from actions.shop.order_status import SETTLED


def drop_loaded_points(db: Session) -> None:
    """Openings, and what happened by chat to loaded orders; before those themselves go."""
    loaded = select(Order.number).where(Order.cart_id.is_(None))
    entry = PointsEntry.__table__.c
    db.execute(
        delete(PointsEntry.__table__).where(
            or_(entry.kind == "opening", entry.order_number.in_(loaded))
        )
    )


def points_of(order: PastOrder, profile: Profile) -> int:
    return points_for(Money(order.total, order.currency), profile)


def opening_rows(history: History, profile: Profile) -> list[dict[str, object]]:
    """The sum of what each customer's orders earned, as of the last of these."""
    points: dict[str, int] = defaultdict(int)
    newest: dict[str, datetime] = {}
    for order in history.orders:
        earned = points_of(order, profile) if order.status in SETTLED else 0
        if earned:
            points[order.customer] += earned
            before = newest.get(order.customer, order.ordered_at)
            newest[order.customer] = max(before, order.ordered_at)
    return [
        {"customer": customer, "kind": "opening", "points": total, "at": newest[customer]}
        for customer, total in points.items()
    ]
