"""One turn at a time per conversation, in the order of arrival, without polling."""
import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, AsyncIterator

from rasa.core.lock_store import LOCK_LIFETIME, LockError, LockStore


@dataclass
class _Line:
    """The shoppers' messages queueing for one conversation."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class InProcessLockStore(LockStore):
    """For one server process; asyncio's own lock is fair and wakes the next at once."""

    def __init__(self, endpoint_config: Any = None) -> None:
        self._lines: dict[str, _Line] = {}
        super().__init__()

    # Rasa's own hands out a ticket lock, which nobody looks at.
    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 0,
    ) -> AsyncIterator[None]:
        """Waits for at most `lock_lifetime` seconds, then raises LockError."""
        line = self._lines.setdefault(conversation_id, _Line())
        line.length += 1
        try:
            await self._acquire(line.lock, conversation_id, lock_lifetime)
            try:
                yield
            finally:
                line.lock.release()
        finally:
            line.length -= 1
            if line.length == 0:
                del self._lines[conversation_id]

    @staticmethod
    async def _acquire(lock: asyncio.Lock, conversation_id: str, patience: float) -> None:
        try:
            await asyncio.wait_for(lock.acquire(), patience)
        except asyncio.TimeoutError as error:
            raise LockError(f"Conversation {conversation_id} is still busy.") from error

    def is_someone_waiting(self, conversation_id: str) -> bool:
        line = self._lines.get(conversation_id)
        return line is not None and line.length > 1
