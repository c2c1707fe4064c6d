"""The outbox: messages that no request waits for, each a row until its door has sent it."""
import json
from dataclasses import dataclass, field
from typing import Mapping, Optional, Union

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.sql import Select

from bot.channels.json_values import Body
from bot.memory.database import OUTBOX, MemoryConflict, memory_scope

LEASE_SECONDS = 60.0  # who took a letter has so long before another may send it
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Letter:
    """`key` is unique: the same is posted once, however often that is tried."""

    key: str
    channel: str
    recipient: str
    conversation: str
    body: Body


@dataclass(frozen=True)
class Taken:
    """A letter to be sent now; `attempts` counts this one."""

    id: int
    letter: Letter
    attempts: int


@dataclass(frozen=True)
class Outbox:
    """Times are seconds since the epoch."""

    engine: Engine = field(repr=False)

    def post(self, letter: Letter, now: float) -> bool:
        """False when it had been posted before."""
        row = {**vars(letter), "body": json.dumps(letter.body), "created_at": now, "due_at": now}
        try:
            with memory_scope(self.engine) as connection:
                connection.execute(sa.insert(OUTBOX).values(**row))
        except MemoryConflict:
            return False
        return True

    def take_due(self, now: float) -> list[Taken]:
        """What is due, the oldest of each recipient first and alone, so that order is kept."""
        with memory_scope(self.engine) as connection:
            rows = connection.execute(_due(now)).all()
            return [_taken(row) for row in rows if _lease(connection, row, now)]

    def mark_sent(self, taken: Taken) -> None:
        self._set(taken, state="sent", last_error=None)

    def mark_failed(self, taken: Taken, reason: str, again_at: Optional[float]) -> None:
        """It is tried again then; never, and the next one goes out, when that is None."""
        if again_at is None:
            self._set(taken, state="failed", last_error=reason)
        else:
            self._set(taken, due_at=again_at, last_error=reason)

    def states(self) -> Mapping[str, int]:
        """How many letters are in which state."""
        query = sa.select(OUTBOX.c.state, sa.func.count()).group_by(OUTBOX.c.state)
        with memory_scope(self.engine) as connection:
            return dict(connection.execute(query).all())

    def _set(self, taken: Taken, **values: Union[None, str, float]) -> None:
        with memory_scope(self.engine) as connection:
            connection.execute(sa.update(OUTBOX).where(OUTBOX.c.id == taken.id).values(**values))


def _due(now: float) -> Select:
    before = OUTBOX.alias("before")
    is_behind_another = sa.exists().where(
        before.c.channel == OUTBOX.c.channel, before.c.recipient == OUTBOX.c.recipient,
        before.c.state == "queued", before.c.id < OUTBOX.c.id,
    )
    is_due = sa.and_(OUTBOX.c.state == "queued", OUTBOX.c.due_at <= now)
    return (
        sa.select(OUTBOX).where(is_due, ~is_behind_another)
        .order_by(OUTBOX.c.id).limit(MOST_AT_ONCE)
    )


def _lease(connection: Connection, row: Row, now: float) -> bool:
    """Whether it is ours: another front may look at the same moment."""
    is_as_seen = (OUTBOX.c.id == row.id, OUTBOX.c.due_at == row.due_at)
    leased = connection.execute(
        sa.update(OUTBOX).where(*is_as_seen)
        .values(due_at=now + LEASE_SECONDS, attempts=row.attempts + 1)
    )
    return leased.rowcount == 1


def _taken(row: Row) -> Taken:
    letter = Letter(row.key, row.channel, row.recipient, row.conversation, json.loads(row.body))
    return Taken(row.id, letter, row.attempts + 1)


