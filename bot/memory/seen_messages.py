"""Which messages of a conversation have been taken in, and as which turn."""
import json
import time
from dataclasses import dataclass
from typing import Callable, Optional

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.memory.database import EVENT, MemoryConflict, memory_scope
from bot.memory.database import SEEN_MESSAGE as SEEN

# Each round lets one in, so this many may come at once.
ATTEMPTS = 30


@dataclass(frozen=True)
class Arrival:
    """`turn` counts a conversation's messages from 1; a repeated one keeps its number."""

    turn: int
    is_repeated: bool


def note_message(
    engine: Engine, conversation: str, message_id: str, clock: Callable[[], float] = time.time
) -> Arrival:
    """Take a message in once; one that failed may be sent again under the same id."""
    for _ in range(ATTEMPTS):
        try:
            with memory_scope(engine) as connection:
                known = _known(connection, conversation, message_id, clock())
                return known or _insert(connection, conversation, message_id, clock())
        except MemoryConflict:  # another server took this id or this turn: look again
            continue
    raise MemoryConflict(f"no turn could be had for {conversation}")


def was_heard(engine: Engine, conversation: str, message_id: str) -> bool:
    """Whether the conversation holds the message: a turn is saved when it is over, or not at all.

    One that was noted and isn't heard has lost the server that took it in.
    """
    query = sa.select(EVENT.c.data).where(
        EVENT.c.conversation == conversation, EVENT.c.type == "user",
        EVENT.c.data.contains(message_id, autoescape=True),
    )
    with memory_scope(engine) as connection:
        found = connection.execute(query).scalars().all()
    return any(json.loads(data).get("message_id") == message_id for data in found)


def mark_failed(engine: Engine, conversation: str, message_id: str) -> None:
    """The message had no effect: the shopper may try it again."""
    with memory_scope(engine) as connection:
        connection.execute(
            sa.update(SEEN)
            .where(SEEN.c.conversation == conversation, SEEN.c.message_id == message_id)
            .values(is_failed=True)
        )


def _known(
    connection: Connection, conversation: str, message_id: str, now: float
) -> Optional[Arrival]:
    is_this = (SEEN.c.conversation == conversation, SEEN.c.message_id == message_id)
    # Only one of two simultaneous repeats flips the mark, so only one is answered.
    flipped = connection.execute(
        sa.update(SEEN).where(*is_this, SEEN.c.is_failed.is_(True))
        .values(is_failed=False, noted_at=now)
    )
    turn = connection.execute(sa.select(SEEN.c.turn).where(*is_this)).scalar()
    return None if turn is None else Arrival(turn, is_repeated=flipped.rowcount == 0)


def _insert(
    connection: Connection, conversation: str, message_id: str, now: float
) -> Arrival:
    newest = sa.select(sa.func.coalesce(sa.func.max(SEEN.c.turn), 0)).where(
        SEEN.c.conversation == conversation
    )
    turn = connection.execute(newest).scalar_one() + 1
    connection.execute(
        sa.insert(SEEN).values(
            conversation=conversation, message_id=message_id, turn=turn, is_failed=False,
            noted_at=now,
        )
    )
    return Arrival(turn, is_repeated=False)
