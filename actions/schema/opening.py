"""The one way to open the shop database."""
from pathlib import Path

from actions.databases.schema import Schema
from actions.databases.upgrading import check, create_when_empty
from actions.hearers import HEARERS
from actions.schema.tables import METADATA
from actions.shop.database import Database

SHOP = Schema(
    "shop", "shop database", METADATA, Path(__file__).parent / "migrations",
    "fill it with `pramuniaga shop demo` or `pramuniaga shop load`",
)


def open_shop_database(url: str, may_create: bool = False) -> Database:
    """The shop database, at the newest revision; with `may_create` an empty one gets its tables.

    Raises DatabaseRefused.
    """
    if may_create:
        create_when_empty(SHOP, url)
    check(SHOP, url)
    return Database(url, HEARERS)
