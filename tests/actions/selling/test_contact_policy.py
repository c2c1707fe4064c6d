"""Contact policy: when to stay silent."""
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.selling.contact_policy import large_purchase_is_not_disturbed, why_not_now
from actions.selling.model import CartItem
from actions.selling.rules import Rules
from tests.actions.selling.builders import NOON, a_candidate, a_past_offer, a_situation

RULES = Rules()
BATTERY = a_candidate("BATTERY")


def after(*past, **changes):
    """The situation after these offers, long after any cool-down."""
    return a_situation(past=past, **{"turn": 50, **changes})


def earlier(ago, **overrides):
    """An offer of another visit, so long ago."""
    return a_past_offer("X", session_id="earlier", at=NOON - ago, **overrides)


def test_a_first_offer_is_welcome():
    assert why_not_now(a_situation(), RULES) is None


def test_stays_silent_when_the_shopper_asked_for_it():
    assert why_not_now(a_situation(offers_stopped=True), RULES) == "offers_stopped"


@pytest.mark.parametrize(("declines", "reason_code"), [(1, None), (2, "declined_in_row")])
def test_stays_silent_after_two_declines_in_a_row(declines, reason_code):
    assert why_not_now(a_situation(declines_in_row=declines), RULES) == reason_code


@pytest.mark.parametrize(
    ("stage", "reason_code"),
    [
        ("browsing", None), ("deciding", None), ("cart", None), ("after_purchase", None),
        ("checkout", "quiet_stage"), ("payment", "quiet_stage"), ("service", "quiet_stage"),
    ],
)
def test_stays_silent_in_quiet_stages(stage, reason_code):
    assert why_not_now(a_situation(stage=stage), RULES) == reason_code


@pytest.mark.parametrize(
    ("stage", "pieces", "limit", "reason_code"),
    [
        ("cart", 4, "400.01", None),
        ("cart", 4, "400.00", "big_ticket"),
        ("browsing", 5, "400.00", "big_ticket"),
        ("deciding", 5, "400.00", "big_ticket"),
        ("after_purchase", 5, "400.00", None),
    ],
)
def test_a_large_purchase_is_not_disturbed_until_it_is_done(stage, pieces, limit, reason_code):
    situation = a_situation(cart=(CartItem("CAM-1", pieces),), stage=stage)
    rules = Rules(big_ticket={"USD": Decimal(limit)}, big_ticket_share=0)

    assert large_purchase_is_not_disturbed(BATTERY, situation, rules) == reason_code


@pytest.mark.parametrize(
    ("share", "quantity", "kind", "reason_code"),
    [
        ("0.075", 1, "cross_sell", None), ("0.074", 1, "cross_sell", "big_ticket"),
        ("0.075", 2, "cross_sell", "big_ticket"), ("0.15", 2, "cross_sell", None),
        ("1", 1, "up_sell", "big_ticket"), ("1", 1, "occasion", "big_ticket"),
    ],
)
def test_what_is_small_beside_a_large_purchase_may_go_with_it(share, quantity, kind, reason_code):
    """A battery of 30.00 beside cameras of 400.00."""
    situation = a_situation(cart=(CartItem("CAM-1", 4),), stage="cart")
    rules = Rules(big_ticket={"USD": 400}, big_ticket_share=Decimal(share))
    candidate = replace(BATTERY, quantity=quantity, kind=kind)

    assert large_purchase_is_not_disturbed(candidate, situation, rules) == reason_code


def test_no_purchase_is_large_in_a_currency_without_a_limit():
    situation = a_situation(cart=(CartItem("CAM-3", 50),))

    rules = Rules(big_ticket={"IDR": 1}, big_ticket_share=0)

    assert large_purchase_is_not_disturbed(BATTERY, situation, rules) is None


@pytest.mark.parametrize(("offers", "reason_code"), [(2, None), (3, "cap_reached")])
def test_stays_silent_at_the_cap_of_the_session(offers, reason_code):
    past = (a_past_offer(f"SKU-{n}", turn=n) for n in range(offers))

    assert why_not_now(after(*past), RULES) == reason_code


def test_a_cap_of_zero_switches_offers_off():
    assert why_not_now(a_situation(), Rules(cap_per_session=0)) == "cap_reached"


@pytest.mark.parametrize(
    ("ago", "cap_per_day", "reason_code"),
    [
        (timedelta(hours=23), 2, None),
        (timedelta(hours=23), 1, "cap_of_day_reached"),
        (timedelta(hours=24), 1, None),
    ],
)
def test_stays_silent_at_the_cap_of_a_day_over_all_visits(ago, cap_per_day, reason_code):
    rules = Rules(cap_per_day=cap_per_day)

    assert why_not_now(a_situation(past=(earlier(ago),)), rules) == reason_code


@pytest.mark.parametrize(
    ("days", "cap_per_30_days", "reason_code"),
    [(29, 3, None), (29, 2, "cap_of_30_days_reached"), (30, 2, None)],
)
def test_stays_silent_at_the_cap_of_thirty_days(days, cap_per_30_days, reason_code):
    past = (earlier(timedelta(days=days)), earlier(timedelta(days=2)))
    rules = Rules(cap_per_day=1, cap_per_30_days=cap_per_30_days)

    assert why_not_now(a_situation(past=past), rules) == reason_code


@pytest.mark.parametrize(
    ("origin", "reason_code"),
    [("proactive", "cap_reached"), ("withheld", "cap_reached"), ("asked", None)],
)
def test_what_was_asked_for_counts_towards_no_cap(origin, reason_code):
    situation = after(a_past_offer("CASE", origin=origin))
    rules = Rules(cap_per_session=1, cap_per_day=1, cap_per_30_days=1)

    assert why_not_now(situation, rules) == reason_code


@pytest.mark.parametrize(
    ("status", "turn", "reason_code"),
    [
        ("shown", 8, "cooling_down"), ("shown", 9, "cooling_down"), ("shown", 10, None),
        ("declined", 9, "cooling_down"), ("declined", 10, None),
        ("accepted", 9, "cooling_down"), ("accepted", 10, None),
        ("withheld", 9, "cooling_down"), ("withheld", 10, None),
        ("ignored", 9, "cooling_down"), ("ignored", 10, None),
    ],
)
def test_cools_down_between_two_offers(status, turn, reason_code):
    situation = a_situation(past=(a_past_offer("X", turn=8, status=status),), turn=turn)

    assert why_not_now(situation, RULES) == reason_code


@pytest.mark.parametrize(
    ("status", "turn", "reason_code"),
    [
        ("shown", 8, "cooling_down"), ("shown", 9, None), ("ignored", 9, None),
        ("declined", 9, "cooling_down"), ("declined", 10, None),
        ("accepted", 9, "cooling_down"), ("accepted", 10, None),
        ("purchased", 9, "cooling_down"), ("purchased", 10, None),
    ],
)
def test_even_without_cool_down_an_own_question_comes_in_between(status, turn, reason_code):
    rules = Rules(cooldown_turns=0, cooldown_turns_after_ignored=0)
    situation = a_situation(past=(a_past_offer("X", turn=8, status=status),), turn=turn)

    assert why_not_now(situation, rules) == reason_code


@pytest.mark.parametrize(("turn", "reason_code"), [(9, "cooling_down"), (10, None)])
def test_a_late_answer_to_an_earlier_offer_is_no_own_question(turn, reason_code):
    late = a_past_offer("X", status="declined", answered_at=NOON + timedelta(minutes=1))
    situation = a_situation(past=(late, a_past_offer("Y", turn=8)), turn=turn)

    assert why_not_now(situation, Rules(cooldown_turns=0)) == reason_code


def test_an_answer_before_the_last_offer_is_no_matter_any_more():
    before = a_past_offer(
        "X", status="declined", at=NOON - timedelta(minutes=2),
        answered_at=NOON - timedelta(minutes=1),
    )
    situation = a_situation(past=(before, a_past_offer("Y", turn=8)), turn=9)

    assert why_not_now(situation, Rules(cooldown_turns=0)) is None


def test_only_the_last_offer_of_this_visit_needs_to_cool_down():
    ignored, shown = a_past_offer("X", status="ignored", turn=7), a_past_offer("Y", turn=8)

    assert why_not_now(a_situation(past=(ignored, shown), turn=10), RULES) is None
    assert why_not_now(a_situation(past=(earlier(timedelta(hours=20)),), turn=1), RULES) is None


def test_what_was_asked_for_needs_no_cool_down():
    asked = a_past_offer("CASE", origin="asked", turn=10)

    assert why_not_now(a_situation(past=(asked,), turn=10), RULES) is None


@pytest.mark.parametrize(("turn", "reason_code"), [(1, "cooling_down"), (2, None)])
def test_cools_down_from_the_start_of_a_conversation_begun_anew(turn, reason_code):
    situation = a_situation(past=(a_past_offer("CASE", turn=50),), turn=turn)

    assert why_not_now(situation, RULES) == reason_code
