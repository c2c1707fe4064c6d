"""Points and free delivery at the checkout: reviewed, ordered, given back on cancelling."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.checkout import (
    ActionAskCheckoutConfirmed,
    ActionPlaceOrder,
)
from actions.handlers.checkout_questions import ActionAskCheckoutDelivery
from actions.handlers.delivering import ActionTellDelivery
from actions.handlers.loyalty import ActionRedeemPoints
from actions.handlers.orders import ActionAskCancelOrder, ActionCancelOrder, ActionOrderStatus
from actions.shop.orders.orders import mark_paid
from tests.actions.handlers.shop import NOON
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.visits import DETAILS, reviewed

pytestmark = pytest.mark.asyncio


async def reviewed_with_points(conversation):
    await conversation.does(ActionAddToCart, product="BEANS", quantity=2)
    await conversation.does(ActionRedeemPoints)
    conversation.slots.update(DETAILS)
    return await conversation.does(ActionAskCheckoutConfirmed, form="checkout_form")


async def test_the_review_offers_what_points_could_take_off(shop, sari):
    shop.give_points(120)

    points, review = await reviewed(sari)

    assert (points["response"], points["balance"]) == ("utter_reward_for_review", "120")
    use = review["custom"]["actions"][1]
    assert use == {
        "label": "utter_label_use_points",
        "facts": {"needed": "100", "discount": "-$5.00"},
        "payload": '/redeem_points{"reward": "voucher"}',
    }
    assert (review["custom"]["discount"], review["total"]) == (None, "$22.00")


async def test_a_review_with_a_reward_shows_it_and_the_way_back(shop, sari):
    shop.give_points(120)

    points, review = await reviewed_with_points(sari)

    assert (points["response"], points["needed"]) == ("utter_reward_in_review", "100")
    assert review["custom"]["discount"] == {"points": "100", "amount": "-$5.00"}
    assert (review["total"], review["custom"]["total"]) == ("$17.00", "$17.00")
    assert review["lines"].splitlines()[-1] == "• Voucher: -$5.00"
    assert "/keep_points" in commands(review["custom"])


@pytest.mark.parametrize(("points", "responses"), [
    (0, ["utter_review"]), (40, ["utter_points", "utter_review"]),
])
async def test_points_too_few_for_a_reward_are_only_told(shop, sari, points, responses):
    shop.give_points(points)

    messages = await reviewed(sari)

    assert said(messages) == responses
    assert "/keep_points" not in commands(messages[-1]["custom"])


async def test_a_stranger_reviews_without_points(shop, ann):
    shop.start_loyalty()

    [review] = await reviewed(ann)

    assert (review["total"], review["custom"]["discount"]) == ("$22.00", None)


async def test_a_reward_that_fits_no_more_is_told(shop, sari):
    shop.give_points(120)
    await reviewed_with_points(sari)
    shop.give_points(-50, "taken_back")

    messages = await sari.does(ActionAskCheckoutConfirmed, form="checkout_form")

    assert said(messages) == ["utter_reward_left_out", "utter_points", "utter_review"]


async def test_the_receipt_shows_the_discount_and_the_points_to_come(shop, sari):
    shop.give_points(120)
    await reviewed_with_points(sari)

    placed, to_come = await sari.does(ActionPlaceOrder)

    assert (placed["response"], placed["total"]) == ("utter_order_placed", "$17.00")
    assert placed["custom"]["discount"] == {"points": "100", "amount": "-$5.00"}
    assert placed["custom"]["subtotal"] == "$19.00"
    assert (to_come["response"], to_come["points"]) == ("utter_points_to_come", "14")
    assert shop.points_moved() == [("opening", 120), ("redeemed", -100)]


async def test_a_strangers_receipt_promises_no_points(shop, ann):
    shop.start_loyalty()
    await reviewed(ann)

    assert said(await ann.does(ActionPlaceOrder)) == ["utter_order_placed"]


async def test_cancelling_gives_points_back_and_tells_the_balance(shop, sari):
    shop.give_points(120)
    await reviewed_with_points(sari)
    await sari.does(ActionPlaceOrder)
    [order] = shop.orders()
    with shop.database.session_scope() as db:
        mark_paid(db, order.number, NOON)
    await sari.does(ActionAskCancelOrder)

    cancelled, now = await sari.does(ActionCancelOrder)

    assert cancelled["response"] == "utter_order_cancelled"
    assert (now["response"], now["points"]) == ("utter_points_now", "120")
    assert shop.points_moved()[1:] == [
        ("redeemed", -100), ("earned", 14), ("taken_back", -14), ("given_back", 100),
    ]


async def test_cancelling_an_order_without_points_tells_no_balance(shop, sari):
    shop.give_points(40)
    await reviewed(sari)
    await sari.does(ActionPlaceOrder)
    await sari.does(ActionAskCancelOrder)

    assert said(await sari.does(ActionCancelOrder)) == ["utter_order_cancelled"]


async def test_the_status_of_an_order_shows_its_discount(shop, sari):
    shop.give_points(120)
    await reviewed_with_points(sari)
    await sari.does(ActionPlaceOrder)

    [message] = await sari.does(ActionOrderStatus)

    assert message["custom"]["discount"] == {"points": "100", "amount": "-$5.00"}


@pytest.mark.parametrize(("product", "quantity", "label"), [
    ("SHOE-PRO", 1, "utter_label_free_delivery"), ("BEANS", 1, None),
])
async def test_delivery_that_became_free_is_offered_so(shop, sari, product, quantity, label):
    variant = {"variant": "SHOE-PRO-42-RED"} if product == "SHOE-PRO" else {}
    await sari.does(ActionAddToCart, product=product, quantity=quantity, **variant)

    [message] = await sari.does(ActionAskCheckoutDelivery)

    standard = message["custom"]["items"][0]
    assert standard.get("label") == label
    assert standard.get("title") == (None if label else "Standard delivery · $3.00")
    assert message["options"].splitlines()[0] == (
        "• Standard delivery · $0.00" if label else "• Standard delivery · $3.00"
    )


async def test_free_delivery_is_reviewed_and_ordered(shop, sari):
    await sari.does(ActionAddToCart, product="SHOE-PRO", variant="SHOE-PRO-42-RED")
    sari.slots.update(DETAILS)

    review = (await sari.does(ActionAskCheckoutConfirmed, form="checkout_form"))[-1]
    receipt = (await sari.does(ActionPlaceOrder))[0]

    assert review["custom"]["delivery"] == {"name": "Standard delivery", "price": "$0.00"}
    assert (review["total"], receipt["total"]) == ("$80.00", "$80.00")


async def test_from_where_delivery_is_free_is_told_when_asked(shop, ann):
    shop.start_loyalty()

    _, free = await ann.does(ActionTellDelivery)

    assert (free["delivery"], free["free_from"]) == ("Standard delivery", "$60.00")
