"""Waiting lines: one at a time per conversation, in the order of arrival, without polling."""
import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import AsyncIterator


@dataclass
class _Line:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class TooLong(Exception):
    """Whoever stands in front did not finish in time."""


@dataclass
class Lines:
    """For one process; asyncio's own lock is fair and wakes the next at once."""

    _lines: dict[str, _Line] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, name: str, patience_s: float) -> AsyncIterator[None]:
        """Waits for at most `patience_s` seconds, then raises TooLong."""
        line = self._lines.setdefault(name, _Line())
        line.length += 1
        try:
            await _acquire(line.lock, name, patience_s)
            try:
                yield
            finally:
                line.lock.release()
        finally:
            line.length -= 1
            if line.length == 0:
                del self._lines[name]

    def length(self, name: str) -> int:
        """How many are in this line, the one at its head included."""
        line = self._lines.get(name)
        return line.length if line else 0


async def _acquire(lock: asyncio.Lock, name: str, patience_s: float) -> None:
    try:
        await asyncio.wait_for(lock.acquire(), patience_s)
    except asyncio.TimeoutError as error:
        raise TooLong(name) from error
