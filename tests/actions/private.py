"""A private process that is told to end, and the things that its supervisor holds."""
import os
import socket
import subprocess
import sys
from pathlib import Path

from actions.process import LISTEN_FDS, RUN_DIR, SUPERVISOR_FD, open_private_socket, private_sockets

PATIENCE_S = 20
REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


class Private:
    """The process with a socket for each of its workers, and the pipe of its supervisor."""

    def __init__(
        self, folder: Path, workers: int = 1, is_supervised: bool = True, **settings: str
    ) -> None:
        self._paths = private_sockets("tested", workers, folder)
        self._doors = [open_private_socket(path) for path in self._paths]
        given = [door.fileno() for door in self._doors]
        pipe, self._pipe = os.pipe()
        environment = {
            **os.environ, RUN_DIR: str(folder), LISTEN_FDS: " ".join(map(str, given)), **settings,
        }
        if is_supervised:
            environment[SUPERVISOR_FD] = str(pipe)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.actions.private_process"], env=environment,
            pass_fds=(*given, pipe), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        os.close(pipe)
        self.pid = self._process.pid
        self.ask()

    def ask(self, worker: int = 1) -> int:
        """The id of the process that answers."""
        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(PATIENCE_S)
            caller.connect(str(self._paths[worker - 1]))
            caller.sendall(REQUEST)
            answer = b"".join(iter(lambda: caller.recv(4096), b""))
        return int(answer.partition(b"\r\n\r\n")[2])

    def send(self, word: int) -> None:
        self._process.send_signal(word)

    def let_go(self) -> None:
        os.close(self._pipe)
        self._pipe = None

    def ends(self) -> tuple[int, bytes]:
        """Its exit status and what it complained of."""
        self.said, complaints = self._process.communicate(timeout=PATIENCE_S)
        return self._process.returncode, complaints

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()
        for door in self._doors:
            door.close()
        if self._pipe is not None:
            os.close(self._pipe)
