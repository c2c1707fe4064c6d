"""How the jobs stand: for each kind the next one and how the last one ended."""
from dataclasses import dataclass
from datetime import datetime
from typing import Iterable, Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.jobs.kind import Kind
from actions.jobs.tables import Job


@dataclass(frozen=True)
class Standing:
    """`last_error` is that of the open job, or else of the last one, where it was given up."""

    kind: Kind
    due_at: Optional[datetime]  # None: not planned yet
    attempts: int
    is_running: bool
    ended_at: Optional[datetime]  # of the last one
    last_error: str


def standings(db: Session, kinds: Iterable[Kind], now: datetime) -> list[Standing]:
    return [_standing(db, kind, now) for kind in kinds]


def _standing(db: Session, kind: Kind, now: datetime) -> Standing:
    of_kind = select(Job).where(Job.kind == kind.name).limit(1)
    waiting = db.scalar(of_kind.where(Job.ended_at.is_(None)).order_by(Job.due_at, Job.id))
    ended = db.scalar(of_kind.where(Job.ended_at.is_not(None)).order_by(Job.id.desc()))
    errors = [job.last_error for job in (waiting, ended) if job is not None]
    return Standing(
        kind, waiting and waiting.due_at, waiting.attempts if waiting else 0,
        bool(waiting and waiting.claimed_until and waiting.claimed_until >= now),
        ended and ended.ended_at, next(filter(None, errors), ""),
    )
