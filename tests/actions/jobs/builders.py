"""Builders of jobs: kinds whose work nobody does here, and rows of the table."""
from datetime import datetime, timedelta

from sqlalchemy import select

from actions.jobs.kind import Every, Kind
from actions.jobs.planning import plan
from actions.jobs.tables import Job

NOON = datetime(2024, 5, 1, 12, 0)
HOURLY = Every(timedelta(hours=1))


def a_kind(name="tidy", every=HOURLY, work=lambda work: None, **fields):
    return Kind(name, f"Do what {name} does", work, every, **fields)


def planned(database, *keys, kind="tidy", due_at=NOON):
    with database.session_scope() as db:
        return [plan(db, kind, key, due_at) for key in keys]


def jobs(database):
    with database.read_scope() as db:
        return list(db.scalars(select(Job).order_by(Job.id)))


def later(**span):
    return NOON + timedelta(**span)
