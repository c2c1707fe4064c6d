"""The dialogue memory's database: its tables, its engine, one transaction at a time."""
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from actions.databases.engines import (
    is_sqlite,
    lock_patience,
    new_engine,
    reason_of,
    write_ahead,
)
from actions.databases.errors import DatabaseRefused
from actions.databases.schema import Schema
from actions.databases.upgrading import create_when_empty

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

IS_OPEN = "text IS NOT NULL"
# The inbox. `text` is there until the message is answered: then the events have its words, and
# its replies are those from `first_event` on, before `next_event` (null: an earlier version's).
INBOX = sa.Table(
    "seen_message",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("is_failed", sa.Boolean, nullable=False, default=False),
    sa.Column("noted_at", sa.Float, index=True),  # null: before that was noted
    sa.Column("text", sa.Text),
    sa.Column("metadata", sa.Text),
    sa.Column("recipient", sa.String(200)),  # until its replies lie in the outbox
    sa.Column("attempts", sa.Integer),
    sa.Column("fence", sa.BigInteger),  # of the newest attempt, higher than any before it
    sa.Column("first_event", sa.Integer),
    sa.Column("next_event", sa.Integer),
    sa.UniqueConstraint("conversation", "turn"),
    sa.Index("ix_seen_message_conversation_fence", "conversation", "fence"),
    # Of a long conversation nearly all are answered.
    sa.Index(
        "ix_seen_message_open", "conversation", "turn",
        sqlite_where=sa.text(IS_OPEN), postgresql_where=sa.text(IS_OPEN),
    ),
)

EVENT = sa.Table(
    "event",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("type", sa.String(64), nullable=False),
    sa.Column("timestamp", sa.Float, nullable=False, index=True),
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


# Conversations whose session was ended before its time.
SIGNED_OUT = sa.Table(
    "signed_out",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
)

# What no request waits for: messages a channel has to deliver, each `key` once.
OUTBOX_STATES = ("queued", "sent", "failed")
OUTBOX = sa.Table(
    "outbox",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.String(128), nullable=False, unique=True),
    sa.Column("channel", sa.String(40), nullable=False),
    sa.Column("recipient", sa.String(200), nullable=False),
    sa.Column("conversation", sa.String(64), nullable=False, index=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("state", sa.String(10), nullable=False, default="queued"),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("due_at", sa.Float, nullable=False),
    sa.Column("last_error", sa.Text),
    sa.Column("created_at", sa.Float, nullable=False),
    sa.CheckConstraint(f"state IN {OUTBOX_STATES}", name="legal_state"),
    sa.Index("ix_outbox_state_due", "state", "due_at"),
)

MEMORY = Schema(
    "memory", "conversation memory", METADATA, Path(__file__).parent / "migrations",
    "`pramuniaga serve` or `pramuniaga upgrade` makes its tables",
)


class DialogueMemoryError(Exception):
    """The dialogue memory could not do what was asked; nothing was written."""


class MemoryUnavailable(DialogueMemoryError):
    """The database does not answer, or refuses, or its schema is not of this version."""


class MemoryConflict(DialogueMemoryError):
    """Someone else wrote the same row first."""


def open_memory(url: str, may_create: bool = False) -> Engine:
    """The memory, at the newest revision; with `may_create` an empty one gets its tables.

    Raises MemoryUnavailable, whose text says what to do.
    """
    try:
        if may_create:
            create_when_empty(MEMORY, url)
        engine = _open(url)
        with engine.connect() as connection:
            MEMORY.check(connection)
    except (DatabaseRefused, SQLAlchemyError, OSError, ImportError) as error:
        raise MemoryUnavailable(reason_of(error)) from error
    return engine


def _open(url: str) -> Engine:
    if not is_sqlite(url):
        return new_engine(url, connect_args=lock_patience(BUSY_MS / 1000))
    # Threads share the pool but never a connection at the same time.
    engine = new_engine(url, poolclass=QueuePool, connect_args={"check_same_thread": False})
    sa.event.listen(engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    write_ahead(connection, BUSY_MS / 1000)
    connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def memory_scope(engine: Engine) -> Iterator[Connection]:
    """One transaction: committed at the end, rolled back on any error."""
    try:
        with engine.begin() as connection:
            yield connection
    except IntegrityError as error:
        raise MemoryConflict(reason_of(error)) from error
    except SQLAlchemyError as error:
        raise MemoryUnavailable(reason_of(error)) from error
