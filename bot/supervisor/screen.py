"""What the operator sees: the lines of all processes, each with its name, never a flood."""
import asyncio
import contextlib
import os
import queue
import re
import threading
import time
from types import TracebackType
from typing import AsyncIterator, Callable, Optional, Type

LINES_A_SECOND = 100  # more than the longest traceback
WAITING_LINES = 10_000
LONGEST_LINE = 16_000
CHUNK_BYTES = 64 * 1024
LAST_LINES_S = 0.1
NAME_WIDTH = 10
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


class Screen:
    """A terminal or a log file, written by a thread: a paused terminal stops nobody."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lines: queue.Queue[Optional[str]] = queue.Queue(WAITING_LINES)
        self._writer = threading.Thread(target=self._write, daemon=True)

    def __enter__(self) -> "Screen":
        self._writer.start()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.show(None)
        self._writer.join(LAST_LINES_S)

    def show(self, line: Optional[str]) -> None:
        """A line is lost where thousands wait already; None is the end."""
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(line)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            rest = f"{line}\n".encode(errors="replace")
            # Nobody may read any more, the disk may be full: selling goes on.
            with contextlib.suppress(OSError):
                while rest:
                    rest = rest[os.write(self._descriptor, rest):]


class LineLimit:
    """Passes on so many lines a second and says how many it left out."""

    def __init__(
        self, show: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._show = show
        self._clock = clock
        self._since = clock()
        self._seen = 0

    @property
    def has_left_out(self) -> bool:
        return self._seen > LINES_A_SECOND

    def pass_on(self, line: str) -> None:
        now = self._clock()
        if now - self._since >= 1:
            self.settle()
            self._since = now
        self._seen += 1
        if not self.has_left_out:
            self._show(line)

    def settle(self) -> None:
        """Say what was left out, and begin again."""
        if self.has_left_out:
            self._show(f"… {self._seen - LINES_A_SECOND} lines left out")
        self._seen = 0


async def pass_on(said: asyncio.StreamReader, show: Callable[[str], None]) -> None:
    """Show what a process says until it says no more."""
    limit = LineLimit(show)
    async for line in _lines(said, limit):
        limit.pass_on(line)
    limit.settle()


async def _lines(said: asyncio.StreamReader, limit: LineLimit) -> AsyncIterator[str]:
    rest = b""
    while chunk := await _read(said, limit):
        *whole, rest = (rest + chunk).split(b"\n")
        if len(rest) > LONGEST_LINE:
            whole, rest = [*whole, rest], b""
        for line in whole:
            yield _readable(line)
    if rest:
        yield _readable(rest)


async def _read(said: asyncio.StreamReader, limit: LineLimit) -> bytes:
    while limit.has_left_out:
        try:
            return await asyncio.wait_for(said.read(CHUNK_BYTES), 1)
        except asyncio.TimeoutError:
            limit.settle()
    return await said.read(CHUNK_BYTES)


def _readable(line: bytes) -> str:
    """As text without control characters, which a shopper may have smuggled into a log."""
    text = line[:LONGEST_LINE].decode(errors="replace").rstrip()
    return CONTROL_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", text)


def named(name: str, show: Callable[[str], None]) -> Callable[[str], None]:
    """Shows lines with the time and the name of the process that says them."""
    return lambda line: show(f"{time.strftime('%H:%M:%S')} {name:<{NAME_WIDTH}}| {line}")
