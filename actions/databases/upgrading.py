"""Upgrading a database in one transaction, by one process at a time."""
import sqlite3
from contextlib import contextmanager
from typing import Callable, Iterator

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import event, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from actions.databases.engines import is_sqlite, new_engine, reason_of, shown, write_ahead
from actions.databases.errors import DatabaseUnreachable, UpgradeFailed
from actions.databases.schema import Schema, Standing

BUSY_TIMEOUT_S = 60  # a writer that goes on selling is waited for, a stuck one isn't
LOCK = 7264531  # PostgreSQL's advisory lock of all who upgrade

Before = Callable[[Standing], object]


class BrokenReferences(Exception):
    """A migration left rows that point to none; it was undone."""


def upgrade(schema: Schema, url: str, before: Before = lambda standing: None) -> Standing:
    """Bring a database to the newest revision; returns where it stood.

    An empty one gets its tables. `before` is called, with the database locked, only when there
    is something to upgrade. Raises DatabaseRefused, and then nothing was changed.
    """
    with _alone(schema, url) as connection:
        standing = schema.standing(connection)
        if standing.revision is None:
            _create(schema, connection)
        elif not standing.is_newest:
            before(standing)
            _migrate(schema, connection)
    return standing


def create_when_empty(schema: Schema, url: str) -> None:
    """A database without tables gets them, any other stays as it is; raises DatabaseRefused."""
    with _alone(schema, url) as connection:
        if schema.standing(connection).revision is None:
            _create(schema, connection)


def standing_of(schema: Schema, url: str) -> Standing:
    """Where it stands; raises DatabaseRefused."""
    with _reached(schema, url) as engine, engine.connect() as connection:
        return schema.standing(connection)


def check(schema: Schema, url: str) -> None:
    """Raises DatabaseRefused unless it is at the newest revision; leaves no connection open."""
    with _reached(schema, url) as engine, engine.connect() as connection:
        schema.check(connection)


@contextmanager
def _alone(schema: Schema, url: str) -> Iterator[Connection]:
    """One transaction during which nobody else upgrades, committed at the end."""
    with _reached(schema, url, "BEGIN IMMEDIATE") as engine, engine.begin() as connection:
        if not is_sqlite(url):
            connection.execute(text(f"select pg_advisory_xact_lock({LOCK})"))
            connection.execute(text(f"set local lock_timeout = '{BUSY_TIMEOUT_S}s'"))
        yield connection


@contextmanager
def _reached(schema: Schema, url: str, begin: str = "BEGIN") -> Iterator[Engine]:
    try:
        yield _engine(url, begin)
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
        raise DatabaseUnreachable(schema.title, shown(url), reason_of(error)) from error


def _engine(url: str, begin: str) -> Engine:
    """SQLite doesn't enforce references here: tables are made anew and renamed."""
    if not is_sqlite(url):
        return new_engine(url, poolclass=NullPool)
    engine = new_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_TIMEOUT_S})

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        write_ahead(connection, BUSY_TIMEOUT_S)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _create(schema: Schema, connection: Connection) -> None:
    schema.metadata.create_all(connection)
    _context(schema, connection).stamp(schema.script, schema.newest)


def _migrate(schema: Schema, connection: Connection) -> None:
    """Migrations are functions of alembic's operations, which they get as `op`."""
    try:
        context = _context(schema, connection)
        context.run_migrations(op=Operations(context))
        _check_references(connection)
    except Exception as error:  # whatever a migration stumbles over, all of it is undone
        place = shown(connection.engine.url.render_as_string(hide_password=True))
        raise UpgradeFailed(schema.title, place, reason_of(error)) from error


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise BrokenReferences(f"{len(broken)} references are broken, the first in {broken[0][0]}")


def _context(schema: Schema, connection: Connection) -> MigrationContext:
    return MigrationContext.configure(
        connection,
        opts={
            "version_table": schema.version_table,
            "fn": lambda revision, _: schema.script._upgrade_revs("head", revision),
        },
    )
