"""A supervisor with processes of a test's choice, run as a program of its own: `-m` this file."""
import asyncio
import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict
from typing import Any, Callable, Iterator

import psutil

from actions.deaths import GivenUp
from actions.settings import PREFIX, Settings
from bot.supervisor.json_lines import in_json
from bot.supervisor.metrics_port import open_metrics
from bot.supervisor.processes import Process
from bot.supervisor.screen import Screen, named
from bot.supervisor.sockets import open_public_door
from bot.supervisor.supervisor import Supervisor

HOST = "127.0.0.1"
STAND_INS = "tests.bot.supervisor.stand_ins"
PATIENCE_S = 30
STARTED = r"{name} *\| runs as (\d+) "


def stand_in(name: str, *role: str, **given: Any) -> Process:
    """A process that plays a role of the stand-ins; what is given is of `Process`."""
    return Process(name, (sys.executable, "-m", STAND_INS, *role), **given)


class Supervised:
    """A running supervisor, as its operator sees it."""

    def __init__(self, folder: str, *processes: Process, **settings: str) -> None:
        told = json.dumps([asdict(process) for process in processes])
        self._program = subprocess.Popen(
            [sys.executable, "-m", __spec__.name, told], stdout=subprocess.PIPE,
            text=True, start_new_session=True,  # so its group has the number of its process
            env={
                **os.environ, "TMPDIR": folder, f"{PREFIX}SECRET": "s" * 32,
                **{f"{PREFIX}{name.upper()}": value for name, value in settings.items()},
            },
        )
        self._said: list[str] = []
        self._news = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()
        self.port = int(self.until(r"listens at (\d+)")[1])

    def _listen(self) -> None:
        for line in self._program.stdout:
            with self._news:
                self._said.append(line.rstrip("\n"))
                self._news.notify()

    @property
    def lines(self) -> list[str]:
        return list(self._said)

    @property
    def said(self) -> str:
        return "\n".join(self._said)

    def until(self, pattern: str, times: int = 1) -> re.Match:
        """Wait until it was said so often; returns the last."""
        def has_said() -> bool:
            return len(re.findall(pattern, self.said)) >= times

        with self._news:
            assert self._news.wait_for(has_said, PATIENCE_S), f"No {pattern!r} in:\n{self.said}"
        return [*re.finditer(pattern, self.said)][-1]

    def pid_of(self, name: str, start: int = 1) -> int:
        """At its nth start, once that has come."""
        return int(self.until(STARTED.format(name=name), start)[1])

    def starts_of(self, name: str) -> int:
        return len(re.findall(STARTED.format(name=name), self.said))

    def ask(self) -> str:
        """Whatever the process behind the public door answers."""
        with socket.create_connection((HOST, self.port), PATIENCE_S) as caller:
            return caller.recv(100).decode()

    def send(self, word: signal.Signals) -> None:
        self._program.send_signal(word)

    def send_until_gone(self, word: signal.Signals) -> None:
        while self._program.poll() is None:
            self.send(word)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.wait(0.05)

    def send_to_group(self, word: signal.Signals) -> None:
        """As the terminal does for Ctrl-C."""
        os.killpg(self._program.pid, word)

    def wait(self, timeout: float = PATIENCE_S) -> int:
        return self._program.wait(timeout)

    def wait_until_nobody_is_left(self) -> None:
        """Of its group, which no process of it leaves."""
        _, left = psutil.wait_procs(self.group(), PATIENCE_S)
        assert left == []

    def group(self) -> list[psutil.Process]:
        return [each for each in psutil.process_iter() if self._is_of_group(each)]

    def _is_of_group(self, process: psutil.Process) -> bool:
        with contextlib.suppress(ProcessLookupError):
            is_alive = process.is_running() and process.status() != psutil.STATUS_ZOMBIE
            return is_alive and os.getpgid(process.pid) == self._program.pid
        return False

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.send_to_group(signal.SIGKILL)
        self._program.wait(PATIENCE_S)


@contextlib.contextmanager
def supervising() -> Iterator[Callable[..., Supervised]]:
    """Starts supervisors; whatever is left of them is killed at the end."""
    with contextlib.ExitStack() as ends:
        folder = ends.enter_context(tempfile.TemporaryDirectory())

        def start(*processes: Process, **settings: str) -> Supervised:
            supervised = Supervised(folder, *processes, **settings)
            ends.callback(supervised.end)
            return supervised

        yield start


def main(processes: list[Process]) -> None:
    settings = Settings()
    lines_of = in_json if settings.log_format == "json" else named
    with (
        open_public_door(HOST, 0) as door, open_metrics(settings) as observed,
        Screen(sys.stdout.fileno()) as screen,
    ):

        async def greet() -> None:
            screen.show(f"listens at {door.getsockname()[1]}")

        supervisor = Supervisor(
            processes, door, screen.show, observed.surroundings(), lines_of, observed.note_death
        )
        asyncio.run(supervisor.run(greet))


if __name__ == "__main__":
    try:
        main([Process(**each) for each in json.loads(sys.argv[1])])
    except GivenUp as error:
        sys.exit(str(error))
