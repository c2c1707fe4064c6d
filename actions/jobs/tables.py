"""The table of jobs."""
from sqlalchemy import Column, DateTime, Index, Integer, String, Text

from actions.shop.database import Base


class Job(Base):
    """Something to be done once; `key` is unique, so two who plan it plan one.

    It runs at least once: a worker may die after the work and before it could say so.
    """

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_ended_due", "ended_at", "due_at"),)
    id = Column(Integer, primary_key=True)
    kind = Column(String(40), nullable=False)
    key = Column(String(120), nullable=False, unique=True)
    due_at = Column(DateTime, nullable=False)
    attempts = Column(Integer, nullable=False, default=0)
    last_error = Column(Text, nullable=False, default="")  # empty once it was done
    claim = Column(String(32))  # of the attempt under way; null: nobody is at it
    claimed_until = Column(DateTime)
    ended_at = Column(DateTime)  # done, or given up; null: still to be done
