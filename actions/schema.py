"""All tables of the shop database, whichever package they belong to."""
from sqlalchemy import inspect

import actions.learning.tables
import actions.selling.tables
import actions.shop.models
import actions.shop.search.tables  # noqa: F401  (declaring its tables is what the import is for)
from actions.shop.database import Base, Database


class SchemaOutdated(Exception):
    """The database was made by an earlier version; `columns` are the ones it lacks."""

    def __init__(self, columns: list[str]) -> None:
        super().__init__(
            f"The shop database was made by an earlier version: it has no {', '.join(columns)}. "
            "Keep a copy of it, start with a new one (`make clean` removes the demo's) and load "
            "the shop again."
        )
        self.columns = columns


def create_tables(database: Database) -> None:
    """Create every table that is missing; raises SchemaOutdated when one lacks a column."""
    database.create_tables()
    found = inspect(database.engine)
    missing = []
    for table in Base.metadata.sorted_tables:
        there = {column["name"] for column in found.get_columns(table.name)}
        missing += [f"{table.name}.{name}" for name in set(table.columns.keys()) - there]
    if missing:
        raise SchemaOutdated(sorted(missing))
