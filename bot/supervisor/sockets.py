"""The sockets, which outlive the processes that serve them: what comes meanwhile waits."""
import contextlib
import errno
import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Iterator, Mapping, Sequence

from actions.process import (
    BACKLOG,
    LISTEN_FDS,
    RUN_DIR,
    SUPERVISOR_FD,
    open_private_socket,
    private_sockets,
)
from actions.settings import PREFIX
from bot.supervisor.processes import PUBLIC, Process

NO_ADDRESS = "{host} is no address. Set {prefix}HOST."
REASONS = {
    errno.EADDRINUSE: "Port {port} is in use. Stop what uses it, or set {prefix}PORT.",
    errno.EACCES: "Port {port} is for the system's administrator. Set {prefix}PORT above 1023.",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine. Set {prefix}HOST.",
}


class AddressRefused(Exception):
    """An address can't be had; the message names the cause and the cure."""


def address_refused(
    host: str, port: int, error: OSError, prefix: str = PREFIX
) -> AddressRefused:
    """In words; the settings of this address begin with the prefix."""
    if isinstance(error, socket.gaierror):
        return AddressRefused(NO_ADDRESS.format(host=host, prefix=prefix))
    reason = REASONS.get(error.errno or 0, "{host}:{port} can't be served: {error}.")
    return AddressRefused(
        reason.format(host=host, port=port, error=error.strerror, prefix=prefix)
    )


def open_public_door(host: str, port: int) -> socket.socket:
    """Listens from now on; raises AddressRefused."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError) as error:
        raise AddressRefused(NO_ADDRESS.format(host=host, prefix=PREFIX)) from error
    # "localhost" may stand for both: the older one is what browsers and tools try as well.
    family, kind, _, _, address = min(found, key=lambda each: each[0] != socket.AF_INET)
    door = socket.socket(family, kind)
    try:
        # Else connections that just ended would hold the port for a minute.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(BACKLOG)
    except OSError as error:
        door.close()
        raise address_refused(host, port, error) from error
    return door


class Doors:
    """Open while the shop runs: the public socket, private ones, and the supervisor's pipe.

    The pipe carries nothing: once nobody holds its other end the processes know that the
    supervisor is gone, however it went.
    """

    def __init__(self, folder: Path, sockets: Mapping[str, Sequence[socket.socket]]) -> None:
        self._folder = folder
        self._sockets = sockets
        self._pipe = [*os.pipe()]

    def handed_to(self, process: Process) -> tuple[dict[str, str], tuple[int, ...]]:
        """The variables that tell a process of its doors and the pipe; the descriptors to pass."""
        pipe = self._pipe[0]
        told = {RUN_DIR: str(self._folder), SUPERVISOR_FD: str(pipe)}
        doors = [each.fileno() for each in self._sockets.get(process.door, ())]
        return {**told, LISTEN_FDS: " ".join(map(str, doors))}, (pipe, *doors)

    def close_public(self) -> None:
        """Leave it to the process that serves it: once that closes it too, nobody is let in."""
        for door in self._sockets[PUBLIC]:
            door.close()

    def let_go(self) -> None:
        """Tell every process that the supervisor is gone."""
        for end in self._pipe:
            os.close(end)
        self._pipe = []


@contextlib.contextmanager
def open_doors(public: socket.socket, private: Mapping[str, int]) -> Iterator[Doors]:
    """The doors, with a folder of this run for so many private ones; all gone at the end."""
    with contextlib.ExitStack() as stack:
        sockets = {PUBLIC: [stack.enter_context(public)]}
        folder = Path(tempfile.mkdtemp(prefix="pramuniaga-"))  # for its owner alone
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        for name, count in private.items():
            paths = private_sockets(name, count, folder)
            sockets[name] = [stack.enter_context(open_private_socket(path)) for path in paths]
        doors = Doors(folder, sockets)
        stack.callback(doors.let_go)
        yield doors
