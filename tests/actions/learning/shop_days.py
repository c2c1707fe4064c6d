"""A small shop's past in a few words: who bought what, how many days ago."""
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Iterable, Optional

from sqlalchemy import delete, select

from actions.learning.learn import learn_history
from actions.shop.database import Database
from actions.shop.loading.storing import store_catalogue
from actions.shop.models import Order, OrderLine, ProductRow
from tests.builders import a_catalogue, a_product

NOW = datetime(2024, 5, 1, 12, 0)
STATUSES = ("placed", "paid", "shipped", "delivered", "cancelled", "returned")


def buyers(count: int, purchase: str, name: str = "b") -> list[str]:
    """So many customers with the same purchase: buyers(2, "9 TENT") is b1 and b2."""
    return [f"{name}{number} {purchase}" for number in range(1, count + 1)]


def strangers(count: int, purchase: str) -> list[str]:
    return [f"- {purchase}"] * count


def learned(
    database: Database, *orders: str, products: Iterable[Any] = (), stock: Optional[dict] = None
) -> Database:
    """Sell all this, then learn from it.

    An order reads "ann 30 TENT LAMP*2 cancelled": who (- is a stranger), how many days ago, what,
    and its status where it wasn't delivered. Products not given are made, 10 of each.
    """
    sell(database, *orders, products=products, stock=stock)
    learn_history(database, now=NOW)
    return database


def sell(
    database: Database, *orders: str, products: Iterable[Any] = (), stock: Optional[dict] = None
) -> None:
    past = [_order(words.split()) for words in orders]
    given = {product.sku: product for product in products}
    with database.session_scope() as db:
        named = {line.sku for order in past for line in order.lines}
        named |= set(db.scalars(select(ProductRow.sku)))
        others = (a_product(sku) for sku in sorted(named - set(given)))
        catalogue = a_catalogue(*given.values(), *others)
        store_catalogue(db, catalogue, {**dict.fromkeys(catalogue.products, 10), **(stock or {})})
        db.add_all(past)


def forget_orders(database: Database) -> None:
    with database.session_scope() as db:
        db.execute(delete(OrderLine))
        db.execute(delete(Order))


def _order(words: list[str]) -> Order:
    who, days_ago, *rest = words
    status = rest.pop() if rest[-1] in STATUSES else "delivered"
    return Order(
        visitor=f"v:{who}", customer=None if who == "-" else who, status=status, currency="USD",
        delivery_price=Decimal(0), total=Decimal(0),
        ordered_at=NOW - timedelta(days=float(days_ago)), lines=[_line(word) for word in rest],
    )


def _line(word: str) -> OrderLine:
    sku, _, pieces = word.partition("*")
    return OrderLine(sku=sku, quantity=int(pieces or 1), unit_price=Decimal(0))
