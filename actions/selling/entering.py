"""Entering offers into the ledger: on our own account as far as the caps go, or when asked."""
from typing import Optional, Sequence
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.selling import ledger_queries as queries
from actions.selling.cart_change import change_in, promise_of
from actions.selling.holdout import is_held_out
from actions.selling.ledger import TAKEABLE
from actions.selling.ledger_promises import PROMISE, others_told, told
from actions.selling.model import Candidate, Situation
from actions.selling.offer_features import context_of
from actions.selling.past_offers import Origin
from actions.selling.rules import Rules
from actions.selling.sessions import Entered
from actions.selling.tables import LedgerEntry
from actions.shop.events import OfferMoved, tell

TERMS = ("strategy", "kind", "act", "anchor", "context", "features", "turn", "others", *PROMISE)


def propose(
    db: Session, situation: Situation, session: Entered, candidate: Candidate,
    propensity: float, rules: Rules,
) -> Optional[LedgerEntry]:
    """Take the next place of this session, the situation's own, for this candidate.

    None when a cap is reached, or when anything happened to the session since the
    situation was observed: the decision was then made on an old picture. What was passed over
    before it is ignored from now on.
    """
    ordinal = len(situation.past_here) + 1
    if ordinal > rules.cap_per_session or not _is_still_so(session, situation):
        return None
    if session.in_day >= rules.cap_per_day or session.in_month >= rules.cap_per_30_days:
        return None
    origin: Origin = "withheld" if is_held_out(situation.visitor, rules) else "proactive"
    entry = _entry(situation, candidate, origin, ordinal, propensity)
    return _enter(db, entry, situation.turn - rules.ignored_after_turns)


def record_asked(
    db: Session, situation: Situation, candidates: Sequence[Candidate]
) -> list[LedgerEntry]:
    """What a shopper asked for takes no place; asked again, the open entry is shown again.

    It then stands for what is said of it now. What was asked for, then declined or bought, is
    left out: its buttons could do nothing. The session was entered in this transaction.
    """
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
        status="withheld" if origin == "withheld" else "shown",
        turn=situation.turn, proposed_at=situation.now,
    )


def _enter(db: Session, entry: LedgerEntry, last_turn: int = 0) -> Optional[LedgerEntry]:
    """Write it; None where its place was taken a moment ago.

    What was shown in its conversation before `last_turn` is ignored from now on.
    """
    values = {name: getattr(entry, name) for name in queries.COLUMNS}
    written = queries.INSERT.run(db, {**values, "last_turn": last_turn})
    if entry.id not in written.scalars():
        return None
    tell(db, OfferMoved(entry.strategy, entry.status))
    return entry


def _is_still_so(session: Entered, situation: Situation) -> bool:
    """Whether it stands as the situation saw it."""
    return (session.declines_in_row, session.is_stopped) == (
        situation.declines_in_row, situation.offers_stopped
    )
