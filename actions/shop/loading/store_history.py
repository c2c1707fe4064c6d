"""Storing a purchase history: loaded orders are replaced, orders made by chat stay."""
from decimal import Decimal
from typing import Iterator, Mapping, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from actions.shop.catalogue.catalogue import Catalogue, Profile
from actions.shop.database import Base
from actions.shop.loading.errors import RowError, ShopFolderInvalid
from actions.shop.loading.shop import History, PastOrder
from actions.shop.loading.store_points import drop_loaded_points, opening_rows, points_of
from actions.shop.models import Customer, Order, OrderLine, PointsEntry
from actions.shop.progress import Progress

CHUNK = 5000  # rows sent at once, and between two reports of progress
TITLE_LENGTH = 200


def store_history(
    db: Session, history: History, catalogue: Catalogue, progress: Progress
) -> None:
    """Put this history in the place of the one loaded before."""
    _refuse_taken_numbers(db, history)
    drop_loaded_points(db)
    _drop_loaded_orders(db)
    _store_customers(db, history, progress)
    _insert(db, Order, _order_rows(history, catalogue.profile), progress, "orders")
    ids: dict[str, int] = dict(
        db.execute(select(Order.number, Order.id).where(Order.cart_id.is_(None))).all()
    )
    lines = [
        row for order in history.orders for row in _line_rows(order, ids[order.number], catalogue)
    ]
    _insert(db, OrderLine, lines, progress, "order_lines")
    if openings := opening_rows(history, catalogue.profile):
        _insert(db, PointsEntry, openings, progress, "points")


def _refuse_taken_numbers(db: Session, history: History) -> None:
    taken = set(db.scalars(select(Order.number).where(Order.cart_id.is_not(None))))
    clashes = [order for order in history.orders if order.number in taken]
    if clashes:
        reason = "is the number of an order made by chat; give the past order another"
        raise ShopFolderInvalid(
            RowError("orders.csv", order.line, "order_number", f"'{order.number}' {reason}")
            for order in clashes
        )


def _drop_loaded_orders(db: Session) -> None:
    loaded = select(Order.id).where(Order.cart_id.is_(None))
    db.execute(delete(OrderLine.__table__).where(OrderLine.order_id.in_(loaded)))
    db.execute(delete(Order.__table__).where(Order.cart_id.is_(None)))


def _store_customers(db: Session, history: History, progress: Progress) -> None:
    """Add and update; a customer missing here may still have orders made by chat."""
    there = set(db.scalars(select(Customer.customer)))
    rows = [vars(customer) for customer in history.customers]
    db.bulk_update_mappings(Customer, [row for row in rows if row["customer"] in there])
    new = [row for row in rows if row["customer"] not in there]
    _insert(db, Customer, new, progress, "customers")


def _order_rows(history: History, profile: Profile) -> list[dict[str, object]]:
    names = {customer.customer: customer.name for customer in history.customers}
    return [
        {
            "number": order.number,
            "visitor": f"u:{order.customer}",
            "customer": order.customer,
            "status": order.status,
            "currency": order.currency,
            "name": names[order.customer],
            "delivery_price": Decimal(0),
            "total": order.total,
            "points_to_earn": points_of(order, profile),
            "ordered_at": order.ordered_at,
        }
        for order in history.orders
    ]


def _line_rows(
    order: PastOrder, order_id: int, catalogue: Catalogue
) -> Iterator[dict[str, object]]:
    for line in order.lines:
        product = catalogue.products[line.sku]
        yield {
            "order_id": order_id,
            "sku": line.sku,
            "title": product.name(_language(catalogue, order.currency))[:TITLE_LENGTH],
            "quantity": line.quantity,
            "unit_price": line.unit_price,
        }


def _language(catalogue: Catalogue, currency: str) -> str:
    """The language of the shop in which this currency is shown."""
    spoken = catalogue.profile.currencies.items()
    return next((language for language, shown in spoken if shown == currency), "")


def _insert(
    db: Session, table: type[Base], rows: Sequence[Mapping[str, object]], progress: Progress,
    stage: str,
) -> None:
    progress(stage, 0, len(rows))
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start:start + CHUNK]
        db.execute(insert(table.__table__), chunk)
        progress(stage, start + len(chunk), len(rows))
