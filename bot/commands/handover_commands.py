"""Who waits for a person, from the command line: listed, and closed once they were answered."""
from datetime import datetime, timedelta
from typing import Optional

from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy.engine import Engine

from actions.schema import open_shop_database
from actions.settings import Settings
from actions.shop.handovers import CallClosed, NoSuchCall, close_call, open_calls
from actions.shop.models import Handover
from bot.databases import checked_memory
from bot.memory.history import ShopperLine, read_history

NEWEST_LINES = 20  # of a talk, among which the shopper's last words are looked for
LONGEST_SHOWN = 80


def list_handovers(settings: Settings, console: Console) -> int:
    """Print all that wait, the longest first; status 0."""
    shop, memory = open_shop_database(settings.database_url), checked_memory(settings)
    try:
        with shop.read_scope() as db:
            rows = [_row(call, memory, datetime.utcnow()) for call in open_calls(db)]
    finally:
        shop.close()
        memory.dispose()
    if not rows:
        console.print("Nobody waits for a person.")
        return 0
    table = Table(
        "No.", "Asked (UTC)", "Waits", "Reason", "Language", "Contact", "Conversation",
        "Last words",
    )
    for row in rows:
        table.add_row(*map(Text, row))  # as it was typed, never as markup
    console.print(table)
    console.print("Close one with `pramuniaga handovers close NO`.")
    return 0


def close_handover(settings: Settings, number: int, console: Console) -> int:
    """Take one off the list; the exit status."""
    shop = open_shop_database(settings.database_url)
    try:
        with shop.session_scope() as db:
            close_call(db, number)
    except NoSuchCall:
        console.print(f"There is no request no. {number}.", style="red")
        return 1
    except CallClosed:
        console.print(f"Request no. {number} was closed before.", style="red")
        return 1
    finally:
        shop.close()
    console.print(f"Request no. {number} is closed.")
    return 0


def _row(call: Handover, memory: Engine, now: datetime) -> tuple[str, ...]:
    return (
        str(call.id), call.asked_at.strftime("%Y-%m-%d %H:%M"), _waited(now - call.asked_at),
        call.reason, call.language or "–", call.contact or "–", call.conversation,
        _last_words(memory, call.conversation) or "–",
    )


def _waited(span: timedelta) -> str:
    minutes = max(0, int(span.total_seconds() // 60))
    hours, days = minutes // 60, minutes // (60 * 24)
    if days:
        return f"{days} d {hours % 24} h"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"


def _last_words(memory: Engine, conversation: str) -> Optional[str]:
    """Of the shopper, on one line; None once the talk is forgotten."""
    lines = read_history(memory, conversation, NEWEST_LINES)
    said = next((line.text for line in reversed(lines) if isinstance(line, ShopperLine)), None)
    text = " ".join(said.split()) if said else ""
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN - 1] + "…"
