"""Raw connections: what came back for an attack, how long it took, whether it came to an end."""
import asyncio
import contextlib
import re
import time
from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

from tests.e2e.storm.attacks import Attack

SHOP_ADDRESS = "127.0.0.1"
STORM_ADDRESS = "127.0.0.2"  # another than the honest shopper's
AT_ONCE = 40
PATIENCE_S = 1.0  # then this side says that no more will come
SECOND_ANSWER_S = 0.2
END_S = 30.0
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
BETWEEN_BYTES_S = 1.0


@dataclass(frozen=True)
class Outcome:
    """`statuses` of all answers on the connection; none where it was cut without a word."""

    attack: str
    must_fail: bool
    statuses: tuple[int, ...]
    is_over: bool
    seconds: float

    def __str__(self) -> str:
        end = "" if self.is_over else ", still open"
        return f"{self.attack}: {list(self.statuses) or 'cut'}{end} after {self.seconds:.1f} s"


@dataclass(frozen=True)
class Silence:
    """A connection on which too little is sent; one byte of `drops` a second, if there are any."""

    kind: str
    sent: bytes
    drops: bytes = b""


async def storm(port: int, attacks: Iterable[Attack]) -> list[Outcome]:
    """All of them, so many at once."""
    left, outcomes = iter(attacks), []

    async def keep_sending() -> None:
        for attack in left:
            outcomes.append(await _outcome(port, attack))

    await asyncio.gather(*(keep_sending() for _ in range(AT_ONCE)))
    return outcomes


async def _outcome(port: int, attack: Attack) -> Outcome:
    started, received, is_over = time.perf_counter(), bytearray(), True
    try:
        await asyncio.wait_for(_exchange(port, attack, received), END_S)
    except asyncio.TimeoutError:
        is_over = False
    except OSError:
        pass  # cut by the other side, which is an end
    statuses = tuple(map(int, STATUS.findall(received)))
    seconds = time.perf_counter() - started
    return Outcome(attack.kind, attack.must_fail, statuses, is_over, seconds)


async def _exchange(port: int, attack: Attack, received: bytearray) -> None:
    reader, writer = await _connected(port)
    sending = asyncio.create_task(_send(writer, attack.pieces))
    try:
        while not _is_whole(received):
            piece = await _read(reader, PATIENCE_S)
            if piece is None:
                await sending
                writer.write_eof()
                piece = await reader.read(65536)
            if not piece:
                return
            received += piece
        if attack.smuggles:
            received += await _read(reader, SECOND_ANSWER_S) or b""
    finally:
        sending.cancel()
        writer.transport.abort()


async def _send(writer: asyncio.StreamWriter, pieces: Sequence[bytes]) -> None:
    with contextlib.suppress(OSError):  # the other side need not hear it all
        for piece in pieces:
            writer.write(piece)
            await writer.drain()


async def _read(reader: asyncio.StreamReader, seconds: float) -> Optional[bytes]:
    """Empty at the end, None when nothing comes for so long."""
    try:
        return await asyncio.wait_for(reader.read(65536), seconds)
    except asyncio.TimeoutError:
        return None


def _is_whole(received: bytes) -> bool:
    """Whether a whole answer is there, as far as its head says how long it is."""
    head, end, body = bytes(received).partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    if not end or length is None:
        return bool(end) and (body.endswith(b"0\r\n\r\n") or b" 204 " in head or b" 304 " in head)
    return len(body) >= int(length[1])


async def _connected(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection(SHOP_ADDRESS, port, local_addr=(STORM_ADDRESS, 0))


async def stay_silent(port: int, silence: Silence, most_seconds: float) -> float:
    """Seconds until the other side closes; infinite when it doesn't within so many."""
    reader, writer = await _connected(port)
    started = time.perf_counter()
    sending = asyncio.create_task(_trickle(writer, silence))
    try:
        with contextlib.suppress(OSError):  # cut
            await asyncio.wait_for(reader.read(), most_seconds)
        return time.perf_counter() - started
    except asyncio.TimeoutError:
        return float("inf")
    finally:
        sending.cancel()
        writer.transport.abort()


async def _trickle(writer: asyncio.StreamWriter, silence: Silence) -> None:
    writer.write(silence.sent)
    for drop in silence.drops:
        await asyncio.sleep(BETWEEN_BYTES_S)
        writer.write(bytes([drop]))
