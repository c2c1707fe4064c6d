"""Rasa's lock store: one turn at a time per conversation, in the order of arrival."""
from contextlib import asynccontextmanager
from typing import AsyncIterator, Optional

from rasa.core.lock_store import LOCK_LIFETIME, LockError, LockStore
from rasa.utils.endpoints import EndpointConfig

from bot.memory.lines import Lines, TooLong


class InProcessLockStore(LockStore):
    """For one process."""

    def __init__(self, endpoint_config: Optional[EndpointConfig] = None) -> None:
        self._lines = Lines()
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
        try:
            async with self._lines.turn(conversation_id, lock_lifetime):
                yield
        except TooLong as error:
            raise LockError(f"Conversation {conversation_id} is still busy.") from error

    def is_someone_waiting(self, conversation_id: str) -> bool:
        return self._lines.length(conversation_id) > 1
