"""Eligibility: what the shopper's word and the merchant's rules leave out."""
from dataclasses import replace
from datetime import date, timedelta

import pytest

from actions.selling.candidates import STRATEGIES
from actions.selling.model import CartItem
from actions.selling.rules import Rules
from tests.actions.selling.builders import (
    NOON,
    a_candidate,
    a_past_offer,
    a_situation,
    a_tier,
    priced,
)
from tests.actions.selling.sifting import a_shop_with, refusal_of
from tests.builders import a_catalogue, a_product


@pytest.mark.parametrize(
    ("session_id", "ago", "reason_code"),
    [
        ("s1", timedelta(minutes=1), "declined_before"),
        ("earlier", timedelta(days=7) - timedelta(seconds=1), "declined_before"),
        ("earlier", timedelta(days=7), None),
    ],
)
def test_a_no_counts_as_many_days_as_the_merchant_wants(session_id, ago, reason_code):
    declined = a_past_offer(
        "CASE", status="declined", session_id=session_id, at=NOON - ago, answered_at=NOON - ago
    )
    situation, rules = a_situation(past=(declined,)), Rules(decline_days=7)

    assert refusal_of(a_candidate("CASE"), situation, rules) == reason_code
    assert refusal_of(a_candidate("CARD"), situation, rules) is None


@pytest.mark.parametrize(
    ("answered_days_ago", "reason_code"), [(89, "declined_before"), (90, None), (None, None)]
)
def test_the_days_of_a_no_begin_when_it_was_said(answered_days_ago, reason_code):
    answered_at = None
    if answered_days_ago is not None:
        answered_at = NOON - timedelta(days=answered_days_ago)
    declined = a_past_offer(
        "CASE", status="declined", at=NOON - timedelta(days=95), answered_at=answered_at
    )

    assert refusal_of(a_candidate("CASE"), a_situation(past=(declined,))) == reason_code


def test_a_no_to_what_was_asked_for_is_a_no_as_well():
    declined = a_past_offer("CASE", status="declined", origin="asked", session_id="earlier")

    assert refusal_of(a_candidate("CASE"), a_situation(past=(declined,))) == "declined_before"


@pytest.mark.parametrize("status", ["shown", "ignored", "accepted", "withheld", "returned"])
def test_only_a_no_is_a_no(status):
    past = (a_past_offer("CASE", status=status),)

    assert refusal_of(a_candidate("CASE"), a_situation(past=past)) is None


@pytest.mark.parametrize(
    ("price", "band", "reason_code"),
    [
        ("80.00", (0, 0.8), None),
        ("80.01", (0, 0.8), "price_out_of_band"),
        ("49.99", (0.5, 1), "price_out_of_band"),
        ("50.00", (0.5, 1), None),
    ],
)
def test_the_price_stays_within_the_band_of_its_strategy(price, band, reason_code):
    catalogue = a_catalogue(
        a_product("A", **priced("100.00", "50.00")), a_product("B", **priced(price, "1.00"))
    )
    rules = Rules(strategies={"accessory": {"price_band": band}})

    situation = a_situation(catalogue=catalogue)

    assert refusal_of(a_candidate("B", anchor="A"), situation, rules) == reason_code


@pytest.mark.parametrize(
    "candidate",
    [
        a_candidate("CAM-3", None, "todays_deal", "occasion"),
        a_candidate("CAM-1", anchor="CARD", act="resume"),
    ],
)
def test_without_an_anchor_and_for_a_cart_gone_on_with_there_is_no_band(candidate):
    cart = (CartItem("CAM-1"),) if candidate.act == "resume" else ()

    assert refusal_of(candidate, a_situation(cart=cart)) is None


@pytest.mark.parametrize(
    ("sku", "cart", "reason_code"),
    [("BATTERY", "CAM-1", None), ("CAM-1", "CARD", "price_out_of_band"), ("BATTERY", "", None)],
)
def test_what_goes_with_all_that_was_chosen_is_judged_by_that(sku, cart, reason_code):
    candidate = a_candidate(sku, None, "people_like_you")
    items = (CartItem(cart),) if cart else ()

    assert refusal_of(candidate, a_situation(cart=items, just_added=None)) == reason_code


def test_a_link_of_the_shop_is_worth_more_than_a_band():
    linked = a_candidate("CAM-3", anchor="CARD", need="nice")

    assert refusal_of(linked, a_situation(cart=(CartItem("CARD"),), just_added=None)) is None
    assert refusal_of(
        replace(linked, need=None), a_situation(cart=(CartItem("CARD"),), just_added=None)
    ) == "price_out_of_band"


def test_without_a_price_of_the_anchor_the_band_is_unknown():
    situation = a_situation(catalogue=a_shop_with("CAM-1", prices={}))

    assert refusal_of(a_candidate("CASE"), situation) == "anchor_not_sold_in_currency"


@pytest.mark.parametrize(
    "exclude", [{"skus": ["CASE"]}, {"categories": ["camera_accessories"]}]
)
def test_the_merchant_may_exclude_products_and_categories(exclude):
    rules = Rules(exclude=exclude)

    assert refusal_of(a_candidate("CASE"), a_situation(), rules) == "excluded"
    assert refusal_of(a_tier("CAM-2", "CAM-1"), a_situation(), rules) is None


@pytest.mark.parametrize(
    ("forbidden", "reason_code"),
    [
        ({"offer": "CASE"}, "forbidden"),
        ({"offer": "CASE", "goes_with": "CAM-1"}, "forbidden"),
        ({"offer": "camera_accessories", "goes_with": "cameras"}, "forbidden"),
        ({"offer": "CASE", "goes_with": "CAM-2"}, None),
        ({"offer": "CASE", "until": date(2024, 5, 1)}, "forbidden"),
        ({"offer": "CASE", "until": date(2024, 4, 30)}, None),
        ({"offer": "CASE", "since": date(2024, 5, 2)}, None),
    ],
)
def test_the_merchant_may_forbid_pairs_for_some_days(forbidden, reason_code):
    rules = Rules(forbid=[{"offer": "CARD"}, forbidden])

    assert refusal_of(a_candidate("CASE"), a_situation(), rules) == reason_code


def test_strategies_from_the_shoppers_own_purchases_are_known():
    from_history = {strategy.name for strategy in STRATEGIES if strategy.uses_history}

    assert from_history >= {
        "buy_again", "follow_up", "people_like_you", "plan_upgrade", "thank_you"
    }


@pytest.mark.parametrize(
    ("consents", "consent", "reason_code"),
    [
        (True, "opt_in", None), (True, "opt_out", None),
        (None, "opt_in", "no_consent"), (None, "opt_out", None),
        (False, "opt_in", "no_consent"), (False, "opt_out", "no_consent"),
    ],
)
def test_own_purchases_are_used_only_with_consent(consents, consent, reason_code):
    again = a_candidate(
        "CASE", anchor=None, strategy="buy_again", kind="occasion", uses_history=True
    )
    situation, rules = a_situation(consents=consents), Rules(consent=consent)

    assert refusal_of(again, situation, rules) == reason_code
    assert refusal_of(a_candidate("CASE"), situation, rules) is None
