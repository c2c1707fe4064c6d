"""Answers in the ledger: legal transitions, and nobody else's offers."""
from datetime import timedelta

import pytest

from actions.selling import entering, ledger
from actions.selling.errors import IllegalTransition, UnknownOffer
from tests.actions.selling.bookkeeping import (
    an_entry,
    asked,
    declines_in_row,
    proposed,
    status_of,
    step,
)
from tests.actions.selling.builders import (
    NOON,
    a_candidate,
    a_shopper,
    a_tier,
    ledger_of,
    observed,
)


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
        ("accepted", "decline"), ("declined", "accept"),
        ("purchased", "accept"), ("purchased", "decline"),
        ("returned", "accept"), ("returned", "decline"),
        ("withheld", "accept"), ("withheld", "decline"),
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

    step(database, declined, "decline")
    assert declines_in_row(database, declined) == 1
    step(database, accepted, "accept")
    assert declines_in_row(database, declined) == 0


def test_passing_over_is_no_decline_even_when_said_later(database):
    entry = an_entry(database, "ignored")
    assert declines_in_row(database, entry) == 0

    step(database, entry, "decline")

    assert declines_in_row(database, entry) == 0


def test_a_no_to_what_was_asked_for_is_no_decline_in_a_row(database):
    [entry] = asked(database, "CASE")

    step(database, entry, "decline")

    assert status_of(database) == "declined"
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
    accepted, _ = proposed(database, "CASE"), proposed(database, "CARD")
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


@pytest.mark.parametrize(
    ("status", "hours_later", "becomes"),
    [
        ("shown", 0, "accepted"), ("ignored", 0, "accepted"), ("shown", 12, "shown"),
        ("declined", 0, "declined"), ("withheld", 0, "withheld"),
    ],
)
def test_what_is_put_in_by_other_words_soon_after_is_taken(
    database, status, hours_later, becomes
):
    entry = an_entry(database, status)
    then = entry.proposed_at + timedelta(hours=hours_later)

    with database.session_scope() as db:
        counted = ledger.accept_added(db, "c:conv", entry.sku, then)

    assert (counted, status_of(database)) == (int(becomes == "accepted"), becomes)


@pytest.mark.parametrize(
    ("candidate", "becomes"),
    [
        (a_candidate("CAM-2"), "accepted"),
        (a_tier("CAM-2", "CAM-1"), "shown"),  # the other one is still in the cart
        (a_candidate("CAM-2", anchor=None, act="resume"), "shown"),
    ],
)
def test_only_what_was_to_be_added_is_taken_by_adding_it(database, candidate, becomes):
    situation = observed(database)
    with database.session_scope() as db:
        entering.record_asked(db, situation, [candidate])

    with database.session_scope() as db:
        ledger.accept_added(db, "c:conv", "CAM-2", NOON)

    assert status_of(database) == becomes


def test_what_another_visitor_adds_takes_no_offer(database):
    an_entry(database, "shown")

    with database.session_scope() as db:
        assert ledger.accept_added(db, "c:other", "CASE", NOON) == 0

    assert status_of(database) == "shown"


def test_adding_something_else_takes_no_offer(database):
    an_entry(database, "shown")

    with database.session_scope() as db:
        assert ledger.accept_added(db, "c:conv", "CAM-3", NOON) == 0

    assert status_of(database) == "shown"
