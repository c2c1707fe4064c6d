"""Selling: one offer with its reason, or silence that left nothing but its reason."""
import logging
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from actions.selling import ledger
from actions.selling.contact_policy import why_not_now
from actions.selling.decisions import decisions_of
from actions.selling.model import CartItem, OfferFacts
from actions.selling.rules import Rules
from actions.selling.sell import explain, sell
from actions.selling.sessions import open_session
from actions.selling.situation import observe
from actions.selling.tables import SellingSession
from actions.shop.models import ProductRow
from actions.shop.money import Money
from tests.actions.selling.builders import (
    NOON,
    a_camera_shop,
    a_past_offer,
    a_shopper,
    a_situation,
    eager,
    ledger_of,
    observed,
    plenty,
)

RULES = Rules(learning={"explore": 0}, asking={"enabled": False}, value_floor={})
HELD_OUT = eager(holdout_share=0.5)  # holds c:conv
NOTHING_CHOSEN = {"cart": (), "just_added": None}


def usd(amount):
    return Money(Decimal(amount), "USD")


def decided(database, situation):
    """What was decided in this session so far, oldest first."""
    with database.read_scope() as db:
        return decisions_of(db, situation.session_id)


def test_offers_the_accessory_that_earns_most_with_its_reason(database):
    offer = sell(observed(database), RULES, database)

    assert (offer.product.sku, offer.anchor.sku) == ("BATTERY", "CAM-1")
    assert (offer.strategy, offer.kind, offer.ordinal) == ("accessory", "cross_sell", 1)
    assert (offer.reason, offer.gains) == ("BATTERY helps", ())
    assert offer.facts == OfferFacts(reason="BATTERY helps")
    assert (offer.price, offer.price_difference) == (usd("30.00"), None)
    assert (offer.act, offer.quantity, offer.stock_left) == ("add", 1, 10)


def test_offers_the_next_tier_with_gains_and_price_difference(database):
    offer = sell(observed(database, looked_at="CAM-1", just_added=None), RULES, database)

    assert (offer.product.sku, offer.anchor.sku, offer.kind) == ("CAM-2", "CAM-1", "up_sell")
    assert (offer.reason, offer.gains) == ("", ("5x zoom instead of 3x",))
    assert (offer.price, offer.price_difference) == (usd("150.00"), usd("50.00"))
    assert (offer.act, offer.quantity) == ("swap", 1)


def test_in_the_place_of_all_pieces_the_difference_is_that_of_the_cart(database):
    three = observed(
        database, looked_at="CAM-1", just_added=None, cart=(CartItem("CAM-1", 3),),
    )

    offer = sell(three, RULES, database)

    assert (offer.product.sku, offer.quantity) == ("CAM-2", 3)
    assert (offer.price, offer.price_difference) == (usd("150.00"), usd("150.00"))


def test_offers_in_the_shoppers_language_and_currency(database):
    indonesian = a_shopper(language="id", currency="IDR")

    offer = sell(observed(database, indonesian), RULES, database)

    assert offer.reason == "BATTERY membantu"
    assert offer.price == Money(Decimal("480000.00"), "IDR")


def looking_around(database, minutes=0):
    """The situation of somebody who looks at a camera; observing it writes nothing."""
    with database.read_scope() as db:
        return observe(
            db, a_camera_shop(), a_shopper(), "deciding", "CAM-1", None,
            NOON + timedelta(minutes=minutes),
        )


def visits(database):
    with database.read_scope() as db:
        return [(s.id, s.last_seen_at) for s in db.scalars(select(SellingSession))]


def test_a_visit_begins_when_something_is_offered_or_withheld(database):
    situation = looking_around(database)
    assert visits(database) == []

    offer = sell(situation, RULES, database)

    assert visits(database) == [(offer.session_id, NOON)]
    assert offer.session_id == situation.session_id


def test_a_visit_goes_on_with_what_is_decided_in_it(database):
    first = looking_around(database)
    sell(first, RULES, database)

    later = looking_around(database, minutes=5)
    sell(later, RULES, database)

    assert later.session_id == first.session_id
    assert visits(database) == [(first.session_id, NOON + timedelta(minutes=5))]


def test_an_offer_belongs_to_the_visit_that_another_request_has_begun(database):
    situation = looking_around(database)
    with database.session_scope() as db:
        begun = open_session(db, "c:conv", NOON)

    offer = sell(situation, RULES, database)

    assert offer.session_id == begun.id != situation.session_id
    assert visits(database) == [(begun.id, NOON)]
    assert [decision.outcome for decision in decided(database, offer)] == ["offered"]


def test_the_offer_is_in_the_ledger_as_shown(database):
    offer = sell(observed(database), RULES, database)

    [entry] = ledger_of(database)
    assert (entry.id, entry.session_id, entry.status) == (offer.id, offer.session_id, "shown")
    assert (entry.sku, entry.price) == ("BATTERY", Decimal("30.00"))
    assert (entry.origin, entry.propensity) == ("proactive", 1.0)


def test_the_offer_and_what_it_was_chosen_from_are_kept_as_a_decision(database):
    situation = observed(database)
    offer = sell(situation, RULES, database)

    [decision] = decided(database, situation)
    assert (decision.outcome, decision.offer_id, decision.turn) == ("offered", offer.id, 10)
    assert (decision.stage, decision.decided_at) == ("cart", NOON)
    assert [(v["sku"], v["verdict"]) for v in decision.verdicts] == [
        ("BATTERY", "offered"), ("CARD", "another_was_better"), ("CASE", "another_was_better")
    ]


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
    assert [d.outcome for d in decided(database, situation)] == ["offered", "overtaken"]


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"offers_stopped": True}, "offers_stopped"),
        ({"declines_in_row": 2}, "declined_in_row"),
        ({"stage": "checkout"}, "quiet_stage"),
        ({"currency": "EUR"}, "nothing_fits"),
        ({"cart": tuple(map(CartItem, ("BATTERY", "CARD", "CASE")))}, "nothing_fits"),
        (NOTHING_CHOSEN, "nothing_fits"),
    ],
)
def test_silence_leaves_its_reason_and_nothing_in_the_ledger(database, changes, outcome):
    situation = observed(database, **changes)

    assert sell(situation, RULES, database) is None
    assert ledger_of(database) == []
    assert [(d.outcome, d.offer_id) for d in decided(database, situation)] == [(outcome, None)]


def test_a_disabled_strategy_is_not_asked(database):
    rules = Rules(strategies={"accessory": {"enabled": False}})
    situation = observed(database)

    assert sell(situation, rules, database) is None
    assert decided(database, situation)[0].verdicts == []


@pytest.mark.parametrize(
    ("changes", "sku"),
    [
        ({"pin": [{"offer": "CASE", "goes_with": "cameras"}]}, "CASE"),
        ({"boost": [{"offer": "CASE", "factor": 10}]}, "CASE"),
        ({"forbid": [{"offer": "BATTERY", "goes_with": "CAM-1"}]}, "CARD"),
        ({"exclude": {"skus": ["BATTERY"]}}, "CARD"),
        ({"never_proactive": {"skus": ["BATTERY"]}}, "CARD"),
    ],
)
def test_the_merchants_word_on_products_counts(database, changes, sku):
    offer = sell(observed(database), eager(**changes), database)

    assert offer.product.sku == sku


EXPLORING = {
    "learning": {"explore": 0.3, "explore_within": 0.1},
    "strategies": {"next_tier": {"stages": ["cart"]}},
}


def test_the_ledger_holds_with_which_probability_the_offer_was_chosen(database):
    offer = sell(observed(database, looked_at="CAM-1"), eager(**EXPLORING), database)

    [entry] = ledger_of(database)
    likely = {"BATTERY": 0.85, "CAM-2": 0.15}
    assert entry.propensity == pytest.approx(likely[offer.product.sku])


def test_what_may_not_be_offered_now_is_no_rival_of_the_best():
    only_when_asked = eager(never_proactive={"categories": ["cameras"]}, **EXPLORING)

    decision = explain(a_situation(looked_at="CAM-1"), only_when_asked, plenty)

    assert (decision.chosen.sku, decision.propensity) == ("BATTERY", 1.0)


def test_an_offer_passed_over_becomes_ignored_even_when_no_other_follows(database):
    sell(observed(database), RULES, database)

    later = observed(database, a_shopper(turn=14), just_added=None, stage="payment")

    assert sell(later, RULES, database) is None
    assert [entry.status for entry in ledger_of(database)] == ["ignored"]


def test_what_is_withheld_is_recorded_but_not_offered(database):
    situation = observed(database)

    assert explain(situation, HELD_OUT, plenty).is_withheld
    assert sell(situation, HELD_OUT, database) is None

    [entry] = ledger_of(database)
    assert (entry.sku, entry.ordinal) == ("BATTERY", 1)
    assert (entry.origin, entry.status) == ("withheld", "withheld")
    [decision] = decided(database, situation)
    assert (decision.outcome, decision.offer_id) == ("withheld", entry.id)


def test_what_is_withheld_is_counted_like_what_is_offered(database):
    for turn in (10, 12, 14, 16):
        sell(observed(database, a_shopper(turn=turn)), HELD_OUT, database)

    assert [(e.sku, e.ordinal) for e in ledger_of(database)] == [
        ("BATTERY", 1), ("CARD", 2), ("CASE", 3)
    ]


def test_explains_every_candidate_that_is_not_chosen():
    situation = a_situation(
        past=(a_past_offer("BATTERY"),), cart=(CartItem("CAM-1"), CartItem("CAM-2")),
        just_added=None, looked_at="CAM-2", owned=frozenset({"CASE"}),
    )

    decision = explain(situation, RULES, plenty)

    assert decision.chosen.sku == "CARD"
    assert {r.candidate.sku: r.reason_code for r in decision.refusals} == {
        "CASE": "owned", "CAM-3": "covered_by_cart", "BATTERY": "offered_before",
        "CARD": "told_with_another",  # it goes with either camera, and is offered once
    }
    assert {place.candidate.sku for place in decision.ranked} == {"CARD", "BATTERY"}


def test_explains_a_silence_of_the_moment():
    decision = explain(a_situation(stage="payment"), RULES, plenty)

    assert decision.chosen is None
    assert [(r.candidate, r.reason_code) for r in decision.refusals] == [(None, "quiet_stage")]


def test_the_trail_names_session_turn_and_outcome(database, caplog):
    situation = observed(database, stage="payment")

    with caplog.at_level(logging.DEBUG, logger="actions.selling"):
        sell(situation, RULES, database)

    assert f"session {situation.session_id}, turn 10: quiet_stage" in caplog.text


@pytest.mark.parametrize(
    ("answers", "reason_code"),
    [
        ((ledger.decline, ledger.decline), "declined_in_row"),
        ((ledger.decline, ledger.accept), None),
        ((ledger.accept, ledger.decline), None),
    ],
)
def test_two_declines_in_a_row_silence_the_visit(database, answers, reason_code):
    rules = eager(declines_in_row_limit=2)
    sights = ({"just_added": "CAM-1"}, {"just_added": None, "looked_at": "CAM-1"})
    for turn, answer, sight in zip((10, 12), answers, sights, strict=True):
        offer = sell(observed(database, a_shopper(turn=turn), **sight), rules, database)
        with database.session_scope() as db:
            answer(db, "c:conv", offer.id, NOON)

    assert why_not_now(observed(database, a_shopper(turn=14)), rules) == reason_code
