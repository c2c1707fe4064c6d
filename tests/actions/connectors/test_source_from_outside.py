"""A connector from outside the package: a class and its line in the tuple fill a shop."""
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Optional

import pytest
from sqlalchemy import select

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.shop_source import ShopSource
from actions.connectors.sources import SOURCES, fill_shop, open_source
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.loading import Shop
from actions.shop.loading.shop import History, PastCustomer, PastLine, PastOrder
from actions.shop.models import Customer, Order
from actions.shop.progress import Progress, silent
from tests.builders import a_catalogue, a_database, a_product

NOON = datetime(2024, 5, 1, 12, 0)


@dataclass
class ListSource:
    """A shop platform in a list of SKUs with what is left of each."""

    goods: list[tuple[str, int]]
    placed: list[PastOrder] = field(default_factory=list)

    def changes(
        self, since: Optional[datetime] = None, progress: Progress = silent
    ) -> Optional[Shop]:
        if since is not None and since >= NOON:
            return None
        customer = PastCustomer("ana", "Ana", "", "", "en", "", None, None)
        lines = tuple(PastLine(sku, 1, Decimal(10)) for sku, _ in self.goods)
        order = PastOrder("L1", "ana", NOON, "USD", "delivered", lines)
        catalogue = a_catalogue(*(a_product(sku) for sku, _ in self.goods))
        return Shop(catalogue, dict(self.goods), History((customer,), (order,)))

    def place(self, order: PastOrder) -> None:
        self.placed.append(order)


def open_list(place: str) -> Optional[ShopSource]:
    scheme, _, goods = place.partition("list:")
    return None if scheme else ListSource([(sku, 5) for sku in goods.split()])


WITH_OURS = (open_list, *SOURCES)


@pytest.fixture
def database(tmp_path):
    return a_database(tmp_path)


def test_it_fills_the_shop(database):
    fill_shop(database, open_source("list:TEA CUP", WITH_OURS))

    with database.read_scope() as db:
        assert read_catalogue(db).products.keys() == {"TEA", "CUP"}
        assert stock_of(db, ["TEA", "CUP"]) == {"TEA": 5, "CUP": 5}
        assert db.scalars(select(Customer.customer)).all() == ["ana"]
        assert db.scalars(select(Order.number)).all() == ["L1"]


def test_it_takes_the_place_of_what_was_there(database):
    for goods in ("TEA CUP", "TEA"):
        fill_shop(database, open_source(f"list:{goods}", WITH_OURS))

    with database.read_scope() as db:
        assert read_catalogue(db).products.keys() == {"TEA"}


def test_other_places_stay_with_our_own(tmp_path):
    assert open_source(str(tmp_path), WITH_OURS) == CsvFolder(tmp_path)
