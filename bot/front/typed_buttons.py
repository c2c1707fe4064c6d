"""Typed words that are the title of a button in sight: they press it."""
from typing import Optional

from sqlalchemy.engine import Engine

from bot.channels.channel import Channel
from bot.memory.buttons import Button, titled
from bot.memory.history import ShopLine, read_history

LONGEST = 60
MOST_MESSAGES = 12  # of one reply
AROUND = " .!"


def button_typed(
    engine: Engine, channel: Channel, conversation: str, text: str
) -> Optional[Button]:
    """The one of the newest reply; None where several are called so, as "Details" of a list is."""
    title = text.strip(AROUND)
    known = titled(engine, conversation, title) if 0 < len(title) <= LONGEST else []
    if not known:
        return None
    in_sight = {button.id for button in _in_sight(engine, channel, conversation)}
    found = [button for button in known if button.id in in_sight]
    return found[0] if len(found) == 1 else None


def _in_sight(engine: Engine, channel: Channel, conversation: str) -> list[Button]:
    found: list[Button] = []
    for line in reversed(read_history(engine, conversation, MOST_MESSAGES)):
        if not isinstance(line, ShopLine):
            break
        found += channel.show(line.message, conversation).buttons
    return found
