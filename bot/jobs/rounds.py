"""The worker: plans what is due again and again, and does it, one job at a time."""
import logging
import threading
import time
from datetime import datetime
from typing import Callable, Iterable

from sqlalchemy.exc import SQLAlchemyError

from actions.databases.engines import reason_of
from actions.jobs import claiming
from actions.jobs.claiming import Claim, ClaimLost
from actions.jobs.kind import Kind
from actions.jobs.planning import plan_recurring
from actions.shop.database import Database
from bot.jobs.work import ToldToEnd
from bot.metrics import JOB_DURATION

LOOK_AGAIN_S = 15.0
HELD_AGAIN = claiming.LEASE / 4

logger = logging.getLogger(__name__)

Run = Callable[[Kind, datetime, Callable[[], None]], None]
Clock = Callable[[], datetime]


class JobWorker:
    """Any number of them may serve one database, each in a process of its own."""

    def __init__(
        self, database: Database, kinds: Iterable[Kind], run: Run, ended: threading.Event,
        clock: Clock = datetime.utcnow,
    ) -> None:
        self._database = database
        self._kinds = {kind.name: kind for kind in kinds}
        self._run = run
        self._ended = ended
        self._clock = clock

    def work(self) -> None:
        """Until told to end; a database that is away is waited for."""
        while not self._ended.is_set():
            try:
                has_worked = self.work_once()
            except SQLAlchemyError as error:
                logger.error("The shop database could not be used: %s", reason_of(error))
                has_worked = False
            if not has_worked:
                self._ended.wait(LOOK_AGAIN_S)

    def work_once(self) -> bool:
        """Do the job that is due longest; False where none is."""
        now = self._clock()
        plan_recurring(self._database, self._kinds.values(), now)
        claim = claiming.claim_next(self._database, list(self._kinds), now)
        if claim is None:
            return False
        try:
            self._attempt(claim, now)
        except ClaimLost:
            logger.warning("%s was silent for too long: another worker has it.", claim.kind)
        return True

    def _attempt(self, claim: Claim, now: datetime) -> None:
        begun, outcome = time.monotonic(), "lost"
        try:
            self._run(self._kinds[claim.kind], now, self._go_on(claim, now))
        except ToldToEnd:
            claiming.put_back(self._database, claim)
            outcome = "put_back"
        except ClaimLost:
            raise
        except Exception as error:  # whatever it was, it is kept and the job is tried again
            logger.exception("%s failed (attempt %d)", claim.kind, claim.attempt)
            reason = f"{type(error).__name__}: {reason_of(error)}"
            claiming.fail(self._database, claim, reason, self._clock())
            outcome = "failed"
        else:
            claiming.finish(self._database, claim, self._clock())
            outcome = "done"
        finally:
            JOB_DURATION.labels(claim.kind, outcome).observe(time.monotonic() - begun)

    def _go_on(self, claim: Claim, held_at: datetime) -> Callable[[], None]:
        """What the work calls between its chunks."""
        held = [held_at]

        def go_on() -> None:
            if self._ended.is_set():
                raise ToldToEnd
            now = self._clock()
            if now - held[0] >= HELD_AGAIN:
                claiming.hold(self._database, claim, now)
                held[0] = now

        return go_on
