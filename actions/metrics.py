"""What the actions count and time, and what every process does, for Prometheus."""
import logging

from prometheus_client import Counter, Histogram
from sqlalchemy import event
from sqlalchemy.orm import Session

from actions.shop.events import OfferMoved

ACTION_DURATION = Histogram(
    "pramuniaga_action_duration_seconds", "Time that an action took.", ["action"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5),
)
OFFERS = Counter(
    "pramuniaga_offers_total", "Offers, by what became of them.", ["strategy", "outcome"]
)
WORKER_RESTARTS = Counter(
    "pramuniaga_worker_restarts_total", "Forked workers that died and were started again.",
    ["worker"],
)
ERRORS = Counter("pramuniaga_errors_total", "Lines logged as errors.", ["process"])


def count_offer(db: Session, moved: OfferMoved) -> None:
    """Once it is committed: what is rolled back never was."""
    counted = OFFERS.labels(moved.strategy, moved.status)
    event.listen(db, "after_commit", lambda _: counted.inc(), once=True)


class ErrorCount(logging.Handler):
    """Counts the errors that a process logs."""

    def __init__(self, process: str) -> None:
        super().__init__(logging.ERROR)
        self._errors = ERRORS.labels(process)

    def emit(self, record: logging.LogRecord) -> None:
        self._errors.inc()
