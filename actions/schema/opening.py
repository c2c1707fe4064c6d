"""The one way to open the shop database."""
from actions.hearers import HEARERS
from actions.schema.tables import METADATA
from actions.shop.database import Database


def open_shop_database(url: str, may_create: bool = False) -> Database:
    """The shop database, its schema checked; with `may_create` an empty one gets its tables."""
    database = Database(url, HEARERS)
    METADATA.create_all(database.engine)
    return database
