"""Checkout by chat up to the confirmation, and the ways back out of it."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.checkout import (
    ActionAskCheckoutConfirmed,
    ActionBeginCheckout,
    ActionCancelCheckout,
    ActionChangeDetail,
    ActionCheckCart,
)
from actions.handlers.checkout_questions import ActionAskCheckoutDelivery
from actions.handlers.emptying import ActionClearCart
from actions.shop.models import Customer
from tests.actions.handlers.talking import (
    Conversation,
    a_tracker,
    commands,
    run_action,
    said,
)
from tests.actions.handlers.visits import DETAILS, reviewed

pytestmark = pytest.mark.asyncio


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


@pytest.mark.parametrize("question", [ActionAskCheckoutDelivery, ActionAskCheckoutConfirmed])
async def test_a_question_waits_for_the_second_request_of_a_message(ann, question):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots.update(DETAILS)
    ann.marks["more_follows"] = True

    assert await ann.does(question, form="checkout_form") == []


async def test_the_review_shows_all_that_will_be_ordered(ann):
    [message] = await reviewed(ann)

    review = message["custom"]
    assert (message["response"], review["type"]) == ("utter_review", "review")
    assert (message["buyer"], message["address"]) == ("Ann Lee", "12 Baker Street, London")
    assert message["delivery"] == "Standard delivery · $3.00"
    assert (review["subtotal"], review["total"], message["total"]) == ("$19.00", "$22.00", "$22.00")
    assert review["delivery"] == {"name": "Standard delivery", "price": "$3.00"}
    assert commands(review) == [
        '/affirm{"question": "order:1"}', '/change_detail{"detail": "address"}',
        '/change_detail{"detail": "delivery"}',
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
