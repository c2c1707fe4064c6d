"""What comes back for one message, as it comes."""
import asyncio
from dataclasses import dataclass, field
from typing import AsyncIterator, TypedDict

from bot.channels.json_values import Body


class Line(TypedDict, total=False):
    """`message` with its body; `again`: what came so far is void, as it is said anew; `wait`: it
    takes long; or how it ended: `done`, `error` with a code."""

    type: str
    message: Body
    code: str


DONE: Line = {"type": "done"}
AGAIN: Line = {"type": "again"}
WAIT: Line = {"type": "wait"}
TRY_AGAIN: Line = {"type": "error", "code": "try_again"}
ENDS = (DONE, TRY_AGAIN)


@dataclass
class Replies:
    """Lines of `message` and the body that the door shows; the last is `done` or `error`."""

    _lines: "asyncio.Queue[Line]" = field(default_factory=asyncio.Queue)

    def add(self, line: Line) -> None:
        self._lines.put_nowait(line)

    async def __aiter__(self) -> AsyncIterator[Line]:
        line: Line = {}
        while line not in ENDS:
            line = await self._lines.get()
            yield line
