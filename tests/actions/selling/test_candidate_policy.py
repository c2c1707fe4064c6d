"""Contact policy of one candidate: whether this is the moment for it."""
from dataclasses import replace
from datetime import date, datetime

import pytest

from actions.selling.contact_policy import why_not_this
from actions.selling.model import CartItem
from actions.selling.rules import Rules
from tests.actions.selling.builders import (
    a_camera_shop,
    a_candidate,
    a_past_offer,
    a_situation,
    a_tier,
)

RULES = Rules()
ALL_STAGES = ["browsing", "deciding", "cart", "after_purchase"]
EVERYWHERE = Rules(
    strategies={"accessory": {"stages": ALL_STAGES}, "next_tier": {"stages": ALL_STAGES}}
)


def after(*past, **changes):
    return a_situation(past=past, **changes)


def of_accessory(**limits):
    return Rules(strategies={"accessory": {"stages": ALL_STAGES, **limits}})


@pytest.mark.parametrize(
    ("limits", "reason_code"),
    [
        ({"stages": ["browsing", "cart"]}, None),
        ({"stages": ["browsing"]}, "stage_not_allowed"),
        ({"channels": ["web", "whatsapp"]}, None),
        ({"channels": ["whatsapp"]}, "channel_not_allowed"),
        ({"segments": ["stranger"]}, None),
        ({"segments": ["new", "regular"]}, "segment_not_allowed"),
        ({"since": date(2024, 5, 1), "until": date(2024, 5, 1)}, None),
        ({"since": date(2024, 5, 2)}, "not_these_days"),
        ({"until": date(2024, 4, 30)}, "not_these_days"),
    ],
)
def test_a_strategy_speaks_only_where_the_merchant_lets_it(limits, reason_code):
    rules = of_accessory(**limits)

    assert why_not_this(a_candidate("CASE"), a_situation(), rules) == reason_code


@pytest.mark.parametrize(
    ("moment", "reason_code"),
    [
        (datetime(2024, 4, 30, 23, 59, 59), "not_these_days"),
        (datetime(2024, 5, 1, 0, 0), None),
        (datetime(2024, 5, 2, 23, 59, 59), None),
        (datetime(2024, 5, 3, 0, 0), "not_these_days"),
    ],
)
def test_first_and_last_day_count_in_full(moment, reason_code):
    rules = of_accessory(since=date(2024, 5, 1), until=date(2024, 5, 2))

    assert why_not_this(a_candidate("CASE"), a_situation(now=moment), rules) == reason_code


@pytest.mark.parametrize(
    ("stage", "reason_code"),
    [("browsing", None), ("deciding", None), ("cart", None), ("after_purchase", "choice_is_made")],
)
def test_something_better_is_offered_before_the_choice_is_made(stage, reason_code):
    tier = a_tier("CAM-2", "CAM-1")

    assert why_not_this(tier, a_situation(stage=stage), EVERYWHERE) == reason_code


def test_what_the_shopper_owns_may_be_bettered_at_any_time():
    situation = a_situation(stage="after_purchase", owned=frozenset({"CAM-1"}))

    assert why_not_this(a_tier("CAM-2", "CAM-1"), situation, EVERYWHERE) is None


@pytest.mark.parametrize(
    ("stage", "cart", "reason_code"),
    [
        ("browsing", (), "nothing_chosen_yet"),
        ("deciding", (), "nothing_chosen_yet"),
        ("browsing", (CartItem("CAM-1"),), None),
        ("after_purchase", (), None),
    ],
)
def test_what_goes_with_it_is_offered_once_something_is_chosen(stage, cart, reason_code):
    situation = a_situation(stage=stage, cart=cart)

    assert why_not_this(a_candidate("CASE"), situation, EVERYWHERE) == reason_code


@pytest.mark.parametrize("cart", [(), (CartItem("CAM-1"),)])
def test_an_occasion_waits_for_no_choice(cart):
    occasion = a_candidate("CASE", anchor=None, kind="occasion")

    assert why_not_this(occasion, a_situation(cart=cart, stage="browsing"), EVERYWHERE) is None


@pytest.mark.parametrize(
    ("strategies", "reason_code"),
    [
        (("next_tier", "next_tier"), None),
        (("accessory", "next_tier"), None),
        (("accessory", "accessory"), "strategy_cap_reached"),
    ],
)
def test_each_strategy_has_its_own_cap(strategies, reason_code):
    past = (a_past_offer(f"SKU-{n}", strategy=name) for n, name in enumerate(strategies))

    rules = of_accessory(cap_per_session=2)

    assert why_not_this(a_candidate("CASE"), after(*past), rules) == reason_code


@pytest.mark.parametrize("origin", ["proactive", "asked", "withheld"])
def test_never_the_same_product_twice_in_a_session(origin):
    situation = after(a_past_offer("CASE", origin=origin))

    assert why_not_this(a_candidate("CASE"), situation, RULES) == "offered_before"
    assert why_not_this(a_candidate("CARD"), situation, RULES) is None


def test_in_another_session_it_may_come_again():
    situation = after(a_past_offer("CASE", session_id="earlier"))

    assert why_not_this(a_candidate("CASE"), situation, RULES) is None


@pytest.mark.parametrize(
    ("declined", "reason_code"),
    [
        (a_past_offer("CASE", status="declined"), "sibling_declined"),
        (a_past_offer("CASE", status="declined", origin="asked"), "sibling_declined"),
        (a_past_offer("CASE", status="ignored"), None),
        (a_past_offer("CASE", status="accepted"), None),
        (a_past_offer("CASE", status="declined", session_id="earlier"), None),
        (a_past_offer("CASE", status="declined", strategy="warranty"), None),
        (a_past_offer("CAM-3", status="declined"), None),
        (a_past_offer("LEFT-THE-SHOP", status="declined"), None),
    ],
)
def test_after_a_no_its_kind_rests_for_the_session(declined, reason_code):
    assert why_not_this(a_candidate("CARD"), after(declined), RULES) == reason_code


def test_after_a_no_its_family_rests_whatever_strategy_comes_up_with_it():
    situation = after(a_past_offer("CAM-3", status="declined", strategy="accessory"))

    assert why_not_this(a_tier("CAM-2", "CAM-1"), situation, EVERYWHERE) == "sibling_declined"


def test_products_without_a_family_are_no_siblings():
    shop = a_camera_shop()
    loose = {sku: replace(product, family=None) for sku, product in shop.products.items()}
    situation = after(
        a_past_offer("CAM-3", status="declined"), catalogue=replace(shop, products=loose)
    )

    assert why_not_this(a_tier("CAM-2", "CAM-1"), situation, EVERYWHERE) is None


@pytest.mark.parametrize(
    "never_proactive", [{"skus": ["CASE"]}, {"categories": ["camera_accessories"]}]
)
def test_what_is_sensitive_is_shown_only_to_those_who_ask(never_proactive):
    rules = Rules(never_proactive=never_proactive)

    assert why_not_this(a_candidate("CASE"), a_situation(), rules) == "only_when_asked"


@pytest.mark.parametrize(
    ("status", "turn", "reason_code"),
    [
        ("shown", 9, "kind_cooling_down"), ("shown", 10, None),
        ("ignored", 9, "kind_cooling_down"), ("ignored", 10, None),
        ("accepted", 9, None),
    ],
)
def test_no_answer_lets_its_kind_rest_longer(status, turn, reason_code):
    past = a_past_offer("BATTERY", turn=5, status=status)
    situation = a_situation(past=(past,), turn=turn)
    rules = Rules(cooldown_turns_after_ignored=5)

    assert why_not_this(a_candidate("CARD"), situation, rules) == reason_code


def test_after_a_better_one_was_passed_over_an_add_on_may_follow():
    past = a_past_offer("CAM-2", strategy="next_tier", turn=8)

    assert why_not_this(a_candidate("CARD"), a_situation(past=(past,)), RULES) is None


@pytest.mark.parametrize(("timezone", "reason_code"), [("UTC", "not_these_days"),
                                                       ("Asia/Jakarta", None)])
def test_days_are_those_of_the_shop(timezone, reason_code):
    rules = Rules(timezone=timezone, strategies={"accessory": {"since": date(2024, 5, 2)}})
    late = a_situation(now=datetime(2024, 5, 1, 18, 0))

    assert why_not_this(a_candidate("CASE"), late, rules) == reason_code


@pytest.mark.parametrize(
    ("strategy", "reason_code"),
    [("buy_again", None), ("follow_up", None), ("finish_cart", None),
     ("todays_deal", "not_at_greeting"), ("thank_you", "not_at_greeting")],
)
def test_a_greeting_is_answered_with_what_they_have_or_left_here(strategy, reason_code):
    situation = a_situation(stage="browsing", cart=(), just_added=None, is_greeting=True)
    candidate = a_candidate("CASE", None, strategy, "occasion")

    assert why_not_this(candidate, situation, Rules()) == reason_code
    assert why_not_this(candidate, replace(situation, is_greeting=False), Rules()) is None
