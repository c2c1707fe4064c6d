"""Looking at a database from outside: its rows, and its tables as it tells of them itself."""
import re
from contextlib import contextmanager

from sqlalchemy import MetaData, inspect, select
from sqlalchemy.pool import NullPool

from actions.databases.engines import new_engine


@contextmanager
def connected(url):
    with new_engine(url, poolclass=NullPool).begin() as connection:
        yield connection


def rows_of(url):
    """Rows by table, as text and in no order; what is null is left out, as new columns are."""
    return {name: unordered(rows) for name, rows in values_of(url).items()}


def values_of(url):
    """Rows by table; what is null is left out."""
    with connected(url) as connection:
        metadata = MetaData()
        metadata.reflect(connection)
        return {
            name: [
                {key: value for key, value in sorted(row.items()) if value is not None}
                for row in connection.execute(select(table)).mappings()
            ]
            for name, table in metadata.tables.items()
            if not name.startswith(("sqlite_", "pramuniaga_"))
        }


def tables_of(url):
    """What the database says of its tables: columns, keys, references, checks, indexes."""
    with connected(url) as connection:
        inspector = inspect(connection)
        return {
            name: {
                "columns": {
                    column["name"]: (repr(column["type"]), column["nullable"])
                    for column in inspector.get_columns(name)
                },
                "key": inspector.get_pk_constraint(name)["constrained_columns"],
                "references": unordered(
                    (one["constrained_columns"], one["referred_table"], one["options"])
                    for one in inspector.get_foreign_keys(name)
                ),
                "checks": unordered(
                    plain(one["sqltext"])
                    for one in inspector.get_check_constraints(name)
                ),
                "unique": unordered(
                    one["column_names"] for one in inspector.get_unique_constraints(name)
                ),
                "indexes": unordered(
                    (one["name"], one["column_names"], one["unique"])
                    for one in inspector.get_indexes(name)
                ),
            }
            for name in inspector.get_table_names()
        }


def plain(condition):
    """PostgreSQL adds brackets and casts to a condition each time it was dumped and read."""
    return "".join(re.sub(r"[()]|::\w+( varying)?(\[\])?", "", condition).split())


def unordered(items):
    return sorted(map(repr, items))


def run_sql(url, *statements):
    with connected(url) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
