"""Contact policy: when to stay silent."""
import pytest

from actions.selling.contact_policy import why_not_now, why_not_this
from actions.selling.rules import Rules
from tests.actions.selling.builders import a_candidate, a_past_offer, a_situation, a_tier

RULES = Rules()


def test_a_first_offer_is_welcome_while_browsing():
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


@pytest.mark.parametrize(("offers", "reason_code"), [(2, None), (3, "cap_reached")])
def test_stays_silent_at_the_cap_of_the_session(offers, reason_code):
    past = tuple(a_past_offer(f"SKU-{n}", turn=n) for n in range(offers))

    assert why_not_now(a_situation(past=past), RULES) == reason_code


def test_declines_of_earlier_sessions_do_not_count_towards_the_cap():
    past = tuple(
        a_past_offer(f"SKU-{n}", status="declined", session_id="earlier", turn=10)
        for n in range(5)
    )

    assert why_not_now(a_situation(past=past), RULES) is None


@pytest.mark.parametrize(
    ("turn", "reason_code"), [(8, "cooling_down"), (9, "cooling_down"), (10, None)]
)
def test_cools_down_between_two_offers(turn, reason_code):
    situation = a_situation(past=(a_past_offer("CASE", turn=8),), turn=turn)

    assert why_not_now(situation, RULES) == reason_code


@pytest.mark.parametrize(("turn", "reason_code"), [(1, "cooling_down"), (2, None)])
def test_cools_down_from_the_start_of_a_conversation_begun_anew(turn, reason_code):
    situation = a_situation(past=(a_past_offer("CASE", turn=50),), turn=turn)

    assert why_not_now(situation, RULES) == reason_code


@pytest.mark.parametrize(
    ("stage", "reason_code"),
    [("browsing", None), ("deciding", None), ("cart", "stage_not_allowed")],
)
def test_a_strategy_speaks_only_in_its_stages(stage, reason_code):
    tier = a_tier("CAM-2", "CAM-1")

    assert why_not_this(tier, a_situation(stage=stage), RULES) == reason_code


def test_never_the_same_product_twice_in_a_session():
    situation = a_situation(past=(a_past_offer("CASE"),))

    assert why_not_this(a_candidate("CASE"), situation, RULES) == "offered_before"
    assert why_not_this(a_candidate("CARD"), situation, RULES) is None
