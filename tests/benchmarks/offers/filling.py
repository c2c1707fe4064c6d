"""Filling a database with an invented shop, the fast way that each kind of database has."""
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import islice
from typing import Any, Iterable, Iterator, Sequence

import numpy as np
from sqlalchemy import text

from actions.shop.database import Database
from actions.shop.loading.storing import store_catalogue
from actions.shop.models import Customer, Order, OrderLine, PointsEntry
from actions.shop.progress import Progress
from tests.benchmarks.offers.purchases import LINES_A_CUSTOMER, LINES_A_PRODUCT, Purchases
from tests.benchmarks.offers.shelf import sku, stock_of
from tests.benchmarks.offers.shop import Shop

CHUNK = 100_000
FREE = 0
PRICE = 2000  # hundredths, as the database keeps amounts
OPENING_POINTS = 300

Rows = Iterator[tuple[Any, ...]]


@dataclass(frozen=True)
class Part:
    """Rows of one table."""

    table: Any
    columns: str
    rows: Rows
    count: int


def fill(shop: Shop, progress: Progress) -> None:
    """Its empty database gets all of it, the history included, but not what that teaches."""
    database = shop.database
    with database.session_scope() as db:
        store_catalogue(db, shop.catalogue, stock_of(shop.catalogue))
    for part in _history(shop):
        _bulk(database, part, progress)
    if database.engine.dialect.name == "postgresql":  # as its autovacuum would in a while
        with database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("VACUUM ANALYZE"))


def _history(shop: Shop) -> Iterator[Part]:
    purchases, now = shop.purchases, shop.now
    people = len(shop.catalogue.products) * LINES_A_PRODUCT // LINES_A_CUSTOMER
    yield Part(
        Customer.__table__, "customer name email city language loyalty_tier",
        _customers(people), people,
    )
    yield Part(PointsEntry.__table__, "customer kind points at", _points(people, now), people)
    yield Part(
        Order.__table__,
        "number visitor customer status currency name address delivery delivery_price "
        "discount points_redeemed points_to_earn total ordered_at",
        _orders(purchases, now), len(purchases.ago),
    )
    yield Part(
        OrderLine.__table__, "order_id sku variant title quantity unit_price",
        _lines(purchases), len(purchases.order),
    )


def customer_of(number: int) -> str:
    return f"C{number:07d}"


def _customers(people: int) -> Rows:
    for number in range(people):
        yield customer_of(number), f"Customer {number}", "", "", "en", ""


def _points(people: int, now: datetime) -> Rows:
    for number in range(people):
        yield customer_of(number), "opening", OPENING_POINTS, f"{now}"


def _orders(purchases: Purchases, now: datetime) -> Rows:
    moments = np.datetime64(now, "s") - purchases.ago.astype("timedelta64[s]")
    written = np.char.replace(np.datetime_as_string(moments), "T", " ").tolist()
    buyers = purchases.customer.tolist()
    for place, (moment, number) in enumerate(zip(written, buyers, strict=True)):
        customer = customer_of(number) if number >= 0 else None
        yield (
            f"H{place}", f"u:{customer}" if customer else f"c:{place}", customer,
            "delivered", "USD", "", "", "", FREE, FREE, 0, 0, PRICE,
            f"{moment}.000000",
        )


def _lines(purchases: Purchases) -> Rows:
    for order, product in zip(purchases.order.tolist(), purchases.product.tolist(), strict=True):
        # The orders of an empty database are numbered from 1.
        yield order + 1, sku(product), "", f"Thing {product}", 1, PRICE


def _bulk(database: Database, part: Part, progress: Progress) -> None:
    """Rows first and indexes after them: much faster than both at once."""
    progress(part.table.name, 0, part.count)
    with database.engine.begin() as connection:
        for index in part.table.indexes:
            index.drop(connection)
        send = _copy if connection.dialect.name == "postgresql" else _insert
        cursor = connection.connection.cursor()
        for done, chunk in _chunks(part.rows):
            send(cursor, part.table.name, part.columns.split(), chunk)
            progress(part.table.name, done, part.count)
        for index in part.table.indexes:
            index.create(connection)


def _chunks(rows: Rows) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    done = 0
    while chunk := list(islice(rows, CHUNK)):
        done += len(chunk)
        yield done, chunk


def _insert(cursor: Any, table: str, columns: Sequence[str], rows: Iterable[Any]) -> None:
    places = ", ".join("?" * len(columns))
    cursor.executemany(f"insert into {table} ({', '.join(columns)}) values ({places})", rows)


def _copy(cursor: Any, table: str, columns: Sequence[str], rows: Iterable[Any]) -> None:
    lines = ("\t".join("\\N" if v is None else str(v) for v in row) for row in rows)
    names = ", ".join(columns)
    cursor.copy_expert(f"copy {table} ({names}) from stdin", StringIO("\n".join(lines) + "\n"))
