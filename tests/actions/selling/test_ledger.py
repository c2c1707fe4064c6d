"""The ledger: places, caps, and what was asked for beside them."""
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from actions.selling import ledger
from actions.selling.model import CartItem
from actions.selling.preferences import stop_offers
from actions.selling.rules import Rules
from actions.selling.tables import LedgerEntry
from tests.actions.selling.bookkeeping import (
    HELD_OUT,
    asked,
    entered,
    proposed,
    proposed_in,
    step,
)
from tests.actions.selling.builders import NOON, a_shopper, a_tier, ledger_of, observed


def test_an_entry_holds_what_was_offered_to_whom(database):
    proposed(database)

    [entry] = ledger_of(database)
    assert (entry.visitor, entry.conversation, entry.channel) == ("c:conv", "conv", "web")
    assert (entry.ordinal, entry.strategy, entry.kind) == (1, "accessory", "cross_sell")
    assert (entry.sku, entry.anchor, entry.turn) == ("CASE", "CAM-1", 10)
    assert (entry.act, entry.quantity, entry.customer) == ("add", 1, None)
    assert (entry.price, entry.currency, entry.status) == (Decimal("25.00"), "USD", "shown")
    assert (entry.origin, entry.propensity) == ("proactive", 0.85)
    assert (entry.context, entry.proposed_at) == ("cart stranger one", NOON)


def test_an_entry_holds_what_a_yes_would_do(database):
    shopper = a_shopper(customer="ana", currency="IDR")
    situation = observed(database, shopper, cart=(CartItem("CAM-1", 2),))
    better = a_tier("CAM-2", "CAM-1", reaches=Decimal("5000000"))
    entered(database, situation, better)

    [entry] = ledger_of(database)
    assert (entry.kind, entry.act, entry.quantity) == ("up_sell", "swap", 2)
    assert (entry.price, entry.currency) == (Decimal("2400000.00"), "IDR")
    assert (entry.difference, entry.takes) == (Decimal("1600000.00"), {"CAM-1": 2})
    assert entry.reaches == Decimal("5000000.00")
    assert (entry.customer, entry.context) == ("ana", "cart new more")


def test_places_are_taken_in_order_up_to_the_cap(database):
    rules = Rules(cap_per_session=2)
    entries = [proposed(database, sku, rules) for sku in ("CASE", "CARD", "BATTERY")]

    assert [entry and entry.ordinal for entry in entries] == [1, 2, None]
    assert [entry.sku for entry in ledger_of(database)] == ["CASE", "CARD"]


def test_offer_ids_can_not_be_guessed(database):
    first, second = proposed(database, "CASE"), proposed(database, "CARD")

    assert len(first.id) == len(second.id) == 32
    assert first.id != second.id


def test_a_place_taken_by_another_request_is_not_taken_twice(database):
    situation = observed(database)

    assert proposed_in(database, situation, "CASE") is not None
    assert proposed_in(database, situation, "CARD") is None

    assert [entry.sku for entry in ledger_of(database)] == ["CASE"]


@pytest.mark.parametrize(
    ("caps", "hours", "is_proposed"),
    [
        ({"cap_per_day": 1}, 23, False),
        ({"cap_per_day": 1}, 24, True),
        ({"cap_per_day": 2}, 23, True),
        ({"cap_per_day": 1, "cap_per_30_days": 1}, 24 * 30 - 1, False),
        ({"cap_per_day": 1, "cap_per_30_days": 1}, 24 * 30, True),
    ],
)
def test_caps_of_days_are_counted_by_the_database(database, caps, hours, is_proposed):
    proposed(database, "CASE")
    blind = observed(database, now=NOON + timedelta(hours=hours), past=())

    entry = proposed_in(database, blind, "CARD", Rules(**caps))

    assert (entry is not None) == is_proposed
    assert len(ledger_of(database)) == 1 + is_proposed


def test_offers_of_others_and_what_was_asked_for_fill_no_cap(database):
    proposed(database, "CASE", shopper=a_shopper(visitor="c:other"))
    asked(database, "CARD", "BATTERY")

    assert proposed(database, "CASE", Rules(cap_per_session=1, cap_per_day=1)).ordinal == 1


def test_a_shopper_of_the_holdout_is_offered_nothing_but_it_is_recorded(database):
    held, free = proposed(database, "CASE", HELD_OUT), proposed(database, "CARD")

    assert (held.ordinal, held.origin, held.status) == (1, "withheld", "withheld")
    assert (free.ordinal, free.origin, free.status) == (2, "proactive", "shown")


def test_what_was_asked_for_is_shown_at_once_and_takes_no_place(database):
    asked(database, "CASE", "CARD")

    entries = ledger_of(database)

    assert {(e.sku, e.origin, e.ordinal, e.status) for e in entries} == {
        ("CASE", "asked", None, "shown"), ("CARD", "asked", None, "shown")
    }
    assert {entry.propensity for entry in entries} == {1.0}
    assert proposed(database, "BATTERY").ordinal == 1


def test_the_database_itself_keeps_a_product_from_a_second_offer(database):
    proposed(database, "CASE")

    assert proposed(database, "CASE") is None


def test_nothing_is_proposed_once_the_shopper_stopped_offers(database):
    situation = observed(database)
    with database.session_scope() as db:
        stop_offers(db, "c:conv", NOON)

    assert proposed_in(database, situation) is None
    assert ledger_of(database) == []


def test_nothing_is_proposed_when_a_no_came_in_between(database):
    entry = proposed(database, "CASE")
    situation = observed(database)
    step(database, entry, "decline")

    assert proposed_in(database, situation, "CARD") is None
    assert [entry.sku for entry in ledger_of(database)] == ["CASE"]


def test_asked_again_the_same_entries_are_shown_again(database):
    first = asked(database, "CASE", "CARD")
    again = asked(database, "CARD", "CASE", shopper=a_shopper(turn=14))

    assert [entry.id for entry in again] == [first[1].id, first[0].id]
    assert {entry.turn for entry in ledger_of(database)} == {14}
    assert len(ledger_of(database)) == 2


def test_what_was_offered_may_be_asked_for_as_well(database):
    offered = proposed(database, "CASE")
    [wished] = asked(database, "CASE")

    assert wished.id != offered.id
    assert len(ledger_of(database)) == 2


@pytest.mark.parametrize(
    ("verbs", "is_shown_again"),
    [
        ((), True), (("accept",), True), (("ignore",), True),
        (("decline",), False), (("accept", "purchase"), False),
        (("accept", "purchase", "give_back"), False),
    ],
)
def test_only_what_can_still_be_taken_is_shown_again(database, verbs, is_shown_again):
    [entry] = asked(database, "CASE")
    for verb in verbs:
        step(database, entry, verb)

    assert [again.id for again in asked(database, "CASE")] == [entry.id] * is_shown_again


def test_the_entries_of_a_session_are_told_in_order(database):
    for sku in ("CASE", "CARD", "BATTERY"):
        entry = proposed(database, sku)
    proposed(database, "CASE", shopper=a_shopper(visitor="c:other"))

    with database.read_scope() as db:
        told = [e.sku for e in ledger.entries_of(db, entry.session_id)]

    assert told == ["CASE", "CARD", "BATTERY"]


@pytest.mark.parametrize(
    "changes",
    [{"status": "hoped_for"}, {"ordinal": 0}, {"origin": "guessed"}, {"ordinal": None},
     {"origin": "asked"}],
)
def test_the_database_refuses_what_is_not_legal(database, changes):
    proposed(database)

    with pytest.raises(IntegrityError), database.session_scope() as db:
        db.execute(update(LedgerEntry).values(**changes))
