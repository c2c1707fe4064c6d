"""Whom a private process obeys: its supervisor at once, SIGTERM after the grace, Ctrl-C never."""
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from actions.process import LISTEN_FD, RUN_DIR, SUPERVISOR_FD, open_private_socket

PATIENCE_S = 20
REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


class Private:
    """The process, and the two things that its supervisor holds: the socket and the pipe."""

    def __init__(self, folder, is_supervised):
        self.path = folder / "tested.sock"
        self._door = open_private_socket(self.path)
        pipe, self._pipe = os.pipe()
        environment = {**os.environ, RUN_DIR: str(folder), LISTEN_FD: str(self._door.fileno())}
        if is_supervised:
            environment[SUPERVISOR_FD] = str(pipe)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.actions.private_process"], env=environment,
            pass_fds=(self._door.fileno(), pipe), stderr=subprocess.PIPE,
        )
        os.close(pipe)
        assert int(self.ask()) == self._process.pid

    def ask(self):
        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(PATIENCE_S)
            caller.connect(str(self.path))
            caller.sendall(REQUEST)
            answer = b"".join(iter(lambda: caller.recv(4096), b""))
        return answer.partition(b"\r\n\r\n")[2]

    def send(self, word):
        self._process.send_signal(word)

    def let_go(self):
        os.close(self._pipe)
        self._pipe = None

    def ends(self):
        """Its exit status and what it said."""
        _, said = self._process.communicate(timeout=PATIENCE_S)
        return self._process.returncode, said

    def close(self):
        self._process.kill()
        self._process.communicate()
        self._door.close()
        if self._pipe is not None:
            os.close(self._pipe)


@pytest.fixture
def start():
    with contextlib.ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))  # a short path

        def start(is_supervised=True):
            private = Private(folder, is_supervised)
            ends.callback(private.close)
            return private

        yield start


def test_the_end_of_the_supervisor_is_its_end(start):
    private = start()

    private.let_go()

    assert private.ends() == (0, b"")


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_told_with_its_group_it_serves_on_until_the_supervisor_lets_go(start, word):
    private = start()
    private.send(word)

    assert private.ask()

    private.let_go()
    assert private.ends() == (0, b"")


def test_told_to_end_it_ends_once_the_grace_is_over(start):
    private = start()

    private.send(signal.SIGTERM)

    assert private.ends() == (0, b"")


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_without_a_supervisor_it_ends_when_told(start, word):
    private = start(is_supervised=False)

    private.send(word)

    assert private.ends() == (0, b"")
