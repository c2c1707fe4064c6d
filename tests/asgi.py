"""An application on a real server of its own, within the test's event loop."""
import asyncio
import socket
import time
from contextlib import asynccontextmanager

import uvicorn

from actions.process import Server


class LoopServer(Server):
    """Leaves the test's signals alone."""

    async def serve(self, sockets=None):
        await self._serve(sockets)


@asynccontextmanager
async def serving(app, protocol="httptools", door=None):
    """Yields the port, or whatever `door`, a listening socket, calls its own."""
    door = door or socket.create_server(("127.0.0.1", 0))
    place = door.getsockname()
    server = LoopServer(uvicorn.Config(
        app, http=protocol, lifespan="on", ws="none", log_config=None, access_log=False,
        server_header=False, proxy_headers=False, timeout_graceful_shutdown=1,
    ))
    task = asyncio.create_task(server.serve(sockets=[door]))
    await until(lambda: server.started or task.done(), seconds=60.0)
    try:
        yield place[1]
    finally:
        server.should_exit = True
        await task


async def until(condition, seconds=2.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.01)
