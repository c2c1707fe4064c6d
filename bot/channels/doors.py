"""All doors, in one visible tuple: a new one is a file beside and a line here."""
from typing import Callable, Sequence

from bot.channels.channel import Channel
from bot.channels.house import House
from bot.channels.web.door import open_web_door

CHANNELS: Sequence[Callable[[House], Channel]] = (open_web_door,)
