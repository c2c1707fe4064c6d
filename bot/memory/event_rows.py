"""The rows of a conversation: its events in order, and the snapshot that reading starts at."""
import json
from dataclasses import dataclass
from functools import partial
from typing import Optional, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.memory.database import EVENT, SNAPSHOT, memory_scope
from bot.memory.inbox import InHand, mark_answered
from bot.memory.kept_events import EventData

# Without the spaces that make it readable: most of a talk's rows are small.
_written = partial(json.dumps, separators=(",", ":"))


@dataclass(frozen=True)
class Snapshot:
    """`events` stand for all rows before `next_ordinal`."""

    next_ordinal: int
    events: Sequence[EventData]


@dataclass(frozen=True)
class Recording:
    """All that a tracker is rebuilt from."""

    events: list[EventData]
    next_ordinal: int


def next_ordinal(engine: Engine, conversation: str) -> int:
    """How many events have ever been stored."""
    with memory_scope(engine) as connection:
        return _next_ordinal(connection, conversation)


def read_recording(engine: Engine, conversation: str, *, whole: bool = False) -> Recording:
    """From the snapshot on, or with `whole` from the very first event."""
    with memory_scope(engine) as connection:
        snapshot = Snapshot(0, []) if whole else _snapshot(connection, conversation)
        query = (
            sa.select(EVENT.c.ordinal, EVENT.c.data)
            .where(EVENT.c.conversation == conversation)
            .where(EVENT.c.ordinal >= snapshot.next_ordinal)
            .order_by(EVENT.c.ordinal)
        )
        rows = connection.execute(query).all()
    newest = rows[-1].ordinal + 1 if rows else snapshot.next_ordinal
    return Recording([*snapshot.events, *(json.loads(row.data) for row in rows)], newest)


def append_events(
    engine: Engine,
    conversation: str,
    first_ordinal: int,
    events: Sequence[EventData],
    snapshot: Optional[Snapshot],
    answered: Optional[InHand] = None,
) -> None:
    """All or nothing, with the message that they answer.

    Raises MemoryConflict when another server has written meanwhile, or has taken up the message.
    """
    rows = [
        {
            "conversation": conversation,
            "ordinal": first_ordinal + offset,
            "type": event["event"],
            "timestamp": event["timestamp"] or 0.0,
            "data": _written(event),
        }
        for offset, event in enumerate(events)
    ]
    with memory_scope(engine) as connection:
        if answered is not None:
            mark_answered(connection, answered, first_ordinal, first_ordinal + len(rows))
        connection.execute(sa.insert(EVENT), rows)
        if snapshot is not None:
            _replace_snapshot(connection, conversation, snapshot)


def conversations(engine: Engine) -> list[str]:
    with memory_scope(engine) as connection:
        return list(connection.execute(sa.select(EVENT.c.conversation).distinct()).scalars())


def _next_ordinal(connection: Connection, conversation: str) -> int:
    newest = sa.select(sa.func.max(EVENT.c.ordinal)).where(EVENT.c.conversation == conversation)
    ordinal = connection.execute(newest).scalar()
    return 0 if ordinal is None else ordinal + 1


def _snapshot(connection: Connection, conversation: str) -> Snapshot:
    query = sa.select(SNAPSHOT.c.next_ordinal, SNAPSHOT.c.data).where(
        SNAPSHOT.c.conversation == conversation
    )
    row = connection.execute(query).first()
    return Snapshot(row.next_ordinal, json.loads(row.data)) if row else Snapshot(0, [])


def _replace_snapshot(connection: Connection, conversation: str, snapshot: Snapshot) -> None:
    connection.execute(sa.delete(SNAPSHOT).where(SNAPSHOT.c.conversation == conversation))
    connection.execute(
        sa.insert(SNAPSHOT).values(
            conversation=conversation,
            next_ordinal=snapshot.next_ordinal,
            data=_written(snapshot.events),
        )
    )
