"""A shop with the orders of a history in its database, and the engine's own look at it."""
from datetime import datetime
from pathlib import Path
from typing import Mapping, Optional

from sqlalchemy import insert

from actions.schema import open_shop_database
from actions.selling.model import Situation, Stage
from actions.selling.situation import observe
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.database import Database
from actions.shop.loading.storing import store_catalogue
from actions.shop.models import Cart, CartLine
from actions.shop.shopper import Shopper, visitor_of
from tests.benchmarks.learning.histories import History
from tests.builders import a_catalogue, a_product

USUAL_GAP_DAYS = 28
ORDER = (
    "insert into shop_order (id, visitor, customer, ordered_at, status, currency, name, address, "
    "delivery, delivery_price, discount, points_redeemed, points_to_earn, total) "
    "values (?, ?, ?, ?, 'delivered', 'USD', '', '', '', 0, 0, 0, 0, 0)"
)
LINE = (
    "insert into order_line (order_id, sku, quantity, variant, title, unit_price) "
    "values (?, ?, ?, '', '', 0)"
)


class FilledShop:
    """Holds orders until a moment; more may be added. All its products are used up."""

    def __init__(self, history: History, folder: Path) -> None:
        self.history = history
        url = f"sqlite:///{folder / (history.name.replace(' ', '-') + '.db')}"
        self.database: Database = open_shop_database(url, may_create=True)
        self.catalogue: Catalogue = _catalogue(history)
        with self.database.session_scope() as db:
            store_catalogue(db, self.catalogue, dict.fromkeys(history.skus, 10))
        self._sold = 0  # orders

    def sell_until(self, place: int) -> None:
        """All orders before this one that aren't sold yet."""
        lines = self.history.lines
        part = lines[(lines.place >= self._sold) & (lines.place < place)]
        orders = part.drop_duplicates("place")
        with self.database.engine.begin() as connection:
            cursor = connection.connection.cursor()  # rows by way of SQLAlchemy take ten times
            cursor.executemany(ORDER, zip(
                (orders.place + 1).tolist(), ("u:" + orders.buyer).tolist(),
                orders.buyer.tolist(), orders["at"].dt.strftime("%Y-%m-%d %H:%M:%S.%f").tolist(),
                strict=True,
            ))
            cursor.executemany(LINE, zip(
                (part.place + 1).tolist(), part.sku.tolist(), part.quantity.tolist(), strict=True
            ))
        self._sold = place

    def fill_carts(self, carts: Mapping[str, list[str]], now: datetime) -> None:
        """By conversation what lies in its cart."""
        with self.database.session_scope() as db:
            for number, (conversation, skus) in enumerate(carts.items(), 1):
                visitor = visitor_of(conversation, None)
                db.execute(insert(Cart.__table__).values(
                    id=number, visitor=visitor, open_for=visitor, currency="USD", updated_at=now,
                    last_message="",
                ))
                db.execute(insert(CartLine.__table__), [
                    {"cart_id": number, "sku": sku, "quantity": 1, "variant": ""} for sku in skus
                ])

    def situation(
        self, now: datetime, customer: Optional[str] = None, conversation: str = "bench",
        stage: Stage = "cart",
    ) -> Situation:
        shopper = Shopper(
            visitor_of(conversation, customer), conversation, customer, "en", "USD", "web", 3
        )
        with self.database.read_scope() as db:
            return observe(db, self.catalogue, shopper, stage, None, None, now)


def _catalogue(history: History) -> Catalogue:
    """Each product lasts as long as its buyers usually wait, as a merchant would say."""
    days = history.known.assign(day=history.known["at"].dt.floor("D"))
    days = days.drop_duplicates(["buyer", "sku", "day"]).sort_values(["buyer", "sku", "day"])
    gaps = days.groupby(["buyer", "sku"]).day.diff().dt.days
    usual = gaps.groupby(days.sku).median().dropna().round().clip(1)
    return a_catalogue(*(
        a_product(sku, rebuy_days=int(usual.get(sku, USUAL_GAP_DAYS))) for sku in history.skus
    ))
