"""One process under the supervisor: the socket it serves, whom it obeys, when it ends.

The supervisor holds the listening sockets, so that what comes while a process is started again
waits instead of being refused; and a pipe, whose end tells its processes that it is gone.
"""
import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Callable, Iterator, NoReturn, Optional

import uvicorn
from sqlalchemy.exc import OperationalError
from starlette.types import ASGIApp

from actions.deaths import DATABASE_AWAY

LISTEN_FDS = "PRAMUNIAGA_LISTEN_FDS"
OUTPUT_FDS = "PRAMUNIAGA_OUTPUT_FDS"  # of several workers: where each says what it has to say
SUPERVISOR_FD = "PRAMUNIAGA_SUPERVISOR_FD"
RUN_DIR = "PRAMUNIAGA_RUN_DIR"  # of the private sockets; for its owner alone
# Turns in hand get so long when all is told to stop.
GRACE_S = 4
BACKLOG = 2048


def private_sockets(name: str, count: int, folder: Optional[Path] = None) -> list[Path]:
    """Where the bots ("bot") or the actions ("actions") are reached, on this machine alone."""
    folder = folder or Path(os.environ.get(RUN_DIR, "var/run"))
    return [folder / f"{name}.{number}.sock" for number in range(1, count + 1)]


def inherited_sockets() -> list[socket.socket]:
    """The supervisor's, already listening: one for each worker."""
    return [socket.socket(fileno=each) for each in _descriptors(LISTEN_FDS)]


def inherited_outputs() -> list[int]:
    """One for each worker, where there are several."""
    return _descriptors(OUTPUT_FDS)


def _descriptors(variable: str) -> list[int]:
    return [int(each) for each in os.environ.get(variable, "").split()]


def open_private_socket(path: Path) -> socket.socket:
    """A Unix socket that only this user can reach."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        door.bind(str(path))
    finally:
        os.umask(before)
    door.listen(BACKLOG)
    return door


def refuse(reason: Exception) -> NoReturn:
    """End with a sentence for the operator, and with the status that fits it."""
    print(reason, file=sys.stderr)
    sys.exit(DATABASE_AWAY if _is_of_away_database(reason) else 1)


def _is_of_away_database(reason: Optional[BaseException]) -> bool:
    """`serve` had it open before, so that waiting for it is right, however long it takes."""
    while reason is not None and not isinstance(reason, OperationalError):
        reason = reason.__cause__
    return reason is not None


def follow_supervisor(end: Callable[[], object]) -> None:
    """Call `end`, from a thread, once the supervisor lets go of its pipe; without one, never."""
    pipe = os.environ.get(SUPERVISOR_FD)
    if pipe:
        threading.Thread(target=_wait_for_end, args=(int(pipe), end), daemon=True).start()


def _wait_for_end(pipe: int, end: Callable[[], object]) -> None:
    with contextlib.suppress(OSError):
        while os.read(pipe, 1):
            pass
    end()


class Server(uvicorn.Server):
    """Leaves Ctrl-C, which reaches the whole group, to the supervisor.

    With `serves_on`, SIGTERM ends it only after the grace: whoever stands before it may have
    turns in hand. The supervisor's end ends it at once.
    """

    def __init__(self, config: uvicorn.Config, serves_on: bool = False) -> None:
        super().__init__(config)
        self._serves_on = serves_on

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield  # a test's own server
            return
        loop = asyncio.get_running_loop()

        def soon(call: Callable[[], None]) -> None:
            with contextlib.suppress(RuntimeError):  # told once more when the loop is over
                loop.call_soon_threadsafe(call)

        signal.signal(signal.SIGINT, signal.SIG_IGN if is_supervised() else self._end)
        signal.signal(signal.SIGTERM, lambda *_: soon(self._ask_to_end))
        follow_supervisor(lambda: soon(self._end))
        yield

    def _ask_to_end(self) -> None:
        if self._serves_on and is_supervised():
            asyncio.get_running_loop().call_later(GRACE_S, self._end)
        else:
            self._end()

    def _end(self, *_: object) -> None:
        self.should_exit = True


def is_supervised() -> bool:
    return SUPERVISOR_FD in os.environ


def serve_on(door: socket.socket, app: ASGIApp) -> None:
    """Serve a private application until told to stop."""
    config = uvicorn.Config(
        app, http="httptools", lifespan="on", log_config=None, access_log=False,
        server_header=False, date_header=False, ws="none",
        timeout_keep_alive=3600, timeout_graceful_shutdown=1,
    )
    Server(config, serves_on=True).run(sockets=[door])
