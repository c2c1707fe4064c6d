"""Steps: what a message did in the shop, kept with what was said to it, so that it is done once.

A turn that broke off is run again. What it had written by then stands, and its reply is told again.
"""
from dataclasses import dataclass
from datetime import datetime
from typing import Callable

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    String,
    Text,
    bindparam,
    delete,
    select,
    text,
)
from sqlalchemy.orm import Session

from actions.shop.database import Base, Database

Transaction = Session  # for those who only hand it on

LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:conversation, 0))")
CHUNK = 500  # rows in one transaction, so that no shopper waits


class Overtaken(Exception):
    """Another worker has taken up the conversation: nothing may be written here any more."""


class StepRow(Base):
    """`place` 0 is a part of the step after which more was to come, 1 is all of it or the rest."""

    __tablename__ = "turn_step"
    __table_args__ = (Index("ix_turn_step_conversation_fence", "conversation", "fence"),)
    conversation = Column(String(80), primary_key=True)
    message = Column(String(80), primary_key=True)
    step = Column(Integer, primary_key=True, autoincrement=False)
    place = Column(Integer, primary_key=True, autoincrement=False)
    action = Column(String(60), nullable=False)
    fence = Column(BigInteger, nullable=False)
    reply = Column(Text, nullable=False)
    done_at = Column(DateTime, nullable=False, index=True)


@dataclass(frozen=True)
class Step:
    """One call of an action for a message; `number` counts those before it."""

    conversation: str
    message: str
    number: int
    action: str
    fence: int  # of the attempt that it belongs to


@dataclass(frozen=True)
class Kept:
    """What was done of a step."""

    replies: tuple[str, ...]
    is_whole: bool


_steps = StepRow.__table__
# Nothing where another worker has taken up the conversation.
_KEEP = text("""
    INSERT INTO turn_step (conversation, message, step, place, action, fence, reply, done_at)
    SELECT :conversation, :message, :step, :place, :action, :fence, :reply, :done_at
    WHERE NOT EXISTS (
        SELECT 1 FROM turn_step WHERE conversation = :conversation AND fence > :fence
    )
""").bindparams(bindparam("done_at", type_=DateTime()))


def keep(db: Session, step: Step, reply: str, now: datetime, is_part: bool = False) -> None:
    """Within the transaction that does it; raises Overtaken."""
    if db.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        db.execute(LOCK, {"conversation": step.conversation})
    written = db.execute(_KEEP, {
        "conversation": step.conversation, "fence": step.fence, "message": step.message,
        "step": step.number, "place": 0 if is_part else 1, "action": step.action,
        "reply": reply, "done_at": now,
    }).rowcount
    if not written:
        raise Overtaken(step)


def kept(db: Session, step: Step) -> Kept:
    """What an earlier attempt did of it."""
    rows = db.execute(
        select(_steps.c.reply, _steps.c.place).where(
            _steps.c.conversation == step.conversation, _steps.c.message == step.message,
            _steps.c.step == step.number, _steps.c.action == step.action,
        ).order_by(_steps.c.place)
    ).all()
    return Kept(tuple(row.reply for row in rows), any(row.place == 1 for row in rows))


def forget_steps(database: Database, before: datetime, go_on: Callable[[], None]) -> int:
    """Of messages that nobody tries again; how many they were."""
    forgotten = 0
    while True:
        go_on()
        with database.read_scope() as db:
            days = db.scalars(
                select(_steps.c.done_at).where(_steps.c.done_at < before)
                .order_by(_steps.c.done_at).limit(CHUNK)
            ).all()
        if not days:
            return forgotten
        with database.session_scope() as db:
            forgotten += db.execute(delete(_steps).where(_steps.c.done_at <= days[-1])).rowcount
