"""Making things so in the shop's database for one dialogue, and undoing it afterwards."""
import contextlib
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Iterator, Mapping
from uuid import uuid4

from sqlalchemy.orm import Session

from actions.shop.database import Database
from actions.shop.models import (
    Cart,
    CartLine,
    Customer,
    Order,
    OrderLine,
    PointsEntry,
    ProductRow,
    ShopState,
    VariantRow,
)
from tests.conversations.dialogue import Circumstances, GivenOrder
from tests.conversations.dialogue import Customer as GivenCustomer

SOMEBODY_ELSE = "u:somebody-else"
# Before the oldest order that a dialogue places.
DAYS_AGO = timedelta(days=3)
LEFT_AGO = timedelta(hours=26)


class Shelves:
    """Stock and prices, which all dialogues share: what one changes it puts back."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._before: dict[tuple[type, str, str], Any] = {}

    def set(self, wanted: Circumstances) -> None:
        with self._database.session_scope() as db:
            for key, left in wanted.stock.items():
                table = VariantRow if db.get(VariantRow, key) else ProductRow
                self._change(db, table, key, "stock", left)
            for sku, prices in wanted.price.items():
                known = db.get(ProductRow, sku).prices
                self._change(db, ProductRow, sku, "prices", {**known, **prices})
            if wanted.price:
                _renew_catalogue(db)

    def put_back(self) -> None:
        with self._database.session_scope() as db:
            for (table, key, column), value in self._before.items():
                setattr(db.get(table, key), column, value)
            if any(column == "prices" for _, _, column in self._before):
                _renew_catalogue(db)

    def _change(self, db: Session, table: Any, key: str, column: str, value: Any) -> None:
        row = db.get(table, key)
        self._before.setdefault((table, key, column), getattr(row, column))
        setattr(row, column, value)


@contextlib.contextmanager
def shelves_of(database: Database) -> Iterator[Shelves]:
    shelves = Shelves(database)
    try:
        yield shelves
    finally:
        shelves.put_back()


def register_customer(database: Database, given: GivenCustomer, language: str) -> str:
    """A customer of this dialogue alone, who has bought what is given; their id."""
    customer = f"T{uuid4().hex[:12]}"
    with database.session_scope() as db:
        db.add(Customer(customer=customer, name=given.name, language=language))
        db.add(PointsEntry(
            customer=customer, kind="opening", points=given.points, at=datetime.utcnow() - DAYS_AGO
        ))
    if given.bought:
        bought = GivenOrder(number=f"H{customer}", skus=given.bought, status="delivered")
        place_order(database, bought, f"u:{customer}")
    return customer


def place_order(database: Database, given: GivenOrder, visitor: str) -> None:
    owner = visitor if given.is_theirs else SOMEBODY_ELSE
    with database.session_scope() as db:
        products = [db.get(ProductRow, sku) for sku in given.skus]
        amounts = [Decimal(product.prices["USD"]) for product in products]
        db.add(Order(
            number=given.number, visitor=owner,
            customer=owner[2:] if owner.startswith("u:") else None,
            status=given.status, currency="USD", name="", address="", delivery="standard",
            delivery_price=Decimal(0), total=sum(amounts),
            ordered_at=datetime.utcnow() - timedelta(days=given.days_ago),
            lines=[
                OrderLine(sku=p.sku, title=p.names["en"], quantity=1, unit_price=amount)
                for p, amount in zip(products, amounts, strict=True)
            ],
        ))


def leave_cart(
    database: Database, items: Mapping[str, int], visitor: str, currency: str
) -> None:
    """A cart as it stands since yesterday."""
    with database.session_scope() as db:
        db.add(Cart(
            visitor=visitor, open_for=visitor, currency=currency,
            updated_at=datetime.utcnow() - LEFT_AGO,
            lines=[CartLine(sku=sku, quantity=quantity) for sku, quantity in items.items()],
        ))


def _renew_catalogue(db: Session) -> None:
    """A new version, as a load gives it, so that servers read it again."""
    db.merge(ShopState(key="catalogue_version", value=uuid4().hex))


def stock_left(db: Session, keys: Mapping[str, int]) -> dict[str, int]:
    """By SKU or variant, as in the database."""
    return {key: (db.get(VariantRow, key) or db.get(ProductRow, key)).stock for key in keys}
