"""Reading the purchase history: two streams of rows, turned into columns as they come."""
from dataclasses import dataclass
from typing import Iterator, Sequence

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from actions.learning.number_columns import Column, joined, starts_of, sums_of
from actions.learning.purchase_columns import NOBODY, History, second_of
from actions.shop.models import Customer, Order, OrderLine
from actions.shop.order_status import BOUGHT
from actions.shop.progress import Progress

CHUNK = 50_000  # rows fetched at once, and between two reports of progress
UNKNOWN = -1
STRANGER = -1

# Columns of the tables, as rows by way of the classes take twice as long.
_order, _line = Order.__table__.c, OrderLine.__table__.c


@dataclass(frozen=True)
class _Orders:
    """Sorted by id; `number` counts them by buyer and time."""

    id: Column
    buyer: Column
    at: Column
    number: Column


def read_history(db: Session, skus: Sequence[str], progress: Progress) -> History:
    """All that was bought and kept of these products (sorted SKUs); of others nothing."""
    customers, orders = _read_orders(db, progress)
    order_id, sku, quantity = _read_lines(db, skus, progress)
    place: Column = np.searchsorted(orders.id, order_id)
    is_kept = (np.append(orders.id, UNKNOWN)[place] == order_id) & (sku != UNKNOWN)
    place, sku, quantity = place[is_kept], sku[is_kept], quantity[is_kept]
    # The sizes and colours of a product in one order are added up.
    key = orders.number[place] * len(skus) + sku
    in_order = np.argsort(key)
    starts = starts_of(key[in_order])
    first = in_order[starts]
    place, pieces = place[first], sums_of(quantity[in_order], starts)
    return History(
        skus, customers, orders.buyer[place], orders.number[place], sku[first], pieces,
        orders.at[place],
    )


def _read_orders(db: Session, progress: Progress) -> tuple[list[str], _Orders]:
    is_bought = _order.status.in_(BOUGHT)
    total = db.scalar(select(func.count()).select_from(Order.__table__).where(is_bought))
    query = select(_order.id, _order.customer, _order.ordered_at).where(is_bought)
    met: dict[str, int] = {}
    ids, buyers, seconds = [], [], []
    for chunk in _chunks(db, query, "read_orders", total, progress):
        order_ids, names, moments = zip(*chunk, strict=True)
        numbers = [STRANGER if n is None else met.setdefault(n, len(met)) for n in names]
        ids.append(np.array(order_ids, dtype=np.int64))
        buyers.append(np.array(numbers, dtype=np.int64))
        seconds.append(np.array([second_of(moment) for moment in moments], dtype=np.int64))
    id_, buyer, at = joined(ids), joined(buyers), joined(seconds)
    by_id = np.argsort(id_)
    customers = sorted(met)
    buyer = _buyers(db, customers, list(met), buyer[by_id])
    return customers, _in_time(id_[by_id], buyer, at[by_id])


def _buyers(
    db: Session, customers: Sequence[str], met: Sequence[str], buyer: Column
) -> Column:
    """Customers by name, whatever order they were met in; then strangers, one an order."""
    refusing = set(db.scalars(select(Customer.customer).where(Customer.consent.is_(False))))
    place = {name: number for number, name in enumerate(customers)}
    numbers = [NOBODY if name in refusing else place[name] for name in met]
    numbered = np.array([*numbers, STRANGER], dtype=np.int64)[buyer]
    is_stranger = buyer == STRANGER
    numbered[is_stranger] = len(customers) + np.arange(np.count_nonzero(is_stranger))
    return numbered


def _in_time(id_: Column, buyer: Column, at: Column) -> _Orders:
    number = np.empty(len(id_), dtype=np.int64)
    number[np.lexsort((id_, at, buyer))] = np.arange(len(id_))
    return _Orders(id_, buyer, at, number)


def _read_lines(
    db: Session, skus: Sequence[str], progress: Progress
) -> tuple[Column, Column, Column]:
    """Order id, product and pieces of every line, whatever became of its order."""
    total = db.scalar(select(func.count()).select_from(OrderLine.__table__))
    query = select(_line.order_id, _line.sku, _line.quantity)
    number_of = {sku: number for number, sku in enumerate(skus)}
    ids, products, quantities = [], [], []
    for chunk in _chunks(db, query, "read_lines", total, progress):
        order_ids, names, pieces = zip(*chunk, strict=True)
        numbers = [number_of.get(name, UNKNOWN) for name in names]
        ids.append(np.array(order_ids, dtype=np.int64))
        products.append(np.array(numbers, dtype=np.int64))
        quantities.append(np.array(pieces, dtype=np.int64))
    return joined(ids), joined(products), joined(quantities)


def _chunks(
    db: Session, query: Select, stage: str, total: int, progress: Progress
) -> Iterator[Sequence[Row]]:
    """The rows as the database sends them, never all at once."""
    progress(stage, 0, total)
    done = 0
    for chunk in db.execute(query, execution_options={"stream_results": True}).partitions(CHUNK):
        yield chunk
        done += len(chunk)
        progress(stage, min(done, total), total)
