"""The ledger of offers: the truth about what was offered and what became of it."""
from dataclasses import dataclass
from datetime import datetime
from typing import Iterable, Optional, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.selling import ledger_queries as queries
from actions.selling.errors import IllegalTransition, UnknownOffer
from actions.selling.model import Situation
from actions.selling.sessions import LONGEST_IDLE
from actions.selling.tables import LedgerEntry, SellingSession
from actions.shop.events import OfferMoved, tell

# An ignored offer may still be answered: its buttons stay on the screen.
LEGAL = {
    "shown": ("accepted", "declined", "ignored"),
    "ignored": ("accepted", "declined"),
    "accepted": ("purchased",),
    "purchased": ("returned",),
}
TAKEABLE = ("shown", "ignored", "accepted")  # accepted: put in again after it was taken out


@dataclass(frozen=True)
class Answer:
    """A shopper's answer as recorded; `is_repeat` when it had been given before."""

    offer_id: str
    sku: str
    anchor: Optional[str]
    strategy: str
    is_repeat: bool


ASK = "ask"


def skus_of(entry: LedgerEntry) -> tuple[str, ...]:
    """All that it offers: of a set, the first one first; of a question, what its answer named."""
    if entry.act == ASK:
        return tuple(entry.needed or ())
    return (entry.sku, *asked_about(entry))


def asked_about(entry: LedgerEntry) -> tuple[str, ...]:
    """What a question is about; what a set holds beside its first."""
    return tuple(other["sku"] for other in entry.others or ())


def find(db: Session, visitor: str, offer_id: str) -> LedgerEntry:
    """The visitor's own offer, locked until the transaction ends; raises UnknownOffer."""
    mine = (LedgerEntry.id == offer_id, LedgerEntry.visitor == visitor)
    session_id = db.scalar(select(LedgerEntry.session_id).where(*mine))
    if session_id is None:
        raise UnknownOffer(offer_id)
    # Always before its offers, so that two transactions can't wait for each other.
    db.execute(queries.LOCK, {"session": session_id})
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


def accept(db: Session, visitor: str, offer_id: str, now: datetime) -> Answer:
    """The shopper takes it: earlier declines in a row are forgotten."""
    entry = find(db, visitor, offer_id)
    if entry.status == "accepted":
        return _answer(entry, is_repeat=True)
    _move(db, entry, "accepted")
    entry.answered_at = now
    _count_declines(db, entry, 0)
    return _answer(entry, is_repeat=False)


def answer_need(
    db: Session, visitor: str, question_id: str, needed: Iterable[str], now: datetime
) -> Answer:
    """The shopper needs these of what they were asked about; none is a no to all of it."""
    entry = find(db, visitor, question_id)
    named = set(needed)
    known = [sku for sku in asked_about(entry) if sku in named]
    if not known:
        return decline(db, visitor, question_id, now)
    answer = accept(db, visitor, question_id, now)
    entry.needed = known
    return answer


def decline(db: Session, visitor: str, offer_id: str, now: datetime) -> Answer:
    """The shopper doesn't want it: one more decline in a row, unless it had been passed over."""
    entry = find(db, visitor, offer_id)
    if entry.status == "declined":
        return _answer(entry, is_repeat=True)
    was_ignored = entry.status == "ignored"
    _move(db, entry, "declined")
    entry.answered_at = now
    is_offer = entry.origin == "proactive" and entry.act != ASK
    if not was_ignored and is_offer:  # "none of these" is an answer, no refusal
        _count_declines(db, entry, SellingSession.declines_in_row + 1)
    return _answer(entry, is_repeat=False)


def ignore(db: Session, situation: Situation, after_turns: int) -> int:
    """Offers shown in this conversation more than `after_turns` turns ago; how many they are.

    Their session was entered in this transaction.
    """
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
        select(LedgerEntry).where(
            LedgerEntry.visitor == visitor, LedgerEntry.status.in_(("shown", "ignored")),
            LedgerEntry.act.in_(("add", ASK)), LedgerEntry.proposed_at > now - LONGEST_IDLE,
        )
    ).all()
    taken = 0
    for entry in open_offers:
        if entry.act == ASK and sku in asked_about(entry):
            taken += not answer_need(db, visitor, entry.id, [sku], now).is_repeat
        elif sku in skus_of(entry):
            taken += not accept(db, visitor, entry.id, now).is_repeat
    return taken


def record_purchase(db: Session, visitor: str, skus: Iterable[str], order_number: str) -> int:
    """Accepted offers that were now ordered; how many they are."""
    bought, of_visitor = set(skus), LedgerEntry.visitor == visitor
    accepted = [
        entry for entry in _locked(db, LedgerEntry.status == "accepted", of_visitor)
        if bought & set(skus_of(entry))
    ]
    for entry in accepted:
        _move(db, entry, "purchased")
        entry.order_number = order_number
    return len(accepted)


def record_return(db: Session, order_number: str) -> int:
    """Purchased offers whose order came back or was cancelled; how many they are."""
    of_order = LedgerEntry.order_number == order_number
    purchased = _locked(db, LedgerEntry.status == "purchased", of_order)
    for entry in purchased:
        _move(db, entry, "returned")
    return len(purchased)


def _move(db: Session, entry: LedgerEntry, status: str) -> None:
    if status not in LEGAL.get(entry.status, ()):
        raise IllegalTransition(entry.id, entry.status, status)
    entry.status = status
    tell(db, OfferMoved(entry.strategy, status))


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
