"""What shopper and shop have said to each other, straight from the rows."""
import json
from dataclasses import dataclass
from typing import Any, Mapping, Optional, Union

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from actions.message_metadata import MessageMetadata
from actions.slash_guard import SLASH, unguarded
from bot.memory.database import EVENT, memory_scope

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


def _line(event: Mapping[str, Any]) -> Optional[Line]:
    if event["event"] == "bot":
        return ShopLine({"text": event.get("text"), **(event.get("data") or {})})
    text = _spoken(event)
    return ShopperLine(text) if text else None


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
