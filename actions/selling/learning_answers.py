"""Learning from answers: what the ledger teaches of the chance of offers, kept for all."""
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.selling.acceptance import Acceptance, Answered, fit
from actions.selling.offer_features import TAKEN
from actions.selling.rules import Rules
from actions.selling.tables import LearnedAcceptance, LearnedChance, LedgerEntry
from actions.shop.database import Database

PASSED = ("declined", "ignored")
MOST_ANSWERS = 50_000  # the newest; more teach little that is new
ONLY = 1  # the one row of what was learned

_learned, _entry = LearnedAcceptance.__table__.c, LedgerEntry.__table__.c
WEIGHTS = select(_learned.weights)
_ANSWERS = (
    select(_entry.context, _entry.strategy, _entry.features, _entry.status)
    .where(_entry.origin == "proactive", _entry.status.in_(TAKEN + PASSED))
    .order_by(_entry.proposed_at.desc(), _entry.id)
    .limit(MOST_ANSWERS)
)

Rows = Sequence[Any]  # context, strategy, features, status


def acceptance(rows: Sequence[Sequence[Any]]) -> Acceptance:
    """Of what WEIGHTS tells: as last learned; without weights before anything was."""
    return Acceptance(rows[0][0] if rows else {})


@dataclass(frozen=True)
class Record:
    """What became of a strategy's offers, and the chance that is learned from it."""

    strategy: str
    shown: int
    accepted: int
    chance: float


def records(db: Session) -> list[Record]:
    """As last learned, those with the most offers first."""
    found: dict[str, list[LearnedChance]] = defaultdict(list)
    for row in db.scalars(select(LearnedChance)):
        found[row.strategy].append(row)
    known = [
        Record(
            strategy, shown := sum(row.shown for row in rows),
            sum(row.accepted for row in rows),
            sum(row.chance * row.shown for row in rows) / shown,
        )
        for strategy, rows in found.items()
    ]
    return sorted(known, key=lambda record: (-record.shown, record.strategy))


def learn_answers(database: Database, rules: Rules, now: datetime) -> int:
    """Learn anew from the ledger and keep the result; returns from how many offers."""
    since = now - timedelta(days=rules.learning.window_days)
    with database.read_scope() as db:
        rows = [row for row in db.execute(_ANSWERS.where(_entry.proposed_at >= since)).all()
                if row.features]
    acceptance = fit([_answered(row) for row in rows], rules.learning.prior_weight)
    # Another learner that wrote the same at this moment saw the same ledger.
    with suppress(IntegrityError), database.session_scope() as db:
        db.execute(delete(LearnedAcceptance))
        db.execute(delete(LearnedChance))
        kept = {"id": ONLY, "weights": dict(acceptance.weights), "learned_at": now}
        db.execute(insert(LearnedAcceptance), [kept])
        told = list(_told(rows, acceptance, now))
        if told:
            db.execute(insert(LearnedChance), told)
    return len(rows)


def _answered(row: Any) -> Answered:
    return Answered(row.features, row.status in TAKEN)


def _told(rows: Rows, acceptance: Acceptance, now: datetime) -> Iterable[dict[str, object]]:
    """For people: what became of each strategy's offers where it made some."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        found[row.context, row.strategy].append(row)
    for (context, strategy), of in sorted(found.items()):
        likely = [acceptance.chance(row.features) for row in of]
        yield {
            "context": context, "strategy": strategy, "chance": sum(likely) / len(of),
            "shown": len(of), "accepted": sum(row.status in TAKEN for row in of),
            "learned_at": now,
        }
