"""A private application served: by one process, or by several that share what one has loaded."""
import ctypes
import gc
import os
import select
import signal
import socket
import sys
import threading
import time
import traceback
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Callable, Sequence

from starlette.types import ASGIApp

from actions.databases.engines import close_connections
from actions.deaths import GAVE_UP, Deaths, how_it_ended, when_again
from actions.lent_encoders import borrow, lend, load_to_lend
from actions.metrics import WORKER_RESTARTS
from actions.process import (
    GRACE_S,
    SUPERVISOR_FD,
    follow_supervisor,
    inherited_outputs,
    inherited_sockets,
    is_supervised,
    open_private_socket,
    private_sockets,
    serve_on,
)

PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15  # of Linux

Serve = Callable[[socket.socket], None]


def prepare_workers(count: int) -> None:
    """Before anything is loaded that several are to share."""
    if count > 1:
        load_to_lend()


def serve_privately(app: ASGIApp, name: str, count: int) -> None:
    """Serve an application of ours to the other processes of this machine, until stopped.

    Several workers are forked from this process, which then only watches them and computes for
    them. What `app` holds must have started no thread that it needs.
    """
    doors = inherited_sockets() or [open_private_socket(p) for p in private_sockets(name, count)]
    if len(doors) == 1:
        serve_on(doors[0], app)
    else:
        Workers(name, doors, lambda door: serve_on(door, app)).run()


class Workers:
    """Each serves a door of its own; one that dies is forked again while the others serve."""

    def __init__(self, name: str, doors: Sequence[socket.socket], serve: Serve) -> None:
        self._name, self._doors, self._serve = name, doors, serve
        self._outputs = inherited_outputs()
        self._deaths = [Deaths() for _ in doors]
        self._running: dict[int, int] = {}  # by process id: which of them it is, from 0
        self._is_stopping = False
        # Carries nothing: once its other end is closed the workers know that they are to end.
        self._pipe, *self._held = os.pipe()

    def run(self) -> None:
        """Until told to stop; ends this process with GAVE_UP when a worker dies too often."""
        self._obey()
        close_connections()
        gc.collect()
        gc.freeze()  # else the next collection would write to every page that is shared
        ctypes.CDLL(None).malloc_trim(0)  # what loading left behind
        for number in range(len(self._doors)):
            self._fork(number)
        has_given_up = False
        while self._running:
            pid, status = os.wait()
            number = self._running.pop(pid, -1)
            if number >= 0 and not self._is_stopping:
                has_given_up = not self._start_again(number, status)
        if has_given_up:
            sys.exit(GAVE_UP)

    def _start_again(self, number: int, status: int) -> bool:
        """False where it is the end of all."""
        ending = how_it_ended(os.waitstatus_to_exitcode(status))
        pause_s = self._deaths[number].pause_after(time.monotonic())
        worker = f"{self._name}.{number + 1}"
        told = f"{worker} {ending}"
        if pause_s is None:
            print(f"{told}.", flush=True)
            self._end()
            return False
        print(f"{told}; {when_again(pause_s)}.", flush=True)
        WORKER_RESTARTS.labels(worker).inc()
        self._fork(number, pause_s)
        return True

    def _obey(self) -> None:
        """As a server that stands behind others: not before these had their grace."""
        signal.signal(signal.SIGINT, signal.SIG_IGN if is_supervised() else self._end)
        signal.signal(signal.SIGTERM, self._end_later if is_supervised() else self._end)
        follow_supervisor(self._end)

    def _end_later(self, *_: object) -> None:
        self._is_stopping = True  # the workers may have been told as well
        later = threading.Timer(GRACE_S, self._end)
        later.daemon = True
        later.start()

    def _end(self, *_: object) -> None:
        """Tell the workers, who end soon, and `run` after them."""
        self._is_stopping = True
        self._let_go()

    def _let_go(self) -> None:
        while self._held:  # told by several, by a thread perhaps
            os.close(self._held.pop())

    def _fork(self, number: int, pause_s: float = 0) -> None:
        ours, theirs = Pipe()
        # A word to stop is for whoever has its own way of obeying.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        pid = os.fork()
        if pid == 0:
            ours.close()
            self._work(number, theirs, pause_s)
        self._running[pid] = number
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        theirs.close()
        threading.Thread(target=lend, args=(ours,), daemon=True).start()

    def _work(self, number: int, line: Connection, pause_s: float) -> None:
        """The life of a worker, which never returns: what it was forked from is not its own."""
        status = 1
        try:
            self._settle(number)
            borrow(line)
            select.select([self._pipe], [], [], pause_s)
            self._serve(self._doors[number])
            status = 0
        except Exception:  # noqa: BLE001 - whatever it is, nobody else will tell it
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _settle(self, number: int) -> None:
        """Be a process of its own: with its name, its output, its end."""
        libc = ctypes.CDLL(None)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        libc.prctl(PR_SET_NAME, f"{self._name}.{number + 1}".encode())
        if self._outputs:
            for descriptor in (1, 2):
                os.dup2(self._outputs[number], descriptor)
        self._let_go()
        os.environ[SUPERVISOR_FD] = str(self._pipe)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
