"""Eligibility: each reason against a candidate, and none against a good one."""
from dataclasses import replace

import pytest

from actions.selling.eligibility import sift
from actions.selling.model import CartItem
from actions.selling.rules import Rules
from tests.actions.selling.builders import (
    a_camera_shop,
    a_candidate,
    a_past_offer,
    a_situation,
    a_tier,
    priced,
)
from tests.builders import a_catalogue, a_product

RULES = Rules()


def refusal_of(candidate, situation, rules=RULES):
    """The reason code, or None for an eligible candidate."""
    eligible, refusals = sift([candidate], situation, rules)
    assert len(eligible) + len(refusals) == 1
    return refusals[0].reason_code if refusals else None


def test_a_good_candidate_is_eligible():
    assert refusal_of(a_candidate("CASE"), a_situation()) is None


@pytest.mark.parametrize(
    ("changes", "reason_code"),
    [
        ({"stock": {"CASE": 0}}, "out_of_stock"),
        ({"stock": {}}, "out_of_stock"),
        ({"stock": {"CASE": 1}}, None),
        ({"stock": {"CASE": None}}, None),
        ({"cart": (CartItem("CASE"),)}, "in_cart"),
        ({"cart": (CartItem("CARD"),)}, None),
        ({"owned": frozenset({"CASE"})}, "owned"),
        ({"currency": "EUR"}, "not_sold_in_currency"),
    ],
)
def test_refuses_what_can_not_or_need_not_be_bought(changes, reason_code):
    assert refusal_of(a_candidate("CASE"), a_situation(**changes)) == reason_code


@pytest.mark.parametrize(
    ("session_id", "decline_forever", "reason_code"),
    [
        ("s1", True, "declined_before"),
        ("s1", False, "declined_before"),
        ("earlier", True, "declined_before"),
        ("earlier", False, None),
    ],
)
def test_a_no_counts_as_long_as_the_merchant_wants(session_id, decline_forever, reason_code):
    declined = a_past_offer("CASE", status="declined", session_id=session_id)
    situation, rules = a_situation(past=(declined,)), Rules(decline_forever=decline_forever)

    assert refusal_of(a_candidate("CASE"), situation, rules) == reason_code


def test_an_ignored_offer_is_not_a_no():
    ignored = a_past_offer("CASE", status="ignored")

    assert refusal_of(a_candidate("CASE"), a_situation(past=(ignored,))) is None


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


def test_a_candidate_without_an_anchor_has_no_band():
    assert refusal_of(a_candidate("CASE", anchor=None), a_situation()) is None


def test_without_a_price_of_the_anchor_the_band_is_unknown():
    shop = a_camera_shop()
    dear = replace(shop.products["CAM-1"], prices={})
    catalogue = replace(shop, products={**shop.products, "CAM-1": dear})

    reason_code = refusal_of(a_candidate("CASE"), a_situation(catalogue=catalogue))

    assert reason_code == "anchor_not_sold_in_currency"


@pytest.mark.parametrize(
    "exclude", [{"skus": ["CASE"]}, {"categories": ["camera_accessories"]}]
)
def test_the_merchant_may_exclude_products_and_categories(exclude):
    rules = Rules(exclude=exclude)

    assert refusal_of(a_candidate("CASE"), a_situation(), rules) == "excluded"
    assert refusal_of(a_tier("CAM-2", "CAM-1"), a_situation(), rules) is None


@pytest.mark.parametrize(("sku", "anchor"), [("GONE", "CAM-1"), ("CASE", "GONE")])
def test_what_left_the_catalogue_is_not_offered(sku, anchor):
    assert refusal_of(a_candidate(sku, anchor), a_situation()) == "unknown_product"


def test_an_offer_without_a_reason_is_none():
    assert refusal_of(a_candidate("CASE", reason=""), a_situation()) == "no_reason"


def test_a_better_tier_needs_a_gain():
    same = {"attributes": {"zoom": {"en": "3"}}}
    catalogue = a_catalogue(
        a_product("A", **same), a_product("B", **same),
        attributes=a_camera_shop().attributes.values(),
    )

    assert refusal_of(a_tier("B", "A"), a_situation(catalogue=catalogue)) == "no_reason"
    assert refusal_of(a_tier("CAM-2", "CAM-1"), a_situation()) is None
