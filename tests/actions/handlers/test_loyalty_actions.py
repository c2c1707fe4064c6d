"""Points by chat: told, chosen for a cart, kept after all; strangers are told how."""
import pytest
from sqlalchemy import select

from actions.handlers.adding import ActionAddToCart
from actions.handlers.loyalty import ActionKeepPoints, ActionRedeemPoints, ActionTellPoints
from actions.shop.models import Cart
from tests.actions.handlers.talking import Conversation, said

pytestmark = pytest.mark.asyncio


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


@pytest.mark.parametrize("action", [ActionTellPoints, ActionRedeemPoints])
async def test_a_stranger_is_told_how_to_be_recognised(shop, ann, action):
    shop.start_loyalty()
    await ann.does(ActionAddToCart, product="BEANS")

    assert said(await ann.does(action)) == ["utter_points_of_whom"]
    assert chosen(shop) == [None]


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
