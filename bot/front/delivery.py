"""Delivery: what lies in the outbox is sent by its door, again after a while when that fails."""
import asyncio
import logging
import random
import time
from dataclasses import dataclass, field
from typing import Callable, Mapping, Optional

from bot.channels.channel import Channel, NotSent
from bot.channels.outbox import Outbox, Taken
from bot.memory.database import DialogueMemoryError

LOOK_EVERY_SECONDS = 1.0
FIRST_PAUSE_SECONDS = 2.0  # doubles with each attempt, with jitter
MOST_ATTEMPTS = 10  # half an hour in all

logger = logging.getLogger(__name__)


@dataclass
class Delivery:
    """One loop a front, which leases what it sends: several may run."""

    outbox: Outbox
    channels: Mapping[str, Channel]
    clock: Callable[[], float] = time.time
    chance: random.Random = field(default_factory=random.Random)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.deliver_due()
            except DialogueMemoryError as error:
                logger.error("The outbox can't be read: %s", error)
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def deliver_due(self) -> int:
        """How many letters were tried."""
        taken = await asyncio.to_thread(self.outbox.take_due, self.clock())
        await asyncio.gather(*(self._deliver(each) for each in taken))
        return len(taken)

    async def _deliver(self, taken: Taken) -> None:
        try:
            await self._send(taken)
        except NotSent as error:
            again_at = self._again_at(taken, error)
            logger.warning("Letter %d was not sent: %s", taken.id, error.reason)
            await asyncio.to_thread(self.outbox.mark_failed, taken, error.reason, again_at)
        else:
            await asyncio.to_thread(self.outbox.mark_sent, taken)

    async def _send(self, taken: Taken) -> None:
        channel = self.channels.get(taken.letter.channel)
        if channel is None:
            raise NotSent(f"there is no channel {taken.letter.channel}", is_final=True)
        try:
            await channel.send(taken.letter.recipient, taken.letter.body)
        except NotSent:
            raise
        except Exception as error:  # a door's fault must not stop the others
            logger.exception("The channel %s failed", taken.letter.channel)
            raise NotSent(type(error).__name__) from error

    def _again_at(self, taken: Taken, error: NotSent) -> Optional[float]:
        if error.is_final or taken.attempts >= MOST_ATTEMPTS:
            return None
        pause = FIRST_PAUSE_SECONDS * 2 ** (taken.attempts - 1)
        return self.clock() + pause * self.chance.uniform(0.5, 1.0)
