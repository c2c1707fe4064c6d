"""Leases of conversations: of all processes and machines one works at a conversation at a time.

Who waits is woken by the system itself, at once, also when the holder was killed: SQLite's users
share a machine and lock a file, PostgreSQL's lock by its advisory locks.
"""
import asyncio
import fcntl
import logging
import os
import struct
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import AsyncIterator, Callable, Optional, Protocol

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from actions.databases.engines import is_sqlite, new_engine, reason_of, sqlite_file
from bot.memory.database import MemoryUnavailable
from bot.memory.lines import Lines, TooLong

MOST_WAITING = 32  # for other processes, at a time
FLOCK = "hhqqi4x"  # struct flock of 64-bit Linux: type, whence, start, length, pid
PLACES = 2**62
DEAD_AFTER_S = 20  # a machine that is gone, as PostgreSQL finds out

Release = Callable[[], None]

logger = logging.getLogger(__name__)


class Locks(Protocol):
    """Among processes; what a process holds goes with it."""

    def try_take(self, name: str) -> Optional[Release]:
        """None when another holds it."""

    def take(self, name: str) -> Release:
        """Waits in the calling thread."""


@dataclass
class Leases:
    """One a process: whoever comes waits in its own line first, then for other processes."""

    locks: Locks
    _lines: Lines = field(default_factory=Lines)
    _waiting: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(MOST_WAITING, "lease")
    )

    @asynccontextmanager
    async def hold(self, conversation: str, patience_s: float) -> AsyncIterator[None]:
        """Waits for at most so long, then raises TooLong."""
        async with self._lines.turn(conversation, patience_s):
            release = await asyncio.to_thread(self.locks.try_take, conversation)
            if release is None:
                release = await self._wait(conversation, patience_s)
            try:
                yield
            finally:
                await asyncio.shield(asyncio.to_thread(release))

    async def _wait(self, conversation: str, patience_s: float) -> Release:
        """Whoever gives up lets go of what they are given later."""
        taking = self._waiting.submit(self.locks.take, conversation)
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(taking)), patience_s)
        except BaseException as error:
            taking.add_done_callback(lambda taken: taken.exception() or taken.result()())
            if isinstance(error, asyncio.TimeoutError):
                raise TooLong(conversation) from error
            raise


@dataclass(frozen=True)
class FileLocks:
    """A place in a file for each conversation."""

    path: Path

    def try_take(self, name: str) -> Optional[Release]:
        try:
            return self._locked(name, fcntl.F_OFD_SETLK)
        except BlockingIOError:
            return None

    def take(self, name: str) -> Release:
        return self._locked(name, fcntl.F_OFD_SETLKW)

    def _locked(self, name: str, how: int) -> Release:
        # Opened anew: such a lock belongs to the open file, and goes with it.
        opened = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        place = _number(name) % PLACES
        try:
            fcntl.fcntl(opened, how, struct.pack(FLOCK, fcntl.F_WRLCK, os.SEEK_SET, place, 1, 0))
        except BaseException:
            os.close(opened)
            raise
        return lambda: os.close(opened)


class AdvisoryLocks:
    """One connection holds all; who has to wait does so on one of their own."""

    def __init__(self, url: str) -> None:
        self._engine = _lasting(url)
        self._held: Optional[Connection] = None
        self._one_at_a_time = threading.Lock()

    def try_take(self, name: str) -> Optional[Release]:
        number = _number(name)
        with self._one_at_a_time:
            try:
                return self._tried(number)
            except SQLAlchemyError:  # it broke since: all that it held is free
                self._let_go()
            try:
                return self._tried(number)
            except SQLAlchemyError as error:
                self._let_go()
                raise MemoryUnavailable(reason_of(error)) from error

    def take(self, name: str) -> Release:
        try:
            connection = self._engine.connect()
            connection.exec_driver_sql("SELECT pg_advisory_lock(%s)", (_number(name),))
        except SQLAlchemyError as error:
            raise MemoryUnavailable(reason_of(error)) from error
        return connection.close  # without a pool this ends the session, and its lock

    def _tried(self, number: int) -> Optional[Release]:
        held: Connection = self._held or self._engine.connect()
        self._held = held
        asked = held.exec_driver_sql("SELECT pg_try_advisory_lock(%s)", (number,))
        return (lambda: self._unlock(held, number)) if asked.scalar() else None

    def _unlock(self, held: Connection, number: int) -> None:
        with self._one_at_a_time:
            if self._held is None or held is not self._held:
                return  # it went with its connection
            try:
                self._held.exec_driver_sql("SELECT pg_advisory_unlock(%s)", (number,))
            except SQLAlchemyError as error:
                logger.warning("The connection that holds leases broke: %s", reason_of(error))
                self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.invalidate()
            self._held.close()
            self._held = None


def open_leases(memory: Engine) -> Leases:
    """Beside this memory."""
    url = memory.url.render_as_string(hide_password=False)
    if is_sqlite(url):
        return Leases(FileLocks(sqlite_file(url).with_suffix(".leases")))
    return Leases(AdvisoryLocks(url))


def _lasting(url: str) -> Engine:
    """Each connection a session of its own, whose end PostgreSQL notices."""
    alive = f"tcp_keepalives_idle={DEAD_AFTER_S // 2}"
    options = f"-c {alive} -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2"
    return new_engine(
        url, poolclass=NullPool, isolation_level="AUTOCOMMIT",
        connect_args={"application_name": "pramuniaga leases", "options": options},
    )


def _number(name: str) -> int:
    """Of 64 bits, with a sign, as PostgreSQL counts."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
