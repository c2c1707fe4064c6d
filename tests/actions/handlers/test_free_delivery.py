"""Free delivery: what is missing, what closes the gap, that it is free already or never."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.delivering import ActionTellDelivery
from tests.actions.handlers.shop import a_toaster_shop
from tests.actions.handlers.talking import said
from tests.builders import PROFILE

pytestmark = pytest.mark.asyncio


@pytest.fixture
def free_from_25(shop):
    """Standard delivery is free from $25; ten pieces of everything are left."""
    standard, *others = PROFILE.deliveries
    free = replace(standard, free_from={"USD": Decimal("25.00")})
    profile = replace(PROFILE, deliveries=(free, *others))
    shop.load(replace(a_toaster_shop(), profile=profile, version="free"))
    return shop


async def asked(conversation):
    return await conversation.does(
        ActionTellDelivery, "how much more for free delivery", "ask_delivery",
        topic="ask_delivery/free_from",
    )


async def test_a_shop_without_free_delivery_says_so_and_what_it_costs(ann):
    assert said(await asked(ann)) == ["utter_no_free_delivery", "utter_delivery_info"]


async def test_an_empty_cart_is_told_from_what_on(free_from_25, ann):
    [message] = await asked(ann)

    assert (message["response"], message["free_from"]) == ("utter_free_delivery", "$25.00")


async def test_what_is_missing_comes_with_what_goes_with_the_cart_and_closes_it(
    free_from_25, ann
):
    await ann.does(ActionAddToCart, product="TOAST-2")

    missing, closer = await asked(ann)

    assert missing["response"] == "utter_free_delivery_missing"
    assert (missing["missing"], missing["subtotal"]) == ("$5.00", "$20.00")
    assert (closer["response"], closer["product_name"]) == ("utter_makes_it_free", "Product KNIFE")
    assert closer["custom"]["reason"] == "for even slices"
    assert free_from_25.lines() == [("TOAST-2", "", 1)]


async def test_what_is_sold_out_closes_nothing(free_from_25, ann):
    free_from_25.restock(0, "KNIFE")
    await ann.does(ActionAddToCart, product="TOAST-2")

    assert said(await asked(ann)) == ["utter_free_delivery_missing"]


@pytest.mark.parametrize(("sku", "response"), [
    ("OVEN-1", "utter_free_delivery_reached"), ("TEA", "utter_free_delivery_missing"),
])
async def test_a_cart_far_from_it_or_beyond_it_needs_no_goods(free_from_25, ann, sku, response):
    await ann.does(ActionAddToCart, product=sku)

    assert said(await asked(ann)) == [response]


async def test_during_the_checkout_nothing_is_sold_beside_the_answer(free_from_25, ann):
    await ann.does(ActionAddToCart, product="TOAST-2")

    messages = await ann.does(
        ActionTellDelivery, "and for free delivery?", "ask_delivery", form="checkout_form",
        topic="ask_delivery/free_from",
    )

    assert said(messages) == ["utter_free_delivery_missing"]


@pytest.mark.parametrize(("text", "told"), [
    ("if i take express when is it here", "Express delivery: $8.00, 1 day."),
    ("how long does standard take",
     "Standard delivery: $3.00, 2-4 days. Standard delivery is free from $25.00."),
    ("what does pick up cost", "Pick up in the shop: free, 0-1 days."),
])
async def test_one_way_is_told_alone(free_from_25, ann, text, told):
    [message] = await ann.does(ActionTellDelivery, text, "ask_delivery")

    assert message["facts"] == told


async def test_a_way_that_never_becomes_free_says_so(free_from_25, ann):
    [never] = await ann.does(
        ActionTellDelivery, "is express free if i spend 100", "ask_delivery",
        topic="ask_delivery/free_from",
    )
    [collected] = await ann.does(
        ActionTellDelivery, "is pickup free", "ask_delivery", topic="ask_delivery/free_from"
    )

    assert (never["response"], never["price"]) == ("utter_way_never_free", "$8.00")
    assert collected["facts"] == "Pick up in the shop: free, 0-1 days."
