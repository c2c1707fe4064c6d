"""Points by chat: told, chosen for a cart, kept after all; strangers are told how."""
import pytest
from sqlalchemy import select

from actions.handlers.adding import ActionAddToCart
from actions.handlers.loyalty import ActionKeepPoints, ActionRedeemPoints, ActionTellPoints
from actions.shop.models import Cart
from tests.actions.handlers.talking import Conversation, said

pytestmark = pytest.mark.asyncio

SILVER = "Silver members have earned 500 points or more, and get 1.5 times the points."


def chosen(shop):
    return shop.rows(select(Cart.reward))


async def test_a_balance_comes_with_tier_rewards_and_what_is_missing(shop, sari):
    shop.give_points(40)

    standing, rewards, missing = await sari.does(ActionTellPoints)

    assert standing["response"] == "utter_points_in_tier"
    assert (standing["points"], standing["tier"]) == ("40", "Bronze")
    assert (standing["next_tier"], standing["missing"]) == ("Silver", "460")
    assert rewards["rewards"] == "• 100: Voucher ($5.00)\n• 400: Big voucher ($25.00)"
    assert (missing["response"], missing["missing"]) == ("utter_next_reward", "60")
    assert (missing["reward_name"], missing["needed"], missing["worth"]) == (
        "Voucher", "100", "$5.00",
    )


async def test_at_the_top_the_best_reward_is_within_reach(shop, sari):
    shop.give_points(1500)

    standing, _, reward = await sari.does(ActionTellPoints)

    assert standing["response"] == "utter_points_in_top_tier"
    assert (standing["points"], standing["tier"]) == ("1,500", "Silver")
    assert (reward["response"], reward["reward_name"]) == (
        "utter_reward_within_reach", "Big voucher",
    )


async def test_points_are_told_in_the_shoppers_language_and_currency(shop, sari):
    shop.give_points(1500)
    sari.slots["language"] = "id"

    standing, rewards, _ = await sari.does(ActionTellPoints)

    assert (standing["points"], standing["tier"]) == ("1.500", "Perak")
    assert rewards["rewards"].splitlines()[0] == "• 100: Kupon (Rp50.000)"


@pytest.mark.parametrize(("points", "text", "expected"), [
    (40, "am i silver yet", ("utter_tier_not_yet", {"wanted": "Silver", "missing": "460"})),
    (499, "kapan jadi perak", ("utter_tier_not_yet", {"wanted": "Silver", "missing": "1"})),
    (500, "did i reach Silver?", ("utter_tier_reached", {"wanted": "Silver", "points": "500"})),
    (500, "still bronze?", ("utter_tier_passed", {"wanted": "Bronze", "tier": "Silver"})),
    (40, "am i gold yet", ("utter_points_in_tier", {"tier": "Bronze", "missing": "460"})),
])
async def test_a_tier_asked_for_is_answered_by_what_was_earned(shop, sari, points, text, expected):
    shop.give_points(points)

    [message] = await sari.does(ActionTellPoints, text, "ask_points", topic="ask_points/tier")

    response, facts = expected
    assert message["response"] == response
    assert {name: message[name] for name in facts} == facts


async def test_spent_points_cost_nobody_the_tier(shop, sari):
    shop.give_points(500)
    shop.give_points(-400, kind="redeemed")

    [message] = await sari.does(
        ActionTellPoints, "am i silver", "ask_points", topic="ask_points/tier"
    )

    assert (message["response"], message["points"]) == ("utter_tier_reached", "100")


async def test_what_a_tier_brings_is_another_question(shop, sari):
    shop.give_points(40)

    messages = await sari.does(ActionTellPoints, "what do silver members get", "ask_points")

    assert said(messages) == ["utter_programme", "utter_points_in_tier"]
    assert messages[0]["facts"] == SILVER


async def test_a_stranger_is_told_how_to_be_recognised(shop, ann):
    shop.start_loyalty()
    await ann.does(ActionAddToCart, product="BEANS")

    assert said(await ann.does(ActionRedeemPoints)) == ["utter_points_of_whom"]
    assert chosen(shop) == [None]


@pytest.mark.parametrize(("text", "told"), [
    ("how do points work here", [
        "You get one point for each $1.00 you pay for goods; delivery earns none.",
        "Every member begins as Bronze.",
        SILVER,
        "100 points: Voucher, $5.00 off an order of at least as much.",
        "400 points: Big voucher, $25.00 off an order of at least as much.",
    ]),
    ("how far is it to silver", [SILVER]),
    ("what are 400 points good for", [
        "400 points: Big voucher, $25.00 off an order of at least as much.",
    ]),
])
async def test_a_stranger_is_told_the_programme(shop, ann, text, told):
    shop.start_loyalty()

    programme, whose = await ann.does(ActionTellPoints, text, "ask_points")

    assert programme["facts"].splitlines() == told
    assert whose["response"] == "utter_points_of_whom"


@pytest.mark.parametrize("action", [ActionTellPoints, ActionRedeemPoints])
async def test_a_shop_without_a_programme_says_so(shop, action):
    customer = Conversation(shop, customer="C1")

    assert said(await customer.does(action)) == ["utter_no_points_here"]


async def test_points_wait_for_a_cart(shop, sari):
    shop.give_points(120)

    [message] = await sari.does(ActionRedeemPoints)

    assert (message["response"], message["points"]) == ("utter_points_are_for", "120")


@pytest.mark.parametrize(("form", "response"), [
    (None, "utter_reward_at_checkout"), ("checkout_form", "utter_reward_chosen"),
])
async def test_a_reward_is_chosen_for_the_cart(shop, sari, form, response):
    shop.give_points(120)
    await sari.does(ActionAddToCart, product="BEANS")

    [message] = await sari.does(ActionRedeemPoints, form=form)

    assert (message["response"], message["needed"], message["worth"]) == (response, "100", "$5.00")
    assert chosen(shop) == ["voucher"]
    assert shop.points_moved() == [("opening", 120)]


@pytest.mark.parametrize(("points", "product", "response"), [
    (99, "TOAST-4", "utter_next_reward"), (400, "KNIFE", "utter_reward_at_checkout"),
    (-20, "KNIFE", "utter_next_reward"),
])
async def test_what_points_and_cart_allow(shop, sari, points, product, response):
    shop.give_points(points)
    await sari.does(ActionAddToCart, product=product)

    assert said(await sari.does(ActionRedeemPoints)) == [response]


async def test_a_cart_smaller_than_every_reward_takes_none(shop, sari):
    shop.start_loyalty(KNIFE="4.99")
    shop.give_points(400)
    await sari.does(ActionAddToCart, product="KNIFE")

    [message] = await sari.does(ActionRedeemPoints)

    assert (message["response"], message["worth"]) == ("utter_cart_below_reward", "$5.00")
    assert chosen(shop) == [None]


async def test_the_button_names_its_reward(shop, sari):
    shop.give_points(500)
    await sari.does(ActionAddToCart, product="TOAST-4")

    await sari.does(ActionRedeemPoints, reward="voucher")

    assert chosen(shop) == ["voucher"]


@pytest.mark.parametrize(("is_chosen", "response"), [
    (True, "utter_points_kept"), (False, "utter_no_points_in_use"),
])
async def test_points_can_be_kept_after_all(shop, sari, is_chosen, response):
    shop.give_points(120)
    await sari.does(ActionAddToCart, product="BEANS")
    if is_chosen:
        await sari.does(ActionRedeemPoints)

    assert said(await sari.does(ActionKeepPoints)) == [response]
    assert chosen(shop) == [None]


async def test_whether_points_are_lost_is_known_where_the_shop_told_it(shop, ann):
    shop.start_loyalty()

    messages = await ann.does(
        ActionTellPoints, "do my points expire", "ask_points", topic="ask_points/points_end"
    )

    assert said(messages) == ["utter_fact_unknown"]
