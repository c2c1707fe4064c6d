"""The ledger: places, legal transitions, and nobody else's offers."""
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from actions.selling import ledger
from actions.selling.errors import IllegalTransition, UnknownOffer, UnknownSession
from actions.selling.preferences import stop_offers
from actions.selling.tables import LedgerEntry, SellingSession
from actions.shop.money import Money
from tests.actions.selling.builders import (
    NOON,
    a_candidate,
    a_shopper,
    a_situation,
    ledger_of,
    observed,
)

PRICE = Money(Decimal("25.00"), "USD")
WALKS = {
    "proposed": (),
    "shown": ("mark_shown",),
    "accepted": ("mark_shown", "accept"),
    "declined": ("mark_shown", "decline"),
    "ignored": ("mark_shown", "ignore"),
    "purchased": ("mark_shown", "accept", "purchase"),
    "returned": ("mark_shown", "accept", "purchase", "give_back"),
}


def proposed(database, sku="CASE", cap=3, **overrides):
    situation = observed(database, **overrides)
    with database.session_scope() as db:
        return ledger.propose(db, situation, a_candidate(sku), PRICE, cap)


def step(database, entry, verb, visitor="c:conv"):
    """One verb of the ledger, said about this entry."""
    with database.session_scope() as db:
        if verb == "mark_shown":
            return ledger.mark_shown(db, visitor, entry.id)
        if verb == "ignore":
            return ledger.ignore(db, a_situation(session_id=entry.session_id, turn=50), 3)
        if verb == "purchase":
            return ledger.record_purchase(db, visitor, [entry.sku], "P1")
        if verb == "give_back":
            return ledger.record_return(db, "P1")
        return getattr(ledger, verb)(db, visitor, entry.id, NOON)


def an_entry(database, status):
    entry = proposed(database)
    for verb in WALKS[status]:
        step(database, entry, verb)
    assert status_of(database) == status
    return entry


def status_of(database):
    [entry] = ledger_of(database)
    return entry.status


def declines_in_row(database, entry):
    with database.read_scope() as db:
        return db.get(SellingSession, entry.session_id).declines_in_row


def test_an_entry_holds_what_was_offered_to_whom(database):
    proposed(database)

    [entry] = ledger_of(database)
    assert (entry.visitor, entry.conversation, entry.channel) == ("c:conv", "conv", "web")
    assert (entry.ordinal, entry.strategy, entry.kind) == (1, "accessory", "cross_sell")
    assert (entry.sku, entry.anchor, entry.turn) == ("CASE", "CAM-1", 10)
    assert (entry.price, entry.currency, entry.status) == (Decimal("25.00"), "USD", "proposed")


def test_places_are_taken_in_order_up_to_the_cap(database):
    entries = [proposed(database, sku, cap=2) for sku in ("CASE", "CARD", "BATTERY")]

    assert [entry and entry.ordinal for entry in entries] == [1, 2, None]
    assert [entry.sku for entry in ledger_of(database)] == ["CASE", "CARD"]


def test_offer_ids_can_not_be_guessed(database):
    first, second = proposed(database, "CASE"), proposed(database, "CARD")

    assert len(first.id) == len(second.id) == 32
    assert first.id != second.id


def test_a_place_taken_by_another_request_is_not_taken_twice(database):
    situation = observed(database)
    with database.session_scope() as db:
        ledger.propose(db, situation, a_candidate("CASE"), PRICE, 3)

    with database.session_scope() as db:
        assert ledger.propose(db, situation, a_candidate("CARD"), PRICE, 3) is None

    assert [entry.sku for entry in ledger_of(database)] == ["CASE"]


def test_the_database_itself_keeps_a_product_from_a_second_offer(database):
    proposed(database, "CASE")

    assert proposed(database, "CASE") is None


def test_nothing_is_proposed_once_the_shopper_stopped_offers(database):
    situation = observed(database)
    with database.session_scope() as db:
        stop_offers(db, "c:conv", NOON)

    with database.session_scope() as db:
        assert ledger.propose(db, situation, a_candidate("CASE"), PRICE, 3) is None

    assert ledger_of(database) == []


def test_nothing_is_proposed_when_a_no_came_in_between(database):
    entry = proposed(database, "CASE")
    step(database, entry, "mark_shown")
    situation = observed(database)
    step(database, entry, "decline")

    with database.session_scope() as db:
        assert ledger.propose(db, situation, a_candidate("CARD"), PRICE, 3) is None


@pytest.mark.parametrize("changes", [{"session_id": "gone"}, {"visitor": "c:other"}])
def test_a_session_that_is_not_the_visitors_is_unknown(database, changes):
    situation = replace(observed(database), **changes)

    with pytest.raises(UnknownSession), database.session_scope() as db:
        ledger.propose(db, situation, a_candidate("CASE"), PRICE, 3)


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_nobody_else_can_answer_an_offer(database, verb):
    entry = an_entry(database, "shown")

    with pytest.raises(UnknownOffer):
        step(database, entry, verb, visitor="c:thief")

    assert status_of(database) == "shown"


def test_an_unknown_offer_is_told_like_one_of_somebody_else(database):
    with pytest.raises(UnknownOffer), database.session_scope() as db:
        ledger.accept(db, "c:conv", "no-such-offer", NOON)


@pytest.mark.parametrize(
    ("status", "verb", "becomes"),
    [
        ("proposed", "mark_shown", "shown"),
        ("shown", "accept", "accepted"),
        ("shown", "decline", "declined"),
        ("ignored", "accept", "accepted"),
        ("ignored", "decline", "declined"),
        ("accepted", "purchase", "purchased"),
        ("purchased", "give_back", "returned"),
    ],
)
def test_legal_transitions(database, status, verb, becomes):
    entry = an_entry(database, status)

    step(database, entry, verb)

    assert status_of(database) == becomes


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        ("proposed", "accept"), ("proposed", "decline"),
        ("shown", "mark_shown"), ("ignored", "mark_shown"),
        ("accepted", "decline"), ("accepted", "mark_shown"),
        ("declined", "accept"), ("declined", "mark_shown"),
        ("purchased", "accept"), ("purchased", "decline"),
        ("returned", "accept"), ("returned", "decline"),
    ],
)
def test_illegal_transitions_are_refused_and_change_nothing(database, status, verb):
    entry = an_entry(database, status)

    with pytest.raises(IllegalTransition):
        step(database, entry, verb)

    assert status_of(database) == status


@pytest.mark.parametrize(("verb", "status"), [("accept", "accepted"), ("decline", "declined")])
def test_a_repeated_answer_changes_nothing_and_says_so(database, verb, status):
    entry = an_entry(database, "shown")

    answers = [step(database, entry, verb) for _ in range(3)]

    assert [answer.is_repeat for answer in answers] == [False, True, True]
    assert (answers[2].sku, answers[2].anchor) == ("CASE", "CAM-1")
    assert status_of(database) == status
    assert declines_in_row(database, entry) == (1 if verb == "decline" else 0)


def test_accepting_forgets_declines_in_a_row(database):
    declined, accepted = proposed(database, "CASE"), proposed(database, "CARD")
    for entry in (declined, accepted):
        step(database, entry, "mark_shown")

    step(database, declined, "decline")
    assert declines_in_row(database, declined) == 1
    step(database, accepted, "accept")
    assert declines_in_row(database, declined) == 0


def test_passing_over_is_no_decline_even_when_said_later(database):
    entry = an_entry(database, "ignored")
    assert declines_in_row(database, entry) == 0

    step(database, entry, "decline")

    assert declines_in_row(database, entry) == 0


@pytest.mark.parametrize(("turn", "status"), [(13, "shown"), (14, "ignored")])
def test_an_offer_is_ignored_after_more_than_three_turns(database, turn, status):
    an_entry(database, "shown")
    later = observed(database, a_shopper(turn=turn))

    with database.session_scope() as db:
        assert ledger.ignore(db, later, after_turns=3) == (1 if status == "ignored" else 0)

    assert status_of(database) == status


def test_turns_of_another_conversation_do_not_make_an_offer_ignored(database):
    an_entry(database, "shown")
    elsewhere = observed(database, a_shopper(conversation="second-tab", turn=50))

    with database.session_scope() as db:
        assert ledger.ignore(db, elsewhere, after_turns=3) == 0


def test_a_purchase_is_recorded_for_accepted_offers_only(database):
    accepted, shown = proposed(database, "CASE"), proposed(database, "CARD")
    step(database, accepted, "mark_shown")
    step(database, shown, "mark_shown")
    step(database, accepted, "accept")

    with database.session_scope() as db:
        assert ledger.record_purchase(db, "c:other", ["CASE"], "P1") == 0
        assert ledger.record_purchase(db, "c:conv", ["CASE", "CARD", "CAM-1"], "P2") == 1
        assert ledger.record_purchase(db, "c:conv", ["CASE"], "P3") == 0

    assert [(e.status, e.order_number) for e in ledger_of(database)] == [
        ("purchased", "P2"), ("shown", None)
    ]


def test_a_return_is_recorded_once_and_for_its_order(database):
    an_entry(database, "purchased")

    with database.session_scope() as db:
        assert ledger.record_return(db, "P9") == 0
        assert ledger.record_return(db, "P1") == 1
        assert ledger.record_return(db, "P1") == 0


@pytest.mark.parametrize("changes", [{"status": "hoped_for"}, {"ordinal": 0}])
def test_the_database_refuses_what_is_not_legal(database, changes):
    proposed(database)

    with pytest.raises(IntegrityError), database.session_scope() as db:
        db.execute(update(LedgerEntry).values(**changes))
