"""All tables of the shop database, whichever package they belong to."""
import actions.selling.tables
import actions.shop.models  # noqa: F401  (declaring its tables is what the import is for)
from actions.shop.database import Database


def create_tables(database: Database) -> None:
    """Create every table that is missing; what is there stays as it is."""
    database.create_tables()
