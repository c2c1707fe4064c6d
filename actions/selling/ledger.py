"""The ledger of offers: the truth about what was offered and what became of it."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Iterable, Optional, Sequence
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.selling import ledger_queries as queries
from actions.selling.acceptance import context_of
from actions.selling.cart_change import Promise, change_in, promise_of
from actions.selling.errors import IllegalTransition, UnknownOffer, UnknownSession
from actions.selling.holdout import is_held_out
from actions.selling.model import Candidate, Origin, Situation
from actions.selling.preferences import is_stopped
from actions.selling.rules import Rules
from actions.selling.sessions import LONGEST_IDLE
from actions.selling.tables import LedgerEntry, SellingSession
from actions.shop.money import Money

FIRST_STATUS = {"proactive": "proposed", "asked": "shown", "withheld": "withheld"}
# An ignored offer may still be answered: its buttons stay on the screen.
LEGAL = {
    "proposed": ("shown",),
    "shown": ("accepted", "declined", "ignored"),
    "ignored": ("accepted", "declined"),
    "accepted": ("purchased",),
    "purchased": ("returned",),
}
PROMISE = ("quantity", "price", "currency", "difference", "takes", "reaches")
TERMS = ("strategy", "kind", "act", "anchor", "context", "turn", *PROMISE)
TAKEABLE = ("shown", "ignored", "accepted")  # accepted: put in again after it was taken out


@dataclass(frozen=True)
class Answer:
    """A shopper's answer as recorded; `is_repeat` when it had been given before."""

    offer_id: str
    sku: str
    anchor: Optional[str]
    strategy: str
    is_repeat: bool


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
    _lock_session(db, situation.session_id)
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
        anchor=candidate.anchor, **_told(promise),
        context=context_of(situation), propensity=propensity,
        status=FIRST_STATUS[origin], turn=situation.turn, proposed_at=situation.now,
    )


def _told(promise: Promise) -> dict[str, Any]:
    """A promise as the ledger holds it."""
    return {
        "quantity": promise.quantity, "price": promise.price.amount,
        "currency": promise.price.currency, "difference": promise.difference.amount,
        "takes": dict(promise.takes), "reaches": promise.reaches,
    }


def promised(entry: LedgerEntry) -> Optional[Promise]:
    """What was told of an offer; None of one that was made before promises were kept."""
    if entry.difference is None:
        return None
    price, difference = (Money(a, entry.currency) for a in (entry.price, entry.difference))
    return Promise(entry.quantity, price, difference, entry.takes, entry.reaches)


def promise_anew(entry: LedgerEntry, promise: Promise, turn: int) -> None:
    """The shopper is asked again: from this turn on, it stands for what it would do now."""
    entry.turn = turn
    for term, value in _told(promise).items():
        setattr(entry, term, value)


def _enter(db: Session, entry: LedgerEntry) -> Optional[LedgerEntry]:
    """Write it; None where its place was taken a moment ago."""
    values = {name: getattr(entry, name) for name in queries.COLUMNS}
    written = db.execute(queries.INSERT[db.get_bind().dialect.name], values).rowcount
    return entry if written else None


def find(db: Session, visitor: str, offer_id: str) -> LedgerEntry:
    """The visitor's own offer, locked until the transaction ends; raises UnknownOffer."""
    mine = (LedgerEntry.id == offer_id, LedgerEntry.visitor == visitor)
    session_id = db.scalar(select(LedgerEntry.session_id).where(*mine))
    if session_id is None:
        raise UnknownOffer(offer_id)
    _lock_session(db, session_id)
    found = select(LedgerEntry).where(*mine).with_for_update()
    return db.scalars(found.execution_options(populate_existing=True)).one()


def seen(db: Session, visitor: str, offer_id: str) -> LedgerEntry:
    """The visitor's own offer, only to be read; raises UnknownOffer."""
    mine = select(LedgerEntry).where(LedgerEntry.id == offer_id, LedgerEntry.visitor == visitor)
    entry = db.scalar(mine)
    if entry is None:
        raise UnknownOffer(offer_id)
    return entry


def find_takeable(db: Session, visitor: str, offer_id: str) -> LedgerEntry:
    """One that a yes may still take; raises IllegalTransition for others."""
    entry = find(db, visitor, offer_id)
    if entry.status not in TAKEABLE:
        raise IllegalTransition(entry.id, entry.status, "accepted")
    return entry


def entries_of(db: Session, session_id: str) -> Sequence[LedgerEntry]:
    """All offers of a session, in the order they were made."""
    in_order = (LedgerEntry.proposed_at, LedgerEntry.ordinal, LedgerEntry.sku)
    of_session = LedgerEntry.session_id == session_id
    return db.scalars(select(LedgerEntry).where(of_session).order_by(*in_order)).all()


def mark_shown(db: Session, visitor: str, offer_id: str) -> None:
    """The offer was said to the shopper."""
    if db.execute(queries.SHOW, {"offer": offer_id, "of_visitor": visitor}).rowcount != 1:
        _move(find(db, visitor, offer_id), "shown")


def accept(db: Session, visitor: str, offer_id: str, now: datetime) -> Answer:
    """The shopper takes it: earlier declines in a row are forgotten."""
    entry = find(db, visitor, offer_id)
    if entry.status == "accepted":
        return _answer(entry, is_repeat=True)
    _move(entry, "accepted")
    entry.answered_at = now
    _count_declines(db, entry, 0)
    return _answer(entry, is_repeat=False)


def decline(db: Session, visitor: str, offer_id: str, now: datetime) -> Answer:
    """The shopper doesn't want it: one more decline in a row, unless it had been passed over."""
    entry = find(db, visitor, offer_id)
    if entry.status == "declined":
        return _answer(entry, is_repeat=True)
    was_ignored = entry.status == "ignored"
    _move(entry, "declined")
    entry.answered_at = now
    if not was_ignored and entry.origin == "proactive":
        _count_declines(db, entry, SellingSession.declines_in_row + 1)
    return _answer(entry, is_repeat=False)


def ignore(db: Session, situation: Situation, after_turns: int) -> int:
    """Offers shown in this conversation more than `after_turns` turns ago; how many they are."""
    _lock_session(db, situation.session_id)
    passed_over = db.execute(
        queries.IGNORE,
        {
            "session": situation.session_id, "in_conversation": situation.conversation,
            "last_turn": situation.turn - after_turns,
        },
    )
    return int(passed_over.rowcount)


def accept_added(db: Session, visitor: str, sku: str, now: datetime) -> int:
    """What was offered lately and then put into the cart in other words is taken, too."""
    open_offers = db.scalars(
        select(LedgerEntry.id).where(
            LedgerEntry.visitor == visitor, LedgerEntry.sku == sku,
            LedgerEntry.status.in_(("shown", "ignored")), LedgerEntry.act == "add",
            LedgerEntry.proposed_at > now - LONGEST_IDLE,
        )
    ).all()
    return sum(not accept(db, visitor, offer_id, now).is_repeat for offer_id in open_offers)


def record_purchase(db: Session, visitor: str, skus: Iterable[str], order_number: str) -> int:
    """Accepted offers that were now ordered; how many they are."""
    of_order = (LedgerEntry.visitor == visitor, LedgerEntry.sku.in_(set(skus)))
    accepted = _locked(db, LedgerEntry.status == "accepted", *of_order)
    for entry in accepted:
        _move(entry, "purchased")
        entry.order_number = order_number
    return len(accepted)


def record_return(db: Session, order_number: str) -> int:
    """Purchased offers whose order came back or was cancelled; how many they are."""
    of_order = LedgerEntry.order_number == order_number
    purchased = _locked(db, LedgerEntry.status == "purchased", of_order)
    for entry in purchased:
        _move(entry, "returned")
    return len(purchased)


def _is_still_so(db: Session, situation: Situation) -> bool:
    """Lock the session, and tell whether it stands as the situation saw it."""
    session = _lock_session(db, situation.session_id)
    if session is None or session.visitor != situation.visitor:
        raise UnknownSession(situation.session_id)
    return (session.declines_in_row, is_stopped(db, situation.visitor)) == (
        situation.declines_in_row, situation.offers_stopped
    )


def _lock_session(db: Session, session_id: str) -> Any:
    """Always before its offers, so that two transactions can't wait for each other."""
    return db.execute(queries.LOCK, {"session": session_id}).first()


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


def _move(entry: LedgerEntry, status: str) -> None:
    if status not in LEGAL.get(entry.status, ()):
        raise IllegalTransition(entry.id, entry.status, status)
    entry.status = status


def _count_declines(db: Session, entry: LedgerEntry, count: object) -> None:
    db.execute(
        update(SellingSession)
        .where(SellingSession.id == entry.session_id)
        .values(declines_in_row=count)
        .execution_options(synchronize_session="fetch")
    )


def _locked(db: Session, *conditions: object) -> list[LedgerEntry]:
    query = select(LedgerEntry).where(*conditions).order_by(LedgerEntry.id).with_for_update()
    return list(db.scalars(query.execution_options(populate_existing=True)))


def _answer(entry: LedgerEntry, is_repeat: bool) -> Answer:
    return Answer(entry.id, entry.sku, entry.anchor, entry.strategy, is_repeat)
