"""A kind of job: its work, and how often it is due."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Callable, Optional

EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True)
class Every:
    """Once in each `period`, so long `after` it begins; days begin at midnight UTC."""

    period: timedelta
    after: timedelta = timedelta(0)

    def next_after(self, now: datetime) -> datetime:
        begun = (now - EPOCH - self.after) // self.period
        return EPOCH + self.after + (begun + 1) * self.period


@dataclass(frozen=True)
class Kind:
    """`work` may be done again after a failure, so doing it twice must do no harm.

    What is long and can't be interrupted runs in a process of its own.
    """

    name: str
    what: str  # in words, for operators
    work: Callable[[Any], object]
    every: Optional[Every] = None
    own_process: bool = False
