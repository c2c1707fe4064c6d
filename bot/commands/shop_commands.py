"""The commands on a shop's goods and orders: fill it, make its vectors, take an order back."""
import hashlib
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Union

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from actions.connectors.shop_source import ShopSource
from actions.connectors.sources import fill_shop, open_source
from actions.demo.demo_shop import DemoShop
from actions.learning.learn import learn_history
from actions.mapped import FilesRefused
from actions.schema import open_shop_database
from actions.selling.errors import RulesError
from actions.selling.rules_file import load_rules
from actions.settings import Settings
from actions.shop.database import Database
from actions.shop.errors import OrderNotFound
from actions.shop.loading import ShopFolderInvalid
from actions.shop.models import Order, ProductRow, ShopState
from actions.shop.order_status import RETURNED
from actions.shop.orders.orders import mark_returned
from actions.shop.search.vectors import fill_vectors
from bot.preparing import prepare, prepared
from bot.progress_bars import clock_time, progress_bars

FINGERPRINT = "demo_fingerprint"
MOST_ERRORS_SHOWN = 50


def fill_demo_shop(settings: Settings, console: Console, force: bool) -> int:
    """Fill the demo shop unless it is there already; returns the exit status."""
    database = _open(settings)
    fingerprint = _fingerprint(settings.shop_dir)
    with database.read_scope() as db:
        filled = db.get(ShopState, FINGERPRINT)
    if filled is not None and filled.value == fingerprint and not force:
        console.print("The demo shop is filled already.")
        return _make_vectors(database, console)
    console.print("Filling the demo shop: products, and two years of orders to learn from …")
    status = _load(database, console, DemoShop(settings.shop_dir))
    if status == 0:
        with database.session_scope() as db:
            db.merge(ShopState(key=FINGERPRINT, value=fingerprint))
    return status


def load_own_shop(settings: Settings, place: str, console: Console) -> int:
    """Load a merchant's folder, or what another source has there; returns the exit status."""
    rules = Path(place) / "selling.yml"
    if rules.exists():
        try:
            load_rules(rules)
        except RulesError as error:
            console.print(str(error), style="red", markup=False)
            console.print("Nothing was loaded.", style="red")
            return 1
    return _load(_open(settings), console, open_source(place))


def make_vectors(settings: Settings, console: Console) -> int:
    """Make the vectors that searches lack, say after the encoder changed; the exit status."""
    return _make_vectors(_open(settings), console)


def take_back_order(settings: Settings, number: str, console: Console) -> int:
    """Record that an order came back: its points and its offers with it; the exit status."""
    with _open(settings).session_scope() as db:
        try:
            order = mark_returned(db, number, datetime.utcnow())
        except OrderNotFound:
            console.print(f"There is no order {number}.", style="red", markup=False)
            return 1
    if order.status != RETURNED:
        console.print(f"{number} is {order.status}: only a paid order can come back.", style="red")
        return 1
    console.print(f"{number} is returned. Its goods are not back in stock.", style="green")
    return 0


def _open(settings: Settings) -> Database:
    return open_shop_database(settings.database_url, may_create=True)


def _load(database: Database, console: Console, source: ShopSource) -> int:
    began = time.monotonic()
    try:
        with progress_bars(console) as report:
            fill_shop(database, source, report, partial(prepared, database))
            learn_history(database, report)
            fill_vectors(database, report)
            prepare(database)
    except ShopFolderInvalid as error:
        console.print(_error_table(error))
        console.print(f"{len(error.errors)} errors: nothing was loaded.", style="red")
        return 1
    except (OperationalError, FilesRefused) as error:
        return _not_written(error, console)
    took = clock_time(time.monotonic() - began)
    console.print(f"The shop is loaded, in {took}: {_contents(database)}.", highlight=False)
    return 0


def _contents(database: Database) -> str:
    with database.read_scope() as db:
        products = db.scalar(select(func.count()).select_from(ProductRow))
        orders = db.scalar(select(func.count()).select_from(Order))
    return f"{products:,} products, {orders:,} orders"


def _make_vectors(database: Database, console: Console) -> int:
    try:
        with progress_bars(console) as report:
            fill_vectors(database, report)
            prepare(database)
    except (OperationalError, FilesRefused) as error:
        return _not_written(error, console)
    return 0


def _not_written(error: Union[OperationalError, FilesRefused], console: Console) -> int:
    if isinstance(error, FilesRefused):
        text = str(error)
    else:
        text = f"The shop database could not be written: {error.orig}"
    console.print(text, style="red", markup=False, soft_wrap=True)
    return 1


def _error_table(error: ShopFolderInvalid) -> Table:
    table = Table("File", "Line", "Column", "Reason")
    for problem in error.errors[:MOST_ERRORS_SHOWN]:
        table.add_row(
            problem.file, str(problem.line or ""), problem.column or "", problem.reason
        )
    return table


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.csv"), *folder.glob("*.yml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
