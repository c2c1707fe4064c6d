"""The inbox: a message is noted, in hand, and then answered or failed; its replies stay with it."""
import json
import time
from dataclasses import dataclass, replace
from typing import Any, Callable, Mapping, Optional

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.sql import ColumnElement

from actions.message_metadata import MessageMetadata
from bot.memory.database import INBOX, MemoryConflict, memory_scope

# Each round lets one in, so this many may come at once.
ROUNDS = 30
# A message that took its worker with it so often is given up, lest it stop the shop.
MOST_ATTEMPTS = 3
# Nobody waits so long: then only who sends it again wants it done.
WAITED_FOR_S = 3600.0

IS_OPEN = sa.and_(INBOX.c.text.is_not(None), INBOX.c.is_failed.is_(False))


@dataclass(frozen=True)
class Noted:
    """`turn` counts a conversation's messages from 1; a repeated one keeps its number."""

    turn: int
    is_answered: bool = False
    is_repeat: bool = False


@dataclass(frozen=True)
class InHand:
    """A message being worked on. Whoever takes it next gets a higher `fence`, also in the shop."""

    conversation: str
    message_id: str
    fence: int
    text: str
    metadata: Mapping[str, Any]
    is_retry: bool = False  # an earlier attempt broke off, and may have done something


def note(
    engine: Engine, conversation: str, text: str, metadata: MessageMetadata,
    recipient: Optional[str] = None, clock: Callable[[], float] = time.time,
) -> Noted:
    """Take a message in once, with its words; one that failed is taken in again.

    The replies are for `recipient`, by the outbox, where no request waits for them.
    """
    words = {
        "text": text, "is_failed": False, "attempts": 0, "noted_at": clock(),
        "recipient": recipient,
    }
    for _ in range(ROUNDS):
        try:
            with memory_scope(engine) as connection:
                known = _known(connection, conversation, metadata, words)
                return known or _insert(connection, conversation, metadata, words)
        except MemoryConflict:  # another front took this id or this turn: look again
            continue
    raise MemoryConflict(f"no turn could be had for {conversation}")


def take_next(
    engine: Engine, conversation: str, message_id: str, clock: Callable[[], float] = time.time
) -> Optional[InHand]:
    """The first unanswered message up to this one, in hand; None when this one is not open.

    For whoever holds the conversation's lease.
    """
    now = clock()
    with memory_scope(engine) as connection:
        for row in connection.execute(_open_up_to(conversation, message_id, now)).all():
            if (row.attempts or 0) >= MOST_ATTEMPTS:
                _set(connection, _is(conversation, row.message_id), is_failed=True)
            else:
                return _in_hand(connection, row, now)
    return None


def mark_answered(connection: Connection, done: InHand, first_event: int, next_event: int) -> None:
    """Within the transaction that stores these events; raises MemoryConflict when overtaken."""
    written = _set(
        connection, _is_still(done), text=None, first_event=first_event, next_event=next_event,
        metadata=sa.case((INBOX.c.recipient.is_(None), None), else_=INBOX.c.metadata),
    )
    if written != 1:
        raise MemoryConflict(f"another has taken up {done.message_id} of {done.conversation}")


def mark_failed(engine: Engine, failed: InHand) -> None:
    """It is left until it is sent again; nothing happens when another has taken it up."""
    with memory_scope(engine) as connection:
        _set(connection, _is_still(failed), is_failed=True)


def mark_posted(engine: Engine, conversation: str, message_id: str) -> None:
    """Its replies lie in the outbox."""
    with memory_scope(engine) as connection:
        _set(connection, _is(conversation, message_id), recipient=None, metadata=None)


@dataclass(frozen=True)
class Left:
    """What somebody may still wait for; `recipient` where the replies are to be posted."""

    conversation: str
    message_id: str
    channel: str
    recipient: Optional[str]
    is_answered: bool


def left_over(engine: Engine, clock: Callable[[], float] = time.time) -> list[Left]:
    """What was noted and is not answered, or not posted, the oldest first."""
    is_unposted = sa.and_(INBOX.c.recipient.is_not(None), INBOX.c.is_failed.is_(False))
    query = sa.select(INBOX).where(
        sa.or_(IS_OPEN, is_unposted), INBOX.c.noted_at >= clock() - WAITED_FOR_S
    )
    with memory_scope(engine) as connection:
        rows = connection.execute(query.order_by(INBOX.c.noted_at)).all()
    return [
        Left(row.conversation, row.message_id,
             MessageMetadata.read(json.loads(row.metadata)).channel, row.recipient,
             is_answered=row.text is None)
        for row in rows
    ]


def count_unanswered(engine: Engine, clock: Callable[[], float] = time.time) -> int:
    """How many messages somebody may still wait for."""
    is_waited_for = INBOX.c.noted_at >= clock() - WAITED_FOR_S
    query = sa.select(sa.func.count()).where(IS_OPEN, is_waited_for)
    with memory_scope(engine) as connection:
        return int(connection.execute(query).scalar_one())


def _known(
    connection: Connection, conversation: str, metadata: MessageMetadata, words: Mapping[str, Any]
) -> Optional[Noted]:
    row = connection.execute(
        sa.select(INBOX).where(*_is(conversation, metadata.message_id))
    ).first()
    if row is None:
        return None
    if row.is_failed:
        told = json.dumps(replace(metadata, turn=row.turn).as_dict())
        kept = {} if row.text is None else {"text": row.text}  # an earlier version kept none
        again = {**words, "metadata": row.metadata or told, **kept}
        _set(connection, _is(conversation, row.message_id), **again)
    is_answered = row.text is None and not row.is_failed
    return Noted(row.turn, is_answered, is_repeat=True)


def _insert(
    connection: Connection, conversation: str, metadata: MessageMetadata, words: Mapping[str, Any]
) -> Noted:
    newest = sa.select(sa.func.coalesce(sa.func.max(INBOX.c.turn), 0)).where(
        INBOX.c.conversation == conversation, INBOX.c.message_id != metadata.message_id
    )
    turn = connection.execute(newest).scalar_one() + 1
    connection.execute(sa.insert(INBOX).values(
        conversation=conversation, message_id=metadata.message_id, turn=turn,
        metadata=json.dumps(replace(metadata, turn=turn).as_dict()), **words,
    ))
    if connection.execute(newest).scalar_one() + 1 != turn:  # the talk was forgotten meanwhile
        raise MemoryConflict(f"{conversation} begins anew")
    return Noted(turn)


def _open_up_to(conversation: str, message_id: str, now: float) -> sa.sql.Select:
    this = sa.select(INBOX.c.turn).where(*_is(conversation, message_id)).scalar_subquery()
    newest_fence = sa.select(sa.func.coalesce(sa.func.max(INBOX.c.fence), 0)).where(
        INBOX.c.conversation == conversation
    )
    is_waited_for = sa.or_(
        INBOX.c.message_id == message_id, INBOX.c.noted_at >= now - WAITED_FOR_S
    )
    return (
        sa.select(INBOX, newest_fence.scalar_subquery().label("newest_fence"))
        .where(INBOX.c.conversation == conversation, IS_OPEN, INBOX.c.turn <= this, is_waited_for)
        .order_by(INBOX.c.turn)
    )


def _in_hand(connection: Connection, row: Row, now: float) -> InHand:
    # By the clock as well: after a talk was forgotten, the shop may still know its last number.
    fence = max(row.newest_fence + 1, int(now * 1000))
    attempts = (row.attempts or 0) + 1
    _set(connection, _is(row.conversation, row.message_id), fence=fence, attempts=attempts)
    return InHand(
        row.conversation, row.message_id, fence, row.text, json.loads(row.metadata),
        is_retry=row.fence is not None,
    )


def _is(conversation: str, message_id: str) -> tuple[ColumnElement, ...]:
    return (INBOX.c.conversation == conversation, INBOX.c.message_id == message_id)


def _is_still(mine: InHand) -> tuple[ColumnElement, ...]:
    return (*_is(mine.conversation, mine.message_id), INBOX.c.fence == mine.fence, IS_OPEN)


def _set(connection: Connection, which: tuple[ColumnElement, ...], **values: object) -> int:
    return int(connection.execute(sa.update(INBOX).where(*which).values(**values)).rowcount)
