"""The last line of a start: where the chat page is, once the shop says that it is well."""
import asyncio
from typing import Callable

LATE_S = 120
LOOK_AGAIN_S = 0.2
ANSWER_S = 5
HEALTHY = b"HTTP/1.1 200 "
# A server listens on all addresses; whoever calls it needs one.
ALL_ADDRESSES = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def page_address(host: str, port: int) -> str:
    """For a browser on this machine."""
    host = ALL_ADDRESSES.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


async def wait_until_healthy(host: str, port: int, show: Callable[[str], None]) -> None:
    """Returns once /health says 200; where that takes long it says so and waits on."""
    loop = asyncio.get_running_loop()
    late = loop.call_later(LATE_S, show, "The shop isn't ready yet; see the messages above.")
    while not await _is_healthy(ALL_ADDRESSES.get(host, host), port):
        await asyncio.sleep(LOOK_AGAIN_S)
    late.cancel()


async def _is_healthy(host: str, port: int) -> bool:
    try:
        return await asyncio.wait_for(_first_words(host, port), ANSWER_S) == HEALTHY
    except (OSError, asyncio.TimeoutError):
        return False


async def _first_words(host: str, port: int) -> bytes:
    answer, request = await asyncio.open_connection(host, port)
    try:
        request.write(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return await answer.read(len(HEALTHY))
    finally:
        request.close()
