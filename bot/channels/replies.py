"""What comes back for one message, as it comes."""
import asyncio
from dataclasses import dataclass, field
from typing import Any, AsyncIterator, Mapping

DONE: Mapping[str, Any] = {"type": "done"}
DUPLICATE: Mapping[str, Any] = {"type": "duplicate"}
TRY_AGAIN: Mapping[str, Any] = {"type": "error", "code": "try_again"}
ENDS = (DONE, TRY_AGAIN)


@dataclass
class Replies:
    """Lines of `message` and the body that the door shows; the last is `done` or `error`."""

    _lines: "asyncio.Queue[Mapping[str, Any]]" = field(default_factory=asyncio.Queue)

    def add(self, line: Mapping[str, Any]) -> None:
        self._lines.put_nowait(line)

    async def __aiter__(self) -> AsyncIterator[Mapping[str, Any]]:
        line: Mapping[str, Any] = {}
        while line not in ENDS:
            line = await self._lines.get()
            yield line
