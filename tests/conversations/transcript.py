"""A conversation so far, to read: what was said, how it was understood, what was shown."""
import json
from typing import Any, Iterator, Mapping

import sqlalchemy as sa

from actions.message_metadata import MessageMetadata
from bot.memory.database import EVENT, memory_scope, open_memory
from tests.conversations.talk import Conversation, Turn, buttons_of, cards_of

LONGEST_TEXT = 240


def transcript(conversation: Conversation, memory_url: str) -> str:
    understood = _understood(conversation.id, memory_url)
    return "\n".join(
        line for turn in conversation.turns for line in _turn(turn, next(understood, ""))
    )


def _turn(turn: Turn, understood: str) -> Iterator[str]:
    yield f"> {turn.said}"
    yield f"    ({understood})"
    for message in turn.messages:
        payload = message.get("payload") or {}
        text = " / ".join((message.get("text") or "").splitlines())
        yield f"  {_summary(payload)}{text[:LONGEST_TEXT]}"
        titles = [button["title"] for sku, button in buttons_of(message) if not sku]
        if titles:
            yield f"    {' '.join(f'[{title}]' for title in titles)}"


def _summary(payload: Mapping[str, Any]) -> str:
    if not payload:
        return ""
    skus = [card["sku"] for card in cards_of(payload)]
    skus += [f"{line['quantity']} × {line['sku']}" for line in payload.get("lines") or ()]
    return f"<{payload['type']}{': ' if skus else ''}{', '.join(skus)}> "


def _understood(conversation: str, memory_url: str) -> Iterator[str]:
    """Intents and entities of each message, as the bot remembers them; two requests as one."""
    query = (
        sa.select(EVENT.c.data)
        .where(EVENT.c.conversation == conversation, EVENT.c.type == "user")
        .order_by(EVENT.c.ordinal)
    )
    engine = open_memory(memory_url)
    with memory_scope(engine) as connection:
        rows = connection.execute(query).scalars().all()
    engine.dispose()
    messages: list[str] = []
    for event in map(json.loads, rows):
        goes_on = MessageMetadata.read(event.get("metadata")).goes_on
        before = f"{messages.pop()} + " if goes_on and messages else ""
        messages.append(before + _parsed(event.get("parse_data") or {}))
    return iter(messages)


def _parsed(parsed: Mapping[str, Any]) -> str:
    intent = parsed.get("intent") or {}
    entities = (f"{e['entity']}={e['value']}" for e in parsed.get("entities") or ())
    return f"{intent.get('name')} {intent.get('confidence', 0):.2f} {' '.join(entities)}"
