"""Planning: every recurring kind has its next job in the table, once."""
from datetime import datetime
from typing import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from actions.jobs.kind import Kind
from actions.jobs.tables import Job
from actions.shop.database import Database

_PLAN = {
    "sqlite": sqlite.insert(Job.__table__).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(Job.__table__).on_conflict_do_nothing(),
}


def plan_recurring(database: Database, kinds: Iterable[Kind], now: datetime) -> None:
    """A kind without an open job gets its next one; the key is its time, the same for all."""
    with database.read_scope() as db:
        is_open = set(db.scalars(select(Job.kind).where(Job.ended_at.is_(None))))
    for kind in kinds:
        if kind.every is not None and kind.name not in is_open:
            due_at = kind.every.next_after(now)
            with database.session_scope() as db:
                plan(db, kind.name, f"{kind.name} {due_at.isoformat()}", due_at)
                _forget_earlier(db, kind.name)


def plan(db: Session, kind: str, key: str, due_at: datetime) -> bool:
    """Have something done at this time; False where a job of this key was planned before."""
    values = {
        "kind": kind, "key": key, "due_at": due_at, "attempts": 0, "last_error": "",
    }
    return bool(db.execute(_PLAN[db.get_bind().dialect.name], values).rowcount)


def _forget_earlier(db: Session, kind: str) -> None:
    """Of those that ended the last stays: it tells how it went, and its key isn't used again."""
    ended = (Job.kind == kind, Job.ended_at.is_not(None))
    newest = select(func.max(Job.id)).where(*ended).scalar_subquery()
    db.execute(
        delete(Job).where(*ended, Job.id != newest).execution_options(synchronize_session=False)
    )
