"""What shopper and shop have said to each other, straight from the rows."""
import json
from dataclasses import dataclass
from typing import Any, Mapping, Optional, Union

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from actions.message_metadata import MessageMetadata
from actions.slash_guard import SLASH, unguarded
from bot.memory.database import EVENT, INBOX, memory_scope

MOST_MESSAGES = 200


@dataclass(frozen=True)
class ShopperLine:
    text: str


@dataclass(frozen=True)
class ShopLine:
    """`message` as Rasa sent it: text, buttons, custom."""

    message: Mapping[str, Any]


Line = Union[ShopperLine, ShopLine]


def read_history(engine: Engine, conversation: str, limit: int = MOST_MESSAGES) -> list[Line]:
    """The newest lines, oldest first."""
    query = (
        sa.select(EVENT.c.data)
        .where(EVENT.c.conversation == conversation, EVENT.c.type.in_(("user", "bot")))
        .order_by(EVENT.c.ordinal.desc())
        .limit(limit)
    )
    with memory_scope(engine) as connection:
        rows = connection.execute(query).scalars().all()
    lines = (_line(json.loads(data)) for data in reversed(rows))
    return [line for line in lines if line is not None]


@dataclass(frozen=True)
class WaitingLine:
    """What the shopper said and nobody answered yet; sent again under its id, it is answered."""

    message_id: str
    text: str


def read_waiting(engine: Engine, conversation: str) -> list[WaitingLine]:
    """In the order in which it was said."""
    query = sa.select(INBOX).where(
        INBOX.c.conversation == conversation, INBOX.c.text.is_not(None)
    )
    with memory_scope(engine) as connection:
        rows = connection.execute(query.order_by(INBOX.c.turn)).all()
    said = ((row, MessageMetadata.read(json.loads(row.metadata)).title) for row in rows)
    return [WaitingLine(row.message_id, title or unguarded(row.text)) for row, title in said]


def read_replies(
    engine: Engine, conversation: str, message_id: str
) -> Optional[list[Mapping[str, Any]]]:
    """What was said to a message, as Rasa sent it; None of one that isn't answered."""
    asked = sa.and_(INBOX.c.conversation == conversation, INBOX.c.message_id == message_id)
    is_reply = sa.and_(
        EVENT.c.conversation == conversation, EVENT.c.type == "bot",
        EVENT.c.ordinal >= INBOX.c.first_event, EVENT.c.ordinal < INBOX.c.next_event,
    )
    query = (
        sa.select(INBOX.c.text, INBOX.c.is_failed, EVENT.c.data)
        .select_from(INBOX.outerjoin(EVENT, is_reply)).where(asked).order_by(EVENT.c.ordinal)
    )
    with memory_scope(engine) as connection:
        rows = connection.execute(query).all()
    if not rows or rows[0].text is not None or rows[0].is_failed:
        return None
    return [_reply(json.loads(row.data)) for row in rows if row.data is not None]


def _line(event: Mapping[str, Any]) -> Optional[Line]:
    if event["event"] == "bot":
        return ShopLine(_reply(event))
    text = _spoken(event)
    return ShopperLine(text) if text else None


def _reply(event: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"text": event.get("text"), **(event.get("data") or {})}


def _spoken(event: Mapping[str, Any]) -> Optional[str]:
    """What the shopper typed, or the title of the button they pressed; never a payload.

    A message that was served in two parts is told once, as it was written.
    """
    metadata = MessageMetadata.read(event.get("metadata"))
    if metadata.goes_on or metadata.is_external:
        return None
    text = metadata.whole_text or event.get("text") or ""
    # What begins with "/" unguarded was said by a button or by Rasa itself.
    if metadata.title or text.startswith(SLASH):
        return metadata.title
    return unguarded(text)
