"""What the button ids of a conversation stand for."""
from dataclasses import dataclass
from typing import Iterable, Optional

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.database import BUTTON, memory_scope

# As text: what SQLAlchemy makes for SQLite is compiled anew each time.
_UPSERT = sa.text(
    "INSERT INTO button (conversation, id, payload, title) "
    "VALUES (:conversation, :id, :payload, :title) "
    "ON CONFLICT (conversation, id) DO UPDATE SET title = excluded.title"
)


@dataclass(frozen=True)
class Button:
    """What one id stands for, in one conversation."""

    id: str
    payload: str
    title: str


def remember_buttons(engine: Engine, conversation: str, buttons: Iterable[Button]) -> None:
    """Writing one again only takes over its newest title."""
    # The last of a kind wins.
    latest = {button.id: button for button in buttons}
    if not latest:
        return
    rows = [
        {"conversation": conversation, "id": b.id, "payload": b.payload, "title": b.title}
        for b in latest.values()
    ]
    with memory_scope(engine) as connection:
        connection.execute(_UPSERT, rows)


def find_button(engine: Engine, conversation: str, button_id: str) -> Optional[Button]:
    """None also for an id that belongs to another conversation."""
    query = sa.select(BUTTON.c.id, BUTTON.c.payload, BUTTON.c.title).where(
        BUTTON.c.conversation == conversation, BUTTON.c.id == button_id
    )
    with memory_scope(engine) as connection:
        row = connection.execute(query).first()
    return Button(*row) if row else None


def titled(engine: Engine, conversation: str, title: str) -> list[Button]:
    """All that were ever shown under this title, whatever its capitals."""
    query = sa.select(BUTTON.c.id, BUTTON.c.payload, BUTTON.c.title).where(
        BUTTON.c.conversation == conversation,
        sa.func.lower(BUTTON.c.title) == sa.func.lower(title),
    )
    with memory_scope(engine) as connection:
        return [Button(*row) for row in connection.execute(query)]
