"""Selling: one offer with its reason, or silence that wrote nothing."""
import logging
from decimal import Decimal

import pytest

from actions.selling import ledger
from actions.selling.model import CartItem
from actions.selling.rules import Rules
from actions.selling.sell import explain, sell
from actions.shop.models import ProductRow
from actions.shop.money import Money
from tests.actions.selling.builders import (
    NOON,
    a_past_offer,
    a_shopper,
    a_situation,
    eager,
    ledger_of,
    observed,
)

RULES = Rules()


def usd(amount):
    return Money(Decimal(amount), "USD")


def test_offers_the_accessory_that_earns_most_with_its_reason(database):
    offer = sell(observed(database), RULES, database)

    assert (offer.product.sku, offer.anchor.sku) == ("BATTERY", "CAM-1")
    assert (offer.strategy, offer.kind, offer.ordinal) == ("accessory", "cross_sell", 1)
    assert (offer.reason, offer.gains) == ("BATTERY helps", ())
    assert (offer.price, offer.price_difference) == (usd("30.00"), None)


def test_offers_the_next_tier_with_gains_and_price_difference(database):
    offer = sell(observed(database, looked_at="CAM-1", just_added=None), RULES, database)

    assert (offer.product.sku, offer.anchor.sku, offer.kind) == ("CAM-2", "CAM-1", "up_sell")
    assert (offer.reason, offer.gains) == ("", ("5x zoom instead of 3x",))
    assert (offer.price, offer.price_difference) == (usd("150.00"), usd("50.00"))


def test_offers_in_the_shoppers_language_and_currency(database):
    indonesian = a_shopper(language="id", currency="IDR")

    offer = sell(observed(database, indonesian), RULES, database)

    assert offer.reason == "BATTERY membantu"
    assert offer.price == Money(Decimal("480000.00"), "IDR")


def test_the_offer_is_in_the_ledger_as_shown(database):
    offer = sell(observed(database), RULES, database)

    [entry] = ledger_of(database)
    assert (entry.id, entry.session_id, entry.status) == (offer.id, offer.session_id, "shown")
    assert (entry.sku, entry.price) == ("BATTERY", Decimal("30.00"))


def test_passes_over_what_is_sold_out(database):
    with database.session_scope() as db:
        db.get(ProductRow, "BATTERY").stock = 0

    assert sell(observed(database), RULES, database).product.sku == "CARD"


def test_the_same_message_twice_makes_one_offer(database):
    first = sell(observed(database), RULES, database)
    second = sell(observed(database), RULES, database)

    assert (first.ordinal, second) == (1, None)
    assert len(ledger_of(database)) == 1


def test_a_decision_on_an_old_picture_is_dropped(database):
    situation = observed(database)
    sell(situation, eager(), database)

    assert sell(situation, eager(), database) is None
    assert len(ledger_of(database)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"offers_stopped": True}, {"declines_in_row": 2}, {"stage": "checkout"},
        {"just_added": None}, {"currency": "EUR"},
        {"cart": (CartItem("BATTERY"), CartItem("CARD"), CartItem("CASE"))},
    ],
)
def test_silence_writes_nothing(database, changes):
    assert sell(observed(database, **changes), RULES, database) is None
    assert ledger_of(database) == []


def test_a_disabled_strategy_is_not_asked(database):
    rules = Rules(strategies={"accessory": {"enabled": False}})

    assert sell(observed(database), rules, database) is None


def test_an_offer_passed_over_becomes_ignored_even_when_no_other_follows(database):
    sell(observed(database), RULES, database)

    later = observed(database, a_shopper(turn=14), just_added=None)

    assert sell(later, RULES, database) is None
    assert [entry.status for entry in ledger_of(database)] == ["ignored"]


def test_explains_every_candidate_that_is_not_chosen():
    situation = a_situation(
        past=(a_past_offer("BATTERY"),), cart=(CartItem("CARD"),), looked_at="CAM-2"
    )

    decision = explain(situation, RULES)

    assert decision.chosen.sku == "CASE"
    assert {r.candidate.sku: r.reason_code for r in decision.refusals} == {
        "CARD": "in_cart", "CAM-3": "price_out_of_band", "BATTERY": "offered_before"
    }


def test_explains_a_silence_of_the_moment():
    decision = explain(a_situation(stage="payment"), RULES)

    assert decision.chosen is None
    assert [(r.candidate, r.reason_code) for r in decision.refusals] == [(None, "quiet_stage")]


def test_the_trail_of_refusals_names_the_session(database, caplog):
    situation = observed(database, stage="payment")

    with caplog.at_level(logging.DEBUG, logger="actions.selling"):
        sell(situation, RULES, database)

    assert f"session {situation.session_id}: any offer: quiet_stage" in caplog.text


@pytest.mark.parametrize(
    ("answers", "third"),
    [
        ((ledger.decline, ledger.decline), None),
        ((ledger.decline, ledger.accept), "CASE"),
        ((ledger.accept, ledger.decline), "CASE"),
    ],
)
def test_two_declines_in_a_row_silence_the_visit(database, answers, third):
    rules = eager(declines_in_row_limit=2)
    for answer in answers:
        offer = sell(observed(database), rules, database)
        with database.session_scope() as db:
            answer(db, "c:conv", offer.id, NOON)

    offer = sell(observed(database), rules, database)

    assert (offer and offer.product.sku) == third
