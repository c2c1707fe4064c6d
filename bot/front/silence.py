"""Silence: whoever hears nothing is told to wait, each time that it has been long."""
import asyncio
from typing import Optional

from bot.channels.replies import WAIT, Replies

LONG_S = 10.0  # without a word


class Silence:
    """Begins at once; runs within an event loop."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._timer: Optional[asyncio.TimerHandle] = None
        self.begin()

    def begin(self) -> None:
        self.end()
        self._timer = asyncio.get_running_loop().call_later(LONG_S, self._tell)

    def end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _tell(self) -> None:
        self._replies.add(WAIT)
        self.begin()
