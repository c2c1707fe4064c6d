"""Starts the processes, starts those again that die, and stops all of them."""
import asyncio
import contextlib
import os
import signal
import socket
from asyncio.subprocess import PIPE, STDOUT
from asyncio.subprocess import Process as Child
from functools import partial
from subprocess import DEVNULL
from typing import Any, Callable, Coroutine, Iterable, Mapping, NamedTuple, Optional, Sequence

from actions.deaths import (
    DATABASE_AWAY,
    GAVE_UP,
    Deaths,
    GivenUp,
    how_it_ended,
    when_again,
)
from actions.process import GRACE_S, LISTEN_FDS, OUTPUT_FDS
from bot.supervisor.processes import PUBLIC, Process
from bot.supervisor.screen import named, pass_on
from bot.supervisor.sockets import Doors, open_doors

# From the word to stop: those with turns in hand, then all, then what must be killed.
FIRST_GONE_S = GRACE_S + 0.3
ALL_GONE_S = 4.9
KILLED_GONE_S = 5.3
LOOK_AGAIN_S = 0.02
LAST_LINES_S = 0.1
AWAY_S = 2  # until it is looked whether a database answers again
# What wrappers pass on may come twice; a person takes longer.
SECOND_CTRL_C_S = 0.3
# The terminal sends these to the whole group, but only the supervisor heeds them.
OURS_ALONE = {signal.SIGINT, signal.SIGHUP}

Show = Callable[[str], None]
LinesOf = Callable[[str, Show], Show]  # shows lines of the process of this name


class Ending(NamedTuple):
    """How a process ended, in words; without a status it never began."""

    words: str
    status: Optional[int] = None


class Supervisor:
    """One run: everything it started is gone when `run` returns."""

    def __init__(
        self,
        processes: Sequence[Process],
        public: socket.socket,
        show: Show,
        environment: Mapping[str, str] = os.environ,
        lines_of: LinesOf = named,
        note_death: Callable[[str, int], None] = lambda process, pid: None,
    ) -> None:
        self._processes = processes
        self._public = public
        self._show = show
        self._lines_of = lines_of
        self._note_death = note_death
        self._environment = {
            name: value for name, value in environment.items()
            if name not in (LISTEN_FDS, OUTPUT_FDS)
        }
        self._running: dict[str, Child] = {}
        self._readers: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._at_once = asyncio.Event()

    async def run(self, greet: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Until told to stop; raises GivenUp when a process dies too often.

        `greet` runs beside it from the start. Afterwards this process heeds no signal any more.
        """
        self._heed_signals()
        private = {p.door: p.workers for p in self._processes if p.door not in ("", PUBLIC)}
        with open_doors(self._public, private) as doors:
            keepers = [asyncio.create_task(self._keep(each, doors)) for each in self._processes]
            beside = asyncio.create_task(greet())
            stop = asyncio.create_task(self._stopping.wait())
            await asyncio.wait({stop, *keepers}, return_when=asyncio.FIRST_COMPLETED)
            beside.cancel()
            await self._stop(doors)
            # One more Ctrl-C must not end with a traceback what is ending already.
            signal.pthread_sigmask(signal.SIG_BLOCK, {*OURS_ALONE, signal.SIGTERM})
            await asyncio.gather(*keepers)

    def _heed_signals(self) -> None:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGINT, self._interrupt)
        loop.add_signal_handler(signal.SIGTERM, self._stopping.set)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as under nohup
            loop.add_signal_handler(signal.SIGHUP, self._stopping.set)

    def _interrupt(self) -> None:
        if not self._stopping.is_set():
            self._show(f"Stopping; turns in hand get {GRACE_S} s (Ctrl-C again: none) …")
            self._stopping.set()
            loop = asyncio.get_running_loop()
            loop.call_later(
                SECOND_CTRL_C_S, loop.add_signal_handler, signal.SIGINT, self._at_once.set
            )

    async def _keep(self, process: Process, doors: Doors) -> None:
        """Start it again and again; raises GivenUp."""
        loop, deaths = asyncio.get_running_loop(), Deaths()
        while not self._stopping.is_set():
            ending = await self._live(process, doors)
            if self._stopping.is_set():
                return
            pause = _pause_after(ending, deaths, loop.time())
            if pause is None:
                self._show(f"{process.name} {ending.words}.")
                raise GivenUp(process.name)
            self._show(f"{process.name} {ending.words}; {when_again(pause)}.")
            await self._wait_for_stop(pause)

    async def _wait_for_stop(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except asyncio.TimeoutError:
            return

    async def _live(self, process: Process, doors: Doors) -> Ending:
        """Run it to its end."""
        try:
            child = await self._start(process, doors)
        except OSError as error:
            return Ending(f"could not be started ({error.strerror or error})")
        if self._stopping.is_set():  # all the others were told while this one started
            child.kill()
        self._running[process.name] = child
        assert child.stdout is not None
        reader = self._listen(child.stdout, process.name)
        status = await child.wait()
        del self._running[process.name]
        if not self._stopping.is_set():
            self._note_death(process.name, child.pid)
        # Not for ever: what the process left behind may hold its output open.
        await asyncio.wait({reader}, timeout=LAST_LINES_S)
        return Ending(how_it_ended(status), status)

    def _listen(self, said: asyncio.StreamReader, name: str) -> "asyncio.Task[None]":
        reader = asyncio.create_task(pass_on(said, self._lines_of(name, self._show)))
        self._readers.add(reader)
        reader.add_done_callback(self._readers.discard)
        return reader

    async def _outputs(self, process: Process) -> list[int]:
        """Of several workers: what each says there is shown with its name."""
        loop, ends = asyncio.get_running_loop(), []
        for number in range(1, process.workers + 1) if process.workers > 1 else ():
            said, (ours, theirs) = asyncio.StreamReader(), os.pipe()
            await loop.connect_read_pipe(
                partial(asyncio.StreamReaderProtocol, said), os.fdopen(ours, "rb")
            )
            self._listen(said, f"{process.name}.{number}")
            ends.append(theirs)
        return ends

    async def _start(self, process: Process, doors: Doors) -> Child:
        told, descriptors = doors.handed_to(process)
        outputs = await self._outputs(process)
        told[OUTPUT_FDS] = " ".join(map(str, outputs))
        # A child inherits what is blocked: Ctrl-C can't catch it unprepared, while it imports.
        signal.pthread_sigmask(signal.SIG_BLOCK, OURS_ALONE)
        try:
            return await asyncio.create_subprocess_exec(
                *process.command, env={**self._environment, **told},
                pass_fds=(*descriptors, *outputs), stdin=DEVNULL, stdout=PIPE, stderr=STDOUT,
            )
        finally:
            for each in outputs:
                os.close(each)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, OURS_ALONE)

    async def _stop(self, doors: Doors) -> None:
        """First those with turns in hand, while the others still serve them; then everything."""
        self._stopping.set()
        began = asyncio.get_running_loop().time()
        doors.close_public()
        firsts = [each.name for each in self._processes if each.stops_first]
        self._tell(firsts)
        await self._until_gone(firsts, began + FIRST_GONE_S)
        doors.let_go()
        names = [each.name for each in self._processes]
        self._tell(names)
        await self._until_gone(names, began + ALL_GONE_S)
        self._tell(names, signal.SIGKILL)
        self._at_once.clear()
        await self._until_gone(names, began + KILLED_GONE_S)

    def _tell(self, names: Iterable[str], word: signal.Signals = signal.SIGTERM) -> None:
        for child in [self._running[name] for name in names if name in self._running]:
            # Its own `send_signal` might take the end of the process from whom waits for it.
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, word)

    async def _until_gone(self, names: Iterable[str], deadline: float) -> None:
        loop = asyncio.get_running_loop()
        while (
            any(name in self._running for name in names)
            and loop.time() < deadline
            and not self._at_once.is_set()
        ):
            await asyncio.sleep(LOOK_AGAIN_S)


def _pause_after(ending: Ending, deaths: Deaths, now: float) -> Optional[float]:
    """Seconds until the process is started again; None: it isn't."""
    if ending.status == DATABASE_AWAY:
        return AWAY_S
    return None if ending.status == GAVE_UP else deaths.pause_after(now)
