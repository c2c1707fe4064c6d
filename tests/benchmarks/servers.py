"""Processes of a bot under test: started apart, measured, stopped with all they started."""
import contextlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Iterator, Mapping, Sequence

import psutil

from tests.benchmarks.measure import Memory

HOST = "127.0.0.1"
STOP_TIMEOUT_S = 15
LOG_LINES = 30
MEBIBYTE = 1024 * 1024


class ProgramFailed(Exception):
    """A program ended with an error; the message holds the end of what it said."""


class Program:
    """A running command and its children; what they say goes to the log file."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path
    ) -> None:
        self._log = log
        self.started_at = time.perf_counter()
        with log.open("wb") as output:
            # A session of its own: Ctrl-C reaches only the benchmark, which then stops it.
            self._process = psutil.Popen(
                command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            )

    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def check(self) -> None:
        """Raises ProgramFailed when it has ended with an error."""
        if self._process.poll():
            raise ProgramFailed(self.last_words())

    def last_words(self) -> str:
        return "\n".join(self.said.splitlines()[-LOG_LINES:])

    def memory(self) -> Memory:
        """Of the command and its children together."""
        used = [process.memory_full_info() for process in self._family()]
        rss = sum(info.rss for info in used) / MEBIBYTE
        has_pss = all(hasattr(info, "pss") for info in used)
        return Memory(rss, sum(info.pss for info in used) / MEBIBYTE if has_pss else None)

    def cpu_s(self) -> float:
        """What the command and its children computed so far, those that ended included."""
        times = [process.cpu_times() for process in self._family()]
        return float(sum(t.user + t.system + t.children_user + t.children_system for t in times))

    def kill(self) -> None:
        self._process.kill()

    def interrupt(self) -> None:
        """Ctrl-C: the terminal tells the whole group."""
        os.killpg(self._process.pid, signal.SIGINT)

    @property
    def group(self) -> list[psutil.Process]:
        """All that runs in its group, wherever in the family it stands."""
        return [each for each in psutil.process_iter() if _group_of(each) == self._process.pid]

    def stop(self) -> None:
        """Ask the command, then end whatever is left of its family."""
        family = self._family()
        with contextlib.suppress(psutil.NoSuchProcess):
            self._process.terminate()
        _, left = psutil.wait_procs(family, STOP_TIMEOUT_S)
        for process in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, STOP_TIMEOUT_S)

    def _family(self) -> list[psutil.Process]:
        try:
            return [self._process, *self._process.children(recursive=True)]
        except psutil.NoSuchProcess:
            return [self._process]


def _group_of(process: psutil.Process) -> int:
    try:
        return os.getpgid(process.pid) if process.status() != psutil.STATUS_ZOMBIE else 0
    except (ProcessLookupError, psutil.NoSuchProcess):
        return 0


@contextlib.contextmanager
def running(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path
) -> Iterator[Program]:
    """The program, stopped at the end, however that comes."""
    program = Program(command, folder, environment, log)
    try:
        yield program
    finally:
        program.stop()


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on; all different."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind((HOST, 0))
        return [probe.getsockname()[1] for probe in probes]


def plain_environment() -> dict[str, str]:
    """This process's, without settings of the shop and without limits on computing."""
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith("PRAMUNIAGA_") and name != "OMP_NUM_THREADS"
    }
    return {**kept, "RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1"}
