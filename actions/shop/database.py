"""Connection to the shop database: SQLite file by default, PostgreSQL by URL."""
import sqlite3
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Iterator, Optional, Sequence

from sqlalchemy import BigInteger, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, declarative_base, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from actions.databases.engines import is_sqlite, lock_patience, new_engine, write_ahead
from actions.shop.events import HEARERS_KEY, Hearer

Base: Any = declarative_base()

BUSY_TIMEOUT_S = 20
POOL_SIZE = 10
PATIENCE = "patience_s"  # an execution option: how long to wait for the lock
PRAGMAS = ("synchronous=NORMAL", "foreign_keys=ON")  # of SQLite
LOCK_NOT_AVAILABLE = "55P03"  # of PostgreSQL


class Amount(TypeDecorator):
    """A Decimal of two places, kept as whole hundredths so that SQLite stays exact too."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Optional[Decimal], dialect: Dialect) -> Optional[int]:
        return None if value is None else int((value * 100).to_integral_exact())

    def process_result_value(self, value: Optional[int], dialect: Dialect) -> Optional[Decimal]:
        return None if value is None else (Decimal(value) / 100).quantize(Decimal("0.01"))


class DatabaseBusy(Exception):
    """Others kept the lock for longer than the patience given; nothing was written."""


class Database:
    """One shop database: scopes that commit or roll back, and nothing else.

    `hearers` are told what happens in the shop. Without them it serves those who only read, or
    write what nobody is to hear of.
    """

    def __init__(self, url: str, hearers: Optional[Sequence[Hearer]] = None) -> None:
        self.url = url
        self.engine = _engine(url)
        self._write = sessionmaker(
            self.engine, future=True, expire_on_commit=False, info={HEARERS_KEY: hearers}
        )
        self._reading = self._reader()
        self._read = sessionmaker(self._reading, future=True, expire_on_commit=False)

    def _reader(self) -> Engine:
        if is_sqlite(self.url):
            return _engine(self.url, reads_only=True)
        return self.engine.execution_options(postgresql_readonly=True)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """A writing transaction: commits at the end, rolls back on any error."""
        with self._write() as db, db.begin():
            yield db

    @contextmanager
    def hasty_scope(self, patience_s: float) -> Iterator[Session]:
        """A writing transaction that raises DatabaseBusy where it would have to wait longer."""
        try:
            with self._write() as db, db.begin():
                db.connection(execution_options={PATIENCE: patience_s})
                yield db
        except OperationalError as error:
            if _is_busy(error):
                raise DatabaseBusy(str(error.orig)) from error
            raise

    @contextmanager
    def read_scope(self) -> Iterator[Session]:
        """A reading transaction: it waits for no writer, and writing in it is an error."""
        with self._read() as db:
            yield db
            db.flush()  # a change that was never written must not get lost in silence

    def close(self) -> None:
        """Let go of all connections; whoever uses it again opens new ones."""
        self.engine.dispose()
        self._reading.dispose()


def _is_busy(error: OperationalError) -> bool:
    is_timed_out = getattr(error.orig, "pgcode", None) == LOCK_NOT_AVAILABLE
    return is_timed_out or "database is locked" in str(error.orig)


def _engine(url: str, reads_only: bool = False) -> Engine:
    return _sqlite(url, reads_only) if is_sqlite(url) else _postgres(url)


def _postgres(url: str) -> Engine:
    engine = new_engine(url, connect_args=lock_patience(BUSY_TIMEOUT_S))

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        patience_s = connection.get_execution_options().get(PATIENCE)
        if patience_s is not None:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(1000 * patience_s)}")

    return engine


def _sqlite(url: str, reads_only: bool) -> Engine:
    """Writers take their lock at once, so that none fails half-way."""
    # A pool: opening and closing a file for each transaction would cost more than its work.
    engine = new_engine(
        url, poolclass=QueuePool, pool_size=POOL_SIZE, max_overflow=POOL_SIZE,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        write_ahead(connection, BUSY_TIMEOUT_S)
        for pragma in (*PRAGMAS, f"query_only={'ON' if reads_only else 'OFF'}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if reads_only:
            connection.exec_driver_sql("BEGIN")
            return
        patience_s = connection.get_execution_options().get(PATIENCE, BUSY_TIMEOUT_S)
        connection.connection.execute(f"PRAGMA busy_timeout={int(1000 * patience_s)}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
