"""Placed orders by chat: their state for those who placed them, and cancelling after a yes."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.cart import ActionUndoChange
from actions.handlers.checkout import (
    ActionAskCheckoutConfirmed,
    ActionCancelCheckout,
    ActionPlaceOrder,
)
from actions.handlers.emptying import ActionClearCart
from actions.handlers.offer_answers import ActionAcceptOffer
from actions.handlers.offers import ActionOffer
from actions.handlers.orders import (
    ActionAskCancelOrder,
    ActionCancelOrder,
    ActionKeepOrder,
    ActionOrderStatus,
)
from actions.handlers.removing import ActionRemoveFromCart
from tests.actions.handlers.talking import Conversation, said

pytestmark = pytest.mark.asyncio


async def buy(conversation, sku="BEANS"):
    """One piece, ordered; the order's number."""
    await conversation.does(ActionAddToCart, product=sku)
    conversation.slots.update(
        checkout_name="Ann Lee", checkout_address="12 Baker Street, London",
        checkout_delivery="pickup",
    )
    await conversation.does(ActionAskCheckoutConfirmed)
    [message] = await conversation.does(ActionPlaceOrder)
    return message["order_number"]


@pytest.mark.parametrize(("action", "act"), [
    (ActionRemoveFromCart, "remove"), (ActionUndoChange, "undo"),
    (ActionClearCart, "empty_cart"), (ActionCancelCheckout, "cancel_checkout"),
])
async def test_what_is_taken_back_after_the_order_is_the_order(shop, ann, action, act):
    number = await buy(ann)

    [message] = await ann.does(action, "cancel it", wish={"act": act, "objects": []})

    assert (message["response"], ann.slots["order_to_cancel"]) == (
        "utter_really_cancel_order", number
    )
    assert shop.orders()[0].status == "placed"


async def test_with_something_new_in_the_cart_it_is_that(shop, ann):
    await buy(ann)
    await ann.does(ActionAddToCart, product="TOAST-2")

    await ann.does(ActionRemoveFromCart, "cancel it", wish={"act": "remove", "objects": []})

    assert ann.slots["order_to_cancel"] is None


async def test_long_after_the_order_it_is_not_asked_about(shop, ann):
    await buy(ann)
    ann.turn += 6

    await ann.does(ActionUndoChange, "undo", wish={"act": "undo", "objects": []})

    assert ann.slots["order_to_cancel"] is None


@pytest.mark.parametrize("written", ["P100001", "p100001", "100001", "#P100001", None])
async def test_the_state_of_an_order_however_its_number_is_written(shop, ann, written):
    await buy(ann)

    entities = {"order_number": written} if written else {}
    [message] = await ann.does(ActionOrderStatus, **entities)

    receipt = message["custom"]
    assert (message["response"], message["order_number"]) == ("utter_status_placed", "P100001")
    assert (receipt["status"], receipt["total"], receipt["name"]) == ("placed", "$9.50", "Ann Lee")
    assert receipt["payment_url"] == shop.payment.link("P100001", "en")


@pytest.mark.parametrize("status", ["paid", "shipped", "delivered", "cancelled", "returned"])
async def test_there_is_nothing_to_pay_any_more(shop, ann, status):
    shop.set_status(await buy(ann), status)

    [message] = await ann.does(ActionOrderStatus)

    assert message["response"] == f"utter_status_{status}"
    assert message["custom"]["payment_url"] == ""


@pytest.mark.parametrize("action", [ActionOrderStatus, ActionAskCancelOrder, ActionCancelOrder])
async def test_the_order_of_somebody_else_is_not_found(shop, ann, action):
    number = await buy(ann)
    ben = Conversation(shop, "ben")
    ben.slots["order_to_cancel"] = number

    assert said(await ben.does(action, order_number=number)) == ["utter_order_not_found"]
    assert ben.slots["order_to_cancel"] is None
    assert shop.orders()[0].status == "placed"


async def test_a_customer_finds_their_order_in_another_conversation(shop):
    number = await buy(Conversation(shop, "phone", customer="C1"))

    messages = await Conversation(shop, "desk", customer="C1").does(ActionOrderStatus)

    assert messages[0]["order_number"] == number


async def test_cancelling_asks_first(shop, ann):
    number = await buy(ann)
    ann.slots["offer_open"] = True

    [message] = await ann.does(ActionAskCancelOrder, order_number=number)

    assert (message["response"], message["order_number"]) == ("utter_really_cancel_order", number)
    assert (ann.slots["order_to_cancel"], ann.slots["offer_open"]) == (number, False)
    assert shop.orders()[0].status == "placed"


async def test_what_was_in_the_last_order_is_told_line_by_line(shop, ann):
    await buy(ann, "BEANS")
    await buy(ann, "KNIFE")

    contents, status = await ann.does(
        ActionOrderStatus, "what was in it", "order_status", topic="order_status/contents"
    )

    assert contents["response"] == "utter_order_contents"
    assert (contents["order_number"], contents["day"]) == ("P100002", "May 1, 2024")
    assert (contents["lines"], contents["total"]) == ("• 1 × Product KNIFE – $8.00", "$8.00")
    assert status["response"] == "utter_status_placed"


@pytest.mark.parametrize(("status", "response"), [
    ("placed", "utter_still_cancellable"), ("paid", "utter_still_cancellable"),
    ("shipped", "utter_order_not_cancellable"), ("cancelled", "utter_order_cancelled"),
])
async def test_whether_it_can_be_cancelled_is_told_and_nothing_is_asked(
    shop, ann, status, response
):
    shop.set_status(await buy(ann), status)

    messages = await ann.does(
        ActionAskCancelOrder, "too late to cancel?", "cancel_order", topic="cancel_order/whether"
    )

    assert said(messages) == [response]
    assert ann.slots["order_to_cancel"] is None
    assert shop.orders()[0].status == status


async def test_a_yes_cancels_and_puts_the_goods_back(shop, ann):
    await buy(ann)
    assert shop.stock("BEANS") == 9
    await ann.does(ActionAskCancelOrder)

    assert said(await ann.does(ActionCancelOrder)) == ["utter_order_cancelled"]

    assert shop.orders()[0].status == "cancelled"
    assert shop.stock("BEANS") == 10
    assert ann.slots["order_to_cancel"] is None


async def test_the_order_asked_about_is_cancelled_not_a_newer_one(shop, ann):
    first = await buy(ann)
    await buy(ann, "KNIFE")
    await ann.does(ActionAskCancelOrder, order_number=first)

    await ann.does(ActionCancelOrder)

    assert [order.status for order in shop.orders()] == ["cancelled", "placed"]


async def test_cancelling_twice_puts_the_goods_back_once(shop, ann):
    number = await buy(ann)
    for _ in range(2):
        ann.slots.update(order_to_cancel=number, asked_at_turn=ann.turn)
        assert said(await ann.does(ActionCancelOrder)) == ["utter_order_cancelled"]

    assert shop.stock("BEANS") == 10
    assert said(await ann.does(ActionAskCancelOrder)) == ["utter_order_cancelled"]
    assert ann.slots["order_to_cancel"] is None


@pytest.mark.parametrize("status", ["shipped", "delivered", "returned"])
@pytest.mark.parametrize("action", [ActionAskCancelOrder, ActionCancelOrder])
async def test_what_has_left_can_not_be_cancelled(shop, ann, status, action):
    number = await buy(ann)
    shop.set_status(number, status)
    ann.slots.update(order_to_cancel=number, asked_at_turn=ann.turn)

    assert said(await ann.does(action)) == ["utter_order_not_cancellable"]
    assert ann.slots["order_to_cancel"] is None
    assert (shop.orders()[0].status, shop.stock("BEANS")) == (status, 9)


async def test_a_yes_long_after_the_question_cancels_nothing(shop, ann):
    await buy(ann)
    await ann.does(ActionAskCancelOrder)
    ann.turn += 3

    assert said(await ann.does(ActionCancelOrder)) == ["utter_affirm_nothing"]
    assert ann.slots["order_to_cancel"] is None
    assert shop.orders()[0].status == "placed"


@pytest.mark.parametrize(
    ("question", "status"), [("cancel:{}", "cancelled"), ("cancel:P9", "placed"),
                             ("order:1", "placed")]
)
async def test_only_the_button_of_this_question_cancels(shop, ann, question, status):
    number = await buy(ann)
    await ann.does(ActionAskCancelOrder)

    await ann.does(ActionCancelOrder, intent="affirm", question=question.format(number))

    assert shop.orders()[0].status == status


async def test_a_no_keeps_the_order(shop, ann):
    await buy(ann)
    await ann.does(ActionAskCancelOrder)

    assert said(await ann.does(ActionKeepOrder)) == ["utter_order_kept"]
    assert ann.slots["order_to_cancel"] is None
    assert shop.orders()[0].status == "placed"


async def test_an_accepted_offer_is_followed_to_its_purchase_and_return(shop, ann):
    await ann.does(ActionAddToCart, product="TOAST-2")
    await ann.then(ActionOffer)
    await ann.does(ActionAcceptOffer)
    await buy(ann)
    assert [offer.status for offer in shop.offers()] == ["purchased"]

    await ann.does(ActionAskCancelOrder)
    await ann.does(ActionCancelOrder)
    assert [offer.status for offer in shop.offers()] == ["returned"]
