"""Checkout by chat: from a filled cart to one order, or to none with the reason."""
import pytest
from sqlalchemy import select

from actions.handlers.cart import ActionAddToCart, ActionClearCart
from actions.handlers.checkout import (
    ActionAskCheckoutConfirmed,
    ActionAskCheckoutDelivery,
    ActionBeginCheckout,
    ActionCancelCheckout,
    ActionChangeDetail,
    ActionCheckCart,
    ActionPlaceOrder,
    ValidateCheckoutForm,
)
from actions.handlers.orders import ActionOrderStatus
from actions.shop.models import Cart, Customer
from tests.actions.handlers.talking import (
    Conversation,
    a_tracker,
    commands,
    remembered,
    run_action,
    said,
)

pytestmark = pytest.mark.asyncio

DETAILS = {
    "checkout_name": "Ann Lee", "checkout_address": "12 Baker Street, London",
    "checkout_delivery": "standard",
}


async def reviewed(conversation):
    """Two packs of beans, all details given, the review seen."""
    await conversation.does(ActionAddToCart, product="BEANS", quantity=2)
    conversation.slots.update(DETAILS)
    return await conversation.does(ActionAskCheckoutConfirmed, form="checkout_form")


async def validate(shop, slot, value):
    """What the form keeps of a value, and what it says about it."""
    listened = {"event": "action", "name": "action_listen"}
    given = {"event": "slot", "name": slot, "value": value}
    tracker = a_tracker(str(value), slots={slot: value}, events=[listened, given])
    events, messages = await run_action(shop.action(ValidateCheckoutForm), tracker)
    return remembered(events)[slot], said(messages)


async def test_whether_the_cart_is_filled(ann):
    await ann.does(ActionCheckCart)
    assert ann.slots["cart_state"] == "empty"

    await ann.does(ActionAddToCart, product="BEANS")
    await ann.does(ActionClearCart)
    await ann.does(ActionCheckCart)
    assert ann.slots["cart_state"] == "empty"

    await ann.does(ActionAddToCart, product="BEANS")
    assert await ann.does(ActionCheckCart) == []
    assert ann.slots["cart_state"] == "filled"


async def test_beginning_tells_the_subtotal_and_closes_open_questions(ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots.update(offer_open=True, order_to_cancel="P1", checkout_confirmed=False)

    [message] = await ann.does(ActionBeginCheckout)

    assert (message["response"], message["subtotal"]) == ("utter_begin_checkout", "$9.50")
    assert (ann.slots["offer_open"], ann.slots["order_to_cancel"]) == (False, None)
    assert (ann.slots["checkout_confirmed"], ann.slots["checkout_name"]) == (None, None)


@pytest.mark.parametrize(("said_before", "name"), [(None, "Sari Dewi"), ("Budi", "Budi")])
async def test_a_known_customer_need_not_say_their_name(shop, said_before, name):
    with shop.database.session_scope() as db:
        db.add(Customer(customer="C1", name="Sari Dewi"))
    sari = Conversation(shop, customer="C1")
    sari.slots["checkout_name"] = said_before

    await sari.does(ActionBeginCheckout)

    assert sari.slots["checkout_name"] == name


async def test_a_customer_the_shop_has_no_record_of_is_asked(shop):
    stranger = Conversation(shop, customer="C9")

    await stranger.does(ActionBeginCheckout)

    assert stranger.slots["checkout_name"] is None


@pytest.mark.parametrize(("language", "first"), [
    ("en", "Standard delivery · $3.00"), ("id", "Pengiriman reguler · Rp20.000"),
])
async def test_delivery_is_chosen_from_the_options_with_their_prices(ann, language, first):
    ann.slots["language"] = language

    [message] = await ann.does(ActionAskCheckoutDelivery)

    assert message["response"] == "utter_ask_delivery_option"
    assert message["custom"]["items"][0]["title"] == first
    assert commands(message["custom"]) == [
        '/choose_delivery{"delivery_option": "standard"}',
        '/choose_delivery{"delivery_option": "express"}',
        '/choose_delivery{"delivery_option": "pickup"}',
    ]


@pytest.mark.parametrize(("value", "kept", "responses"), [
    ("my name is Ann Lee", "Ann Lee", []),
    ("12345", None, ["utter_bad_name"]),
    (None, None, ["utter_bad_name"]),
])
async def test_a_name_is_taken_when_a_parcel_could_bear_it(shop, value, kept, responses):
    assert await validate(shop, "checkout_name", value) == (kept, responses)


@pytest.mark.parametrize(("value", "kept", "responses"), [
    ("send it to Jl. Melati 5, Bandung", "Jl. Melati 5, Bandung", []),
    ("here", None, ["utter_bad_address"]),
])
async def test_an_address_is_taken_when_a_parcel_could_reach_it(shop, value, kept, responses):
    assert await validate(shop, "checkout_address", value) == (kept, responses)


async def test_the_review_shows_all_that_will_be_ordered(ann):
    [message] = await reviewed(ann)

    review = message["custom"]
    assert (message["response"], review["type"]) == ("utter_review", "review")
    assert (message["buyer"], message["address"]) == ("Ann Lee", "12 Baker Street, London")
    assert message["delivery"] == "Standard delivery · $3.00"
    assert (review["subtotal"], review["total"], message["total"]) == ("$19.00", "$22.00", "$22.00")
    assert review["delivery"] == {"name": "Standard delivery", "price": "$3.00"}
    assert commands(review) == [
        "/affirm", '/change_detail{"detail": "address"}', '/change_detail{"detail": "delivery"}',
        "/cancel_checkout",
    ]
    assert isinstance(ann.slots["reviewed_cart"], int)


@pytest.mark.parametrize(("left", "response"), [(0, "utter_sold_out"), (1, "utter_few_left")])
async def test_what_can_not_be_reviewed_ends_the_checkout(shop, ann, left, response):
    await ann.does(ActionAddToCart, product="BEANS", quantity=2)
    shop.restock(left, "BEANS")
    tracker = a_tracker(slots=DETAILS, form="checkout_form")

    events, messages = await run_action(shop.action(ActionAskCheckoutConfirmed), tracker)

    assert said(messages) == [response, "utter_checkout_stopped"]
    assert [(e["event"], e.get("name")) for e in events] == [
        ("active_loop", None), ("slot", "requested_slot"), ("followup", "action_listen"),
    ]


async def test_an_option_the_shop_dropped_falls_back_to_its_first(ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots.update(DETAILS, checkout_delivery="pigeon")

    [message] = await ann.does(ActionAskCheckoutConfirmed)

    assert message["delivery"] == "Standard delivery · $3.00"


async def test_a_confirmation_orders_what_was_reviewed(shop, ann):
    await reviewed(ann)

    [message] = await ann.does(ActionPlaceOrder, intent="affirm")

    [order] = shop.orders()
    receipt = message["custom"]
    assert (message["response"], receipt["type"]) == ("utter_order_placed", "receipt")
    assert message["order_number"] == receipt["order_number"] == order.number == "P100001"
    assert message["total"] == receipt["total"] == "$22.00"
    assert message["payment_url"] == receipt["payment_url"] == shop.payment.link("P100001")
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


@pytest.mark.parametrize(("detail", "slot"), [
    ("name", "checkout_name"), ("address", "checkout_address"), ("delivery", "checkout_delivery"),
])
async def test_a_detail_named_is_asked_for_again(ann, detail, slot):
    ann.slots.update(DETAILS, checkout_confirmed=False)

    assert await ann.does(ActionChangeDetail, detail=detail) == []

    assert {name for name in DETAILS if ann.slots[name] is None} == {slot}
    assert ann.slots["checkout_confirmed"] is None


async def test_without_a_detail_it_asks_which(ann):
    ann.slots.update(DETAILS)

    assert said(await ann.does(ActionChangeDetail)) == ["utter_which_detail"]
    assert {name: ann.slots[name] for name in DETAILS} == DETAILS


@pytest.mark.parametrize(("form", "response"), [
    ("checkout_form", "utter_checkout_cancelled"), (None, "utter_nothing_to_cancel"),
])
async def test_leaving_the_checkout_keeps_the_cart(shop, ann, form, response):
    await reviewed(ann)

    assert said(await ann.does(ActionCancelCheckout, form=form)) == [response]

    assert (ann.slots["reviewed_cart"], ann.slots["checkout_confirmed"]) == (None, None)
    assert shop.lines() == [("BEANS", "", 2)]
