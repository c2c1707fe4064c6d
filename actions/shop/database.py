"""Connection to the shop database: SQLite file by default, PostgreSQL by URL."""
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Iterator, Optional

from sqlalchemy import BigInteger, event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, declarative_base, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from actions.databases.engines import is_sqlite, new_engine

Base: Any = declarative_base()

BUSY_TIMEOUT_S = 20
POOL_SIZE = 10


class Amount(TypeDecorator):
    """A Decimal of two places, kept as whole hundredths so that SQLite stays exact too."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Optional[Decimal], dialect: Any) -> Optional[int]:
        return None if value is None else int((value * 100).to_integral_exact())

    def process_result_value(self, value: Optional[int], dialect: Any) -> Optional[Decimal]:
        return None if value is None else (Decimal(value) / 100).quantize(Decimal("0.01"))


class Database:
    """One shop database: scopes that commit or roll back, and nothing else."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url, begin="BEGIN IMMEDIATE")
        reader = _engine(url, begin="BEGIN") if is_sqlite(url) else self.engine
        self._write = sessionmaker(self.engine, future=True, expire_on_commit=False)
        self._read = sessionmaker(reader, future=True, expire_on_commit=False)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """A writing transaction: commits at the end, rolls back on any error."""
        with self._write() as db, db.begin():
            yield db

    @contextmanager
    def read_scope(self) -> Iterator[Session]:
        """A reading transaction: on SQLite it waits for no writer."""
        with self._read() as db:
            yield db


def _engine(url: str, begin: str) -> Engine:
    """An engine; SQLite writers take their lock at once, so that none fails half-way."""
    if not is_sqlite(url):
        return new_engine(url)
    # A pool: opening and closing a file for each transaction would cost more than its work.
    engine = new_engine(
        url, poolclass=QueuePool, pool_size=POOL_SIZE, max_overflow=POOL_SIZE,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
