"""What the button ids of a conversation stand for."""
from dataclasses import dataclass
from functools import cache
from typing import Iterable, Optional

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.sql.elements import TextClause

from bot.memory.database import BUTTON, memory_scope


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
    values = {"conversation": conversation}
    for place, button in enumerate(latest.values()):
        values |= {f"{name}_{place}": value for name, value in vars(button).items()}
    with memory_scope(engine) as connection:
        connection.execute(_upsert(len(latest)), values)


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


@cache
def _upsert(count: int) -> TextClause:
    """All in one statement, as each would be a trip of its own to PostgreSQL.

    As text: what SQLAlchemy makes for SQLite is compiled anew each time.
    """
    rows = (f"(:conversation, :id_{n}, :payload_{n}, :title_{n})" for n in range(count))
    return sa.text(
        f"INSERT INTO button (conversation, id, payload, title) VALUES {', '.join(rows)} "
        "ON CONFLICT (conversation, id) DO UPDATE SET title = excluded.title"
    )
