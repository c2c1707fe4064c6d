"""The dialogue memory's database: its tables, its engine, one transaction at a time."""
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

BUSY_MS = 5000

METADATA = sa.MetaData()

BUTTON = sa.Table(
    "button",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
)

SEEN_MESSAGE = sa.Table(
    "seen_message",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("is_failed", sa.Boolean, nullable=False, default=False),
    sa.UniqueConstraint("conversation", "turn"),
)

EVENT = sa.Table(
    "event",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("type", sa.String(64), nullable=False),
    sa.Column("timestamp", sa.Float, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)

# Where reading a long conversation starts: `data` holds the events that stand for all before.
SNAPSHOT = sa.Table(
    "snapshot",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("next_ordinal", sa.Integer, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)


class DialogueMemoryError(Exception):
    """The dialogue memory could not do what was asked; nothing was written."""


class MemoryUnavailable(DialogueMemoryError):
    """The database does not answer, or refuses."""


class MemoryConflict(DialogueMemoryError):
    """Someone else wrote the same row first."""


def open_memory(url: str) -> Engine:
    """An engine with all tables in place; raises MemoryUnavailable."""
    try:
        engine = _open(sa.engine.make_url(url))
        METADATA.create_all(engine)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise MemoryUnavailable(str(error)) from error
    return engine


def _open(url: sa.engine.URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, future=True, pool_pre_ping=True)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    # Threads share the pool but never a connection at the same time.
    engine = sa.create_engine(
        url, future=True, poolclass=QueuePool, connect_args={"check_same_thread": False}
    )
    sa.event.listen(engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection: Any, _: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def memory_scope(engine: Engine) -> Iterator[Connection]:
    """One transaction: committed at the end, rolled back on any error."""
    try:
        with engine.begin() as connection:
            yield connection
    except IntegrityError as error:
        raise MemoryConflict(str(error.orig)) from error
    except SQLAlchemyError as error:
        raise MemoryUnavailable(str(error)) from error
