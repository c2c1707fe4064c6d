"""Claiming: of several workers one gets a job, and keeps it while it shows that it lives."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Collection, Optional
from uuid import uuid4

from sqlalchemy import or_, select, update

from actions.jobs.tables import Job
from actions.shop.database import Database

LEASE = timedelta(minutes=2)  # after which a silent worker is taken for dead
MOST_ATTEMPTS = 8
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)  # after a failure
LONGEST_REASON = 500
SILENT = "the worker at it was not heard of again"


class ClaimLost(Exception):
    """Another worker took the job meanwhile: this one was silent for too long."""


@dataclass(frozen=True)
class Claim:
    """One attempt at a job; `token` proves that it is still this worker's."""

    job_id: int
    kind: str
    attempt: int  # from 1
    token: str


def claim_next(database: Database, kinds: Collection[str], now: datetime) -> Optional[Claim]:
    """The job of these kinds that is due longest; None when there is nothing to do."""
    is_due = (
        Job.ended_at.is_(None), Job.due_at <= now, Job.kind.in_(kinds),
        or_(Job.claimed_until.is_(None), Job.claimed_until < now),
    )
    first = select(Job).where(*is_due).order_by(Job.due_at, Job.id).limit(1)
    with database.read_scope() as db:
        if db.scalar(first) is None:  # looking takes no lock
            return None
    with database.session_scope() as db:
        job = db.scalar(first.with_for_update(skip_locked=True))
        return None if job is None else _claim(job, now)


def _claim(job: Job, now: datetime) -> Optional[Claim]:
    if job.claim is not None:
        job.last_error = SILENT
    if job.attempts >= MOST_ATTEMPTS:  # each time it took its worker with it
        job.claim, job.claimed_until, job.ended_at = None, None, now
        return None
    job.attempts += 1
    job.claim, job.claimed_until = uuid4().hex, now + LEASE
    return Claim(job.id, job.kind, job.attempts, job.claim)


def hold(database: Database, claim: Claim, now: datetime) -> None:
    """Show that the work goes on; raises ClaimLost."""
    _set(database, claim, claim=claim.token, claimed_until=now + LEASE)


def finish(database: Database, claim: Claim, now: datetime) -> None:
    """It is done; raises ClaimLost."""
    _set(database, claim, ended_at=now, last_error="")


def fail(database: Database, claim: Claim, reason: str, now: datetime) -> None:
    """It is tried again after a pause that doubles, or given up; raises ClaimLost."""
    is_last = claim.attempt >= MOST_ATTEMPTS
    pause = min(FIRST_PAUSE * 2 ** (claim.attempt - 1), LONGEST_PAUSE)
    when = {"ended_at": now} if is_last else {"due_at": now + pause}
    _set(database, claim, last_error=reason[:LONGEST_REASON], **when)


def put_back(database: Database, claim: Claim) -> None:
    """The worker was told to end: that is no failure, the next one begins anew."""
    _set(database, claim, attempts=claim.attempt - 1)


def _set(database: Database, claim: Claim, /, **values: object) -> None:
    mine = (Job.id == claim.job_id, Job.claim == claim.token)
    values = {"claim": None, "claimed_until": None, **values}
    with database.session_scope() as db:
        written = db.execute(
            update(Job).where(*mine).values(**values).execution_options(synchronize_session=False)
        )
    if written.rowcount != 1:
        raise ClaimLost(claim)
