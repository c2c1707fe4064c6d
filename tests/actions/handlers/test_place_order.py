"""A confirmation: one order of exactly what was reviewed, or none with the reason."""
import pytest
from sqlalchemy import select

from actions.handlers.adding import ActionAddToCart
from actions.handlers.checkout import ActionAskCheckoutConfirmed, ActionPlaceOrder
from actions.handlers.emptying import ActionClearCart
from actions.handlers.orders import ActionOrderStatus
from actions.shop.models import Cart
from tests.actions.handlers.talking import Conversation, said
from tests.actions.handlers.visits import DETAILS, reviewed

pytestmark = pytest.mark.asyncio


async def test_a_confirmation_orders_what_was_reviewed(shop, ann):
    await reviewed(ann)

    [message] = await ann.does(ActionPlaceOrder, intent="affirm")

    [order] = shop.orders()
    receipt = message["custom"]
    assert (message["response"], receipt["type"]) == ("utter_order_placed", "receipt")
    assert message["order_number"] == receipt["order_number"] == order.number == "P100001"
    assert message["total"] == receipt["total"] == "$22.00"
    assert message["payment_url"] == receipt["payment_url"] == shop.payment.link("P100001", "en")
    assert (order.visitor, order.status, order.name) == ("c:ann", "placed", "Ann Lee")
    assert [(x.sku, x.quantity) for x in order.lines] == [("BEANS", 2)]
    assert shop.stock("BEANS") == 8
    assert shop.lines() == []
    assert (ann.slots["order_outcome"], ann.slots["cart_state"]) == ("placed", "empty")


async def test_confirming_twice_orders_once(shop, ann):
    await reviewed(ann)
    await ann.does(ActionPlaceOrder)

    [again] = await ann.does(ActionPlaceOrder)

    assert (again["response"], again["order_number"]) == ("utter_order_placed", "P100001")
    assert len(shop.orders()) == 1
    assert shop.stock("BEANS") == 8


async def test_a_new_price_is_told_before_anything_is_ordered(shop, ann):
    await reviewed(ann)
    shop.reprice("BEANS", "11.00")

    [message] = await ann.does(ActionPlaceOrder)

    assert message["response"] == "utter_cart_changed"
    assert (message["total_before"], message["total_now"]) == ("$22.00", "$25.00")
    assert (ann.slots["order_outcome"], ann.slots["checkout_confirmed"]) == ("changed", None)
    assert shop.orders() == []


async def test_after_a_new_review_the_new_price_is_ordered(shop, ann):
    await reviewed(ann)
    shop.reprice("BEANS", "11.00")
    await ann.does(ActionPlaceOrder)

    await ann.does(ActionAskCheckoutConfirmed)
    [message] = await ann.does(ActionPlaceOrder)

    assert (message["response"], message["total"]) == ("utter_order_placed", "$25.00")


async def test_another_delivery_after_the_review_is_reviewed_again(shop, ann):
    await reviewed(ann)
    ann.slots["checkout_delivery"] = "express"

    [message] = await ann.does(ActionPlaceOrder)

    assert message["response"] == "utter_cart_changed"
    assert (message["total_before"], message["total_now"]) == ("$22.00", "$27.00")
    assert shop.orders() == []


async def test_what_sold_out_meanwhile_is_refused(shop, ann):
    await reviewed(ann)
    shop.restock(1, "BEANS")

    assert said(await ann.does(ActionPlaceOrder)) == ["utter_few_left"]
    assert ann.slots["order_outcome"] == "refused"
    assert shop.orders() == []
    assert shop.lines() == [("BEANS", "", 2)]


async def test_a_cart_emptied_in_another_tab_is_refused(shop, ann):
    await reviewed(ann)
    await Conversation(shop).does(ActionClearCart)

    assert said(await ann.does(ActionPlaceOrder)) == ["utter_cart_empty"]
    assert ann.slots["order_outcome"] == "refused"
    assert shop.orders() == []


async def test_a_cart_changed_since_the_review_is_reviewed_again(shop, ann):
    await reviewed(ann)
    await Conversation(shop, turn=50).does(ActionAddToCart, product="KNIFE")

    assert said(await ann.does(ActionPlaceOrder)) == ["utter_review_first"]
    assert ann.slots["order_outcome"] == "changed"
    assert shop.orders() == []


async def test_nothing_reviewed_is_nothing_ordered(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots.update(DETAILS)

    assert said(await ann.does(ActionPlaceOrder)) == ["utter_review_first"]
    assert ann.slots["order_outcome"] == "changed"
    assert shop.orders() == []


async def test_the_review_of_another_shopper_orders_nothing(shop, ann):
    await reviewed(ann)
    ben = Conversation(shop, "ben")
    await ben.does(ActionAddToCart, product="KNIFE")
    ben.slots.update(DETAILS, reviewed_cart=ann.slots["reviewed_cart"])

    assert said(await ben.does(ActionPlaceOrder)) == ["utter_review_first"]
    assert shop.orders() == []


async def test_after_an_order_the_next_one_is_a_new_one(shop, ann):
    await reviewed(ann)
    await ann.does(ActionPlaceOrder)
    await reviewed(ann)

    [message] = await ann.does(ActionPlaceOrder)

    assert message["order_number"] == "P100002"
    assert len(shop.rows(select(Cart))) == 2
    assert said(await ann.does(ActionOrderStatus)) == ["utter_status_placed"]
