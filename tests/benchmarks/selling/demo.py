"""The demo shop with its history, loaded into a database of its own."""
from datetime import date
from pathlib import Path

from actions.connectors.sources import fill_shop
from actions.demo.demo_shop import DemoShop
from actions.schema import open_shop_database
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.database import Database
from tests.benchmarks.selling.assumptions import Assumptions
from tests.benchmarks.selling.history import read_history
from tests.benchmarks.selling.world import World

SHOP = Path("data/shop")
HISTORY_ENDS = date(2025, 6, 1)


def load_demo(folder: Path) -> Database:
    database = open_shop_database(f"sqlite:///{folder / 'shop.db'}", may_create=True)
    fill_shop(database, DemoShop(SHOP, until=HISTORY_ENDS))
    return database


def read_world(database: Database, assumed: Assumptions) -> World:
    with database.read_scope() as db:
        catalogue = read_catalogue(db)
        stock = stock_of(db, catalogue.products)
        return World(catalogue, read_history(db), stock, assumed)
