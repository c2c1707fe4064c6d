"""What the shop learned, for one dialogue: from other shoppers' orders, and which offers work."""
import contextlib
from datetime import datetime
from typing import Any, Iterator, Optional

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from actions.learning.tables import (
    FINDINGS,
    LearnedCompanion,
    LearnedDeal,
    LearnedPeerPick,
    LearningRun,
)
from actions.selling.candidates import STRATEGIES
from actions.selling.tables import LearnedAcceptance
from actions.shop.database import Database
from actions.shop.models import ProductRow
from tests.conversations.dialogue import Circumstances, Learned

LIKELY, HARDLY = 3.0, -9.0  # in log odds: it is taken often; it is worth none


@contextlib.contextmanager
def learned(database: Database, given: Circumstances, customer: Optional[str]) -> Iterator[None]:
    """What is given counts alone until the end; what was learned before comes back then."""
    now = datetime.utcnow()
    found = Learned() if given.favours and given.learned is None else given.learned
    with database.session_scope() as db:
        run = _a_run(db, found, customer, now) if found is not None else None
        before = _favour(db, given.favours, now) if given.favours else None
    try:
        yield
    finally:
        with database.session_scope() as db:
            if run is not None:
                _forget(db, run)
            if before is not None:
                db.execute(delete(LearnedAcceptance))
                _insert(db, LearnedAcceptance, before)


def _a_run(db: Session, given: Learned, customer: Optional[str], now: datetime) -> int:
    """A finished run of learning that found nothing but this."""
    run = LearningRun(started_at=now, learned_at=now)
    db.add(run)
    db.flush()
    for relation, pairs in (("together", given.together), ("later", given.later)):
        _insert(db, LearnedCompanion, [
            {"run": run.id, "relation": relation, "sku": pair.sku, "rank": rank,
             "companion": pair.companion, "buyers": pair.buyers, "out_of": pair.of}
            for rank, pair in enumerate(pairs, 1)
        ])
    _insert(db, LearnedPeerPick, [
        {"run": run.id, "customer": customer, "rank": rank, "sku": pick.sku,
         "buyers": pick.buyers, "out_of": pick.of}
        for rank, pick in enumerate(given.peers, 1)
    ])
    _insert(db, LearnedDeal, [
        {"run": run.id, "category": db.get(ProductRow, deal.sku).category, "kind": deal.kind,
         "rank": rank, "sku": deal.sku, "sold": deal.sold, "days": deal.days}
        for rank, deal in enumerate(given.deals, 1)
    ])
    return int(run.id)


def _forget(db: Session, run: int) -> None:
    for table in FINDINGS:
        db.execute(delete(table).where(table.run == run))
    db.execute(delete(LearningRun).where(LearningRun.id == run))


def _favour(db: Session, favoured: str, now: datetime) -> list[dict[str, Any]]:
    """One strategy works and no other; returns what was known before."""
    columns = LearnedAcceptance.__table__.c
    before = [dict(row) for row in db.execute(select(*columns)).mappings()]
    db.execute(delete(LearnedAcceptance))
    weights = {
        f"strategy={strategy.name}": LIKELY if strategy.name == favoured else HARDLY
        for strategy in STRATEGIES
    }
    _insert(db, LearnedAcceptance, [{"id": 1, "weights": weights, "learned_at": now}])
    return before


def _insert(db: Session, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.execute(insert(table), rows)
