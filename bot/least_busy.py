"""Workers of a kind, as another process calls them: who has the fewest calls in hand is called.

A kept connection stays with one worker, so it is chosen here and not by who accepts first.
"""
import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Optional, Sequence
from zlib import crc32

import aiohttp


@dataclass
class _Way:
    """To one worker, over kept connections; `in_hand` counts calls of this process alone."""

    socket: Path
    in_hand: int = 0
    http: Optional[aiohttp.ClientSession] = None


class LeastBusy:
    """`session` is given what aiohttp's ClientSession takes, but for the connector."""

    def __init__(self, sockets: Sequence[Path], most_connections: int, **session: Any) -> None:
        self._ways = [_Way(socket) for socket in sockets]
        self._most_connections = most_connections
        self._session = session

    @contextlib.contextmanager
    def chosen(self, conversation: str) -> Iterator[aiohttp.ClientSession]:
        """For one call; among equals a conversation keeps to the one that has it at hand."""
        way = min(self._ways, key=lambda each: (each.in_hand, _rank(each, conversation)))
        way.in_hand += 1
        try:
            yield self._open(way)
        finally:
            way.in_hand -= 1

    @property
    def each(self) -> list[aiohttp.ClientSession]:
        return [self._open(way) for way in self._ways]

    async def close(self) -> None:
        for way in self._ways:
            if way.http is not None:
                await way.http.close()

    def _open(self, way: _Way) -> aiohttp.ClientSession:
        """Made within the event loop that uses it."""
        if way.http is None or way.http.closed:
            connector = aiohttp.UnixConnector(str(way.socket), limit=self._most_connections)
            way.http = aiohttp.ClientSession(connector=connector, **self._session)
        return way.http


def _rank(way: _Way, conversation: str) -> int:
    return crc32(f"{way.socket.name} {conversation}".encode())
