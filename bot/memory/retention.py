"""Retention of talks: whole conversations that have long been over are deleted."""
from typing import Callable, Iterator, Sequence, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.memory.database import EVENT, INBOX, METADATA, OUTBOX, SIGNED_OUT, memory_scope

CHUNK = 50  # conversations in one transaction, so that no shopper waits

# A conversation that has any of these lately goes on. A message is noted before its turn begins,
# so a talk that is taken up again at this very moment is seen, too.
SIGNS_OF_LIFE = (
    (EVENT, EVENT.c.timestamp), (INBOX, INBOX.c.noted_at), (OUTBOX, OUTBOX.c.created_at),
)
# Not this: it keeps a token out that lives on by itself, see forget_sign_outs.
TABLES = tuple(t for t in METADATA.sorted_tables if t is not SIGNED_OUT)

Item = TypeVar("Item")


def forget_talks(engine: Engine, before: float, go_on: Callable[[], None]) -> int:
    """Delete the conversations whose last sign of life is older than this; how many they were."""
    forgotten = 0
    for chunk in _chunks(_with_something_before(engine, before)):
        go_on()
        forgotten += _forget(engine, chunk, before)
    return forgotten


def forget_sign_outs(engine: Engine, before: float) -> None:
    """Sessions that were ended before this, when no token of theirs can be valid any more."""
    with memory_scope(engine) as connection:
        connection.execute(sa.delete(SIGNED_OUT).where(SIGNED_OUT.c.at < before))


def _with_something_before(engine: Engine, before: float) -> list[str]:
    """Also of those that go on; most that are found are over, as others were deleted earlier."""
    found = [
        sa.select(table.c.conversation).where(sa.or_(at < before, at.is_(None)))
        for table, at in SIGNS_OF_LIFE
    ]
    with memory_scope(engine) as connection:
        return list(connection.execute(sa.union(*found)).scalars())


def _forget(engine: Engine, conversations: Sequence[str], before: float) -> int:
    """All of a conversation or nothing: whoever writes to one of them waits for the end."""
    with memory_scope(engine) as connection:
        _lock(connection)
        over = set(conversations) - _alive(connection, conversations, before)
        for table in TABLES:
            connection.execute(sa.delete(table).where(table.c.conversation.in_(over)))
    return len(over)


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        names = ", ".join(table.name for table in TABLES)
        connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def _alive(connection: Connection, conversations: Sequence[str], before: float) -> set[str]:
    found = [
        sa.select(table.c.conversation).where(
            table.c.conversation.in_(conversations), at >= before
        )
        for table, at in SIGNS_OF_LIFE
    ]
    waits = sa.and_(OUTBOX.c.conversation.in_(conversations), OUTBOX.c.state == "queued")
    found.append(sa.select(OUTBOX.c.conversation).where(waits))
    return set(connection.execute(sa.union(*found)).scalars())


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
