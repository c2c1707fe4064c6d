"""World B's shop, loaded into a database of its own."""
from pathlib import Path

from actions.connectors.sources import fill_shop
from actions.demo.demo_shop import DemoShop
from actions.schema import open_shop_database
from actions.shop.database import Database
from tests.benchmarks.selling.assumptions import Assumptions
from tests.benchmarks.selling.demo import HISTORY_ENDS, SHOP, read_world
from tests.benchmarks.selling.history import History
from tests.benchmarks.selling.world_b.assumptions import AssumptionsB
from tests.benchmarks.selling.world_b.halves import HalfShop
from tests.benchmarks.selling.world_b.world import WorldB


def load_half(folder: Path) -> tuple[Database, History]:
    """The database a seller sells in, and what the other half bought."""
    source = HalfShop(DemoShop(SHOP, until=HISTORY_ENDS), AssumptionsB())
    database = open_shop_database(f"sqlite:///{folder / 'shop.db'}", may_create=True)
    fill_shop(database, source)
    return database, source.unseen


def read_world_b(database: Database, unseen: History) -> WorldB:
    return WorldB(read_world(database, Assumptions()), unseen, AssumptionsB())
