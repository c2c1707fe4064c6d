"""Entering offers into the ledger: on our own account as far as the caps go, or when asked."""
from datetime import timedelta
from typing import Optional, Sequence
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.selling import ledger_queries as queries
from actions.selling.cart_change import change_in, promise_of
from actions.selling.errors import UnknownSession
from actions.selling.holdout import is_held_out
from actions.selling.ledger import TAKEABLE, lock_session
from actions.selling.ledger_promises import PROMISE, others_told, told
from actions.selling.model import Candidate, Situation
from actions.selling.offer_features import context_of
from actions.selling.past_offers import Origin
from actions.selling.preferences import is_stopped
from actions.selling.rules import Rules
from actions.selling.tables import LedgerEntry

FIRST_STATUS = {"proactive": "proposed", "asked": "shown", "withheld": "withheld"}
TERMS = ("strategy", "kind", "act", "anchor", "context", "features", "turn", "others", *PROMISE)


def propose(
    db: Session, situation: Situation, candidate: Candidate, propensity: float, rules: Rules
) -> Optional[LedgerEntry]:
    """Take the session's next place for this candidate.

    None when a cap is reached, or when anything happened to the session since the
    situation was observed: the decision was then made on an old picture.
    """
    ordinal = len(situation.past_here) + 1
    if ordinal > rules.cap_per_session or not _is_still_so(db, situation):
        return None
    if not _is_below_caps(db, situation, rules):
        return None
    origin: Origin = "withheld" if is_held_out(situation.visitor, rules) else "proactive"
    return _enter(db, _entry(situation, candidate, origin, ordinal, propensity))


def record_asked(
    db: Session, situation: Situation, candidates: Sequence[Candidate]
) -> list[LedgerEntry]:
    """What a shopper asked for takes no place; asked again, the open entry is shown again.

    It then stands for what is said of it now. What was asked for, then declined or bought, is
    left out: its buttons could do nothing.
    """
    lock_session(db, situation.session_id)
    found = []
    for candidate in candidates:
        known = db.scalar(
            select(LedgerEntry).where(
                LedgerEntry.session_id == situation.session_id, LedgerEntry.origin == "asked",
                LedgerEntry.sku == candidate.sku,
            )
        )
        new = _entry(situation, candidate, "asked", None, 1.0)
        entry = known or _enter(db, new)
        if entry is not None and entry.status in TAKEABLE:
            for term in TERMS:
                setattr(entry, term, getattr(new, term))
            found.append(entry)
    return found


def _entry(
    situation: Situation, candidate: Candidate, origin: Origin, ordinal: Optional[int],
    propensity: float,
) -> LedgerEntry:
    change = change_in(situation, candidate)
    promise = promise_of(candidate, change, situation.price, candidate.reaches)
    return LedgerEntry(
        id=uuid4().hex, session_id=situation.session_id, ordinal=ordinal, origin=origin,
        visitor=situation.visitor, customer=situation.customer,
        conversation=situation.conversation, channel=situation.channel,
        strategy=candidate.strategy, kind=candidate.kind, act=candidate.act, sku=candidate.sku,
        anchor=candidate.anchor, **told(promise),
        others=others_told(candidate, situation.price),
        context=context_of(situation), features=candidate.features, propensity=propensity,
        status=FIRST_STATUS[origin], turn=situation.turn, proposed_at=situation.now,
    )


def _enter(db: Session, entry: LedgerEntry) -> Optional[LedgerEntry]:
    """Write it; None where its place was taken a moment ago."""
    values = {name: getattr(entry, name) for name in queries.COLUMNS}
    written = db.execute(queries.INSERT[db.get_bind().dialect.name], values).rowcount
    return entry if written else None


def _is_still_so(db: Session, situation: Situation) -> bool:
    """Lock the session, and tell whether it stands as the situation saw it."""
    session = lock_session(db, situation.session_id)
    if session is None or session.visitor != situation.visitor:
        raise UnknownSession(situation.session_id)
    return (session.declines_in_row, is_stopped(db, situation.visitor)) == (
        situation.declines_in_row, situation.offers_stopped
    )


def _is_below_caps(db: Session, situation: Situation, rules: Rules) -> bool:
    """Counted in the database, as another session of the visitor may have gone on meanwhile."""
    counted = db.execute(
        queries.COUNT,
        {
            "visitor": situation.visitor,
            "day": situation.now - timedelta(days=1),
            "month": situation.now - timedelta(days=30),
        },
    ).one()
    return (counted.in_day or 0) < rules.cap_per_day and counted.in_month < rules.cap_per_30_days
