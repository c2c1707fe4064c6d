"""The form of the checkout: every detail told is taken, and only what is missing is asked for."""
from dataclasses import replace

import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.after_checkout import ActionConfirmAgain, ActionKeepDetails
from actions.handlers.cart import ActionViewCart
from actions.handlers.checkout import (
    ActionAskCheckoutConfirmed,
    ActionChangeDetail,
    ActionPlaceOrder,
)
from actions.handlers.checkout_form import ValidateCheckoutForm
from actions.handlers.checkout_questions import (
    ActionAskCheckoutAddress,
    ActionAskCheckoutDelivery,
    ActionAskCheckoutEmail,
    ActionAskCheckoutName,
    ActionAskCheckoutPhone,
)
from tests.actions.handlers.shop import a_toaster_shop
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.visits import DETAILS, reviewed

pytestmark = pytest.mark.asyncio

FORM = "checkout_form"
QUESTIONS = {
    "checkout_name": ActionAskCheckoutName, "checkout_address": ActionAskCheckoutAddress,
    "checkout_phone": ActionAskCheckoutPhone, "checkout_email": ActionAskCheckoutEmail,
    "checkout_delivery": ActionAskCheckoutDelivery,
    "checkout_confirmed": ActionAskCheckoutConfirmed,
}


async def tells(talk, text, intent="give_address", **entities):
    """What is said to a message in the middle of the checkout, as Rasa's form would say it."""
    messages = await talk.does(ValidateCheckoutForm, text, intent, FORM, **entities)
    asked = talk.slots["requested_slot"]
    return [*messages, *(await talk.then(QUESTIONS[asked]) if asked else [])]


async def asked_for_name(talk):
    await talk.does(ActionAddToCart, product="BEANS", quantity=2)
    return await tells(talk, "", "checkout")


def need(shop, *needs):
    """The shop as one that nobody may order from without these."""
    toasters = a_toaster_shop()
    profile = replace(toasters.profile, needs=needs)
    shop.load(replace(toasters, version=f"needs {needs}", profile=profile))


async def test_one_message_may_tell_all(shop, ann):
    assert said(await asked_for_name(ann)) == ["utter_ask_checkout_name"]

    asked = await tells(
        ann, "José Ñuñez, 14 Rose Lane, York YO1 7EP, phone 07700 900123, jo@example.com, "
             "note: leave it in the porch", "give_name",
    )
    assert said(asked) == ["utter_ask_delivery_option"]
    await tells(ann, "express", "choose_delivery")
    ann.slots["checkout_delivery"] = "express"
    [review] = await tells(ann, "express", "choose_delivery")
    assert review["buyer"] == "José Ñuñez · 07700 900123 · jo@example.com"
    assert review["address"] == "14 Rose Lane, York YO1 7EP\n“leave it in the porch”"

    await ann.does(ActionPlaceOrder, intent="affirm")

    [order] = shop.orders()
    assert (order.name, order.address) == ("José Ñuñez", "14 Rose Lane, York YO1 7EP")
    assert (order.phone, order.email) == ("07700 900123", "jo@example.com")
    assert (order.note, ann.slots["checkout_note"]) == ("leave it in the porch", None)


async def test_lines_of_an_address_are_joined(ann):
    await asked_for_name(ann)
    await tells(ann, "a.n. ibu Sri Rahayu (WA 081200001111)", "give_name")
    assert ann.slots["checkout_name"] == "ibu Sri Rahayu"
    assert ann.slots["checkout_phone"] == "081200001111"

    [first] = await tells(ann, "jl kenanga 10")
    [second] = await tells(ann, "rt 2 rw 5")
    asked = await tells(ann, "bekasi")

    assert (first["response"], first["begun"]) == ("utter_ask_rest_of_address", "jl kenanga 10")
    assert second["begun"] == "jl kenanga 10, rt 2 rw 5"
    assert said(asked) == ["utter_ask_delivery_option"]
    assert ann.slots["checkout_address"] == "jl kenanga 10, rt 2 rw 5, bekasi"


@pytest.mark.parametrize(("answer", "intent"), [
    ("that's all", "give_address"), ("itu saja", "give_address"), ("yes", "affirm"),
    ("no", "deny"), ("express", "choose_delivery"),
])
async def test_who_says_that_it_is_all_is_believed(ann, answer, intent):
    await asked_for_name(ann)
    await tells(ann, "Ann Lee", "give_name")
    await tells(ann, "12 Rose Lane")

    await tells(ann, answer, intent)

    assert ann.slots["checkout_address"] == "12 Rose Lane"


async def test_an_address_told_again_is_not_told_twice(ann):
    await asked_for_name(ann)
    await tells(ann, "Ann Lee", "give_name")
    await tells(ann, "12 Rose Lane")

    await tells(ann, "12 Rose Lane, York YO1 7EP")

    assert ann.slots["checkout_address"] == "12 Rose Lane, York YO1 7EP"


@pytest.mark.parametrize(("text", "intent", "slot", "value"), [
    ("my number is 07700 900123", "give_address", "checkout_phone", "07700 900123"),
    ("the postcode is YO1 7EQ", "give_address", "checkout_address", "1 Elm Road, York YO1 7EQ"),
    ("9 Oak Ave, Leeds LS2 7QA", "give_address", "checkout_address", "9 Oak Ave, Leeds LS2 7QA"),
    ("11 Elm Road sorry, not 1", "give_address", "checkout_address",
     "11 Elm Road, York YO1 7EP"),
    ("please leave it in the porch", "give_address", "checkout_note",
     "please leave it in the porch"),
    ("my name is Jon Dough", "give_name", "checkout_name", "Jon Dough"),
])
async def test_at_the_review_all_may_be_told_and_set_right(ann, text, intent, slot, value):
    await reviewed(ann)
    ann.slots.update(checkout_address="1 Elm Road, York YO1 7EP",
                     requested_slot="checkout_confirmed")

    messages = await tells(ann, text, intent)

    assert said(messages) == ["utter_review"]
    assert ann.slots[slot] == value


async def test_what_is_collected_needs_no_address(shop, ann):
    await asked_for_name(ann)
    [question] = await tells(ann, "Ann Lee", "give_name")
    assert commands(question["custom"]) == ['/choose_delivery{"delivery_option": "pickup"}']

    ann.slots["checkout_delivery"] = "pickup"
    [review] = await tells(ann, "", "choose_delivery", delivery_option="pickup")
    assert review["response"] == "utter_review_collected"
    await ann.does(ActionPlaceOrder, intent="affirm")

    assert [(order.address, order.delivery) for order in shop.orders()] == [("", "pickup")]


@pytest.mark.parametrize(("needs", "asked", "then", "answer"), [
    (("phone",), "utter_ask_address_and_phone", "utter_ask_checkout_phone", "07700 900123"),
    (("email",), "utter_ask_address_and_email", "utter_ask_checkout_email", "a@example.com"),
    (("phone_or_email",), "utter_ask_address_and_contact", "utter_ask_checkout_contact",
     "a@example.com"),
])
async def test_what_the_shop_needs_is_asked_for_beside_the_address(
    shop, ann, needs, asked, then, answer
):
    need(shop, *needs)
    await asked_for_name(ann)

    assert said(await tells(ann, "Ann Lee", "give_name")) == [asked]
    assert said(await tells(ann, "12 Rose Lane, York YO1 7EP")) == [then]
    assert said(await tells(ann, "none of your business")) == ["utter_bad_contact", then]
    assert said(await tells(ann, answer)) == ["utter_ask_delivery_option"]


async def test_nothing_needed_is_not_asked_for(ann):
    await asked_for_name(ann)

    assert said(await tells(ann, "Ann Lee", "give_name")) == ["utter_ask_checkout_address"]
    asked = await tells(ann, "12 Rose Lane, York YO1 7EP")
    assert said(asked) == ["utter_ask_delivery_option"]


async def test_it_tells_how_many_things_are_left(ann):
    [name] = await asked_for_name(ann)
    [address] = await tells(ann, "Ann Lee", "give_name")

    assert (name["left"], address["left"]) == (3, 2)
    assert (name["custom"]["asks"], address["custom"]["asks"]) == ("name", "address")


@pytest.mark.parametrize(("asked", "text", "response"), [
    ("checkout_name", "12345", "utter_bad_name"), ("checkout_address", "here", "utter_bad_address"),
    ("checkout_name", "?", "utter_bad_name"),
])
async def test_what_no_parcel_could_bear_is_asked_for_again(ann, asked, text, response):
    await asked_for_name(ann)
    ann.slots["requested_slot"] = asked
    if asked == "checkout_address":
        ann.slots["checkout_name"] = "Ann Lee"

    messages = await tells(ann, text)

    assert said(messages)[0] == response
    assert (ann.slots[asked], ann.slots["requested_slot"]) == (None, asked)


@pytest.mark.parametrize("intent", ["affirm", "deny", "checkout"])
async def test_what_only_agrees_is_no_name(ann, intent):
    await asked_for_name(ann)

    assert said(await tells(ann, "sure", intent)) == ["utter_ask_checkout_name"]
    assert ann.slots["checkout_name"] is None


@pytest.mark.parametrize("intent", ["ask_returns", "search_product", "add_to_cart", "help"])
async def test_an_aside_fills_nothing(ann, intent):
    await asked_for_name(ann)

    await ann.does(ValidateCheckoutForm, "12 Rose Lane, York YO1 7EP", intent, FORM)

    assert all(ann.slots[slot] is None for slot in DETAILS)


async def test_a_way_of_delivery_beside_a_phone_number_is_taken(ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots.update(DETAILS, checkout_delivery=None, requested_slot="checkout_delivery")

    ann._message = {}
    ann.turn += 1
    entity = {"entity": "delivery_option", "value": "express", "start": 0, "end": 7}
    ann._message = {
        "text": "express, my phone is 07700 900123", "intent": "give_address", "form": FORM,
        "entities": [entity],
    }
    await ann.then(ValidateCheckoutForm)

    assert (ann.slots["checkout_delivery"], ann.slots["checkout_phone"]) == (
        "express", "07700 900123")


async def test_the_cheapest_way_is_one_that_brings_it(ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots.update(DETAILS, checkout_delivery=None, requested_slot="checkout_delivery")

    messages = await tells(ann, "the cheapest", "choose_delivery", sort="cheaper")

    assert said(messages) == ["utter_review"]
    assert ann.slots["checkout_delivery"] == "standard"


async def test_the_total_at_the_review_is_that_of_the_order(ann):
    await reviewed(ann)
    ann.slots["requested_slot"] = "checkout_confirmed"

    assert await ann.does(ActionViewCart, "is that the total?", form=FORM) == []
    assert said(await ann.does(ActionViewCart)) == ["utter_cart"]


async def test_ten_confirmations_get_one_order_and_ten_receipts(shop, ann):
    await reviewed(ann)
    question = f"order:{ann.slots['reviewed_cart']}"
    receipts = await ann.does(ActionPlaceOrder, intent="affirm")

    for _ in range(4):
        receipts += await ann.does(ActionConfirmAgain, intent="affirm", question=question)
        receipts += await ann.does(ActionConfirmAgain, "yes", "affirm")
    receipts += await ann.does(ActionConfirmAgain, "yes", "affirm")

    assert said(receipts) == ["utter_order_placed"] * 10
    assert {receipt["order_number"] for receipt in receipts} == {"P100001"}
    assert len(shop.orders()) == 1


async def test_a_yes_to_nothing_shows_no_receipt(ann):
    assert said(await ann.does(ActionConfirmAgain, "yes", "affirm")) == ["utter_affirm_nothing"]
    await reviewed(ann)
    await ann.does(ActionPlaceOrder, intent="affirm")
    await ann.does(ActionViewCart)
    await ann.does(ActionViewCart)

    assert said(await ann.does(ActionConfirmAgain, "yes", "affirm")) == ["utter_affirm_nothing"]
    other = await ann.does(ActionConfirmAgain, intent="affirm", question="order:99")
    assert said(other) == ["utter_affirm_nothing"]


async def test_details_told_before_the_checkout_are_kept(ann):
    kept = await ann.does(ActionKeepDetails, "my address is 12 Rose Lane, York", "give_address")
    assert said(kept) == ["utter_details_kept"]
    assert ann.slots["checkout_address"] == "12 Rose Lane, York"

    nothing = await ann.does(ActionKeepDetails, "Ann Lee", "give_name")
    assert (said(nothing), ann.slots["checkout_name"]) == (["utter_fallback"], None)


@pytest.mark.parametrize(("text", "detail", "slot", "value"), [
    ("change the address to 15 Oak Ave, Springfield", "address", "checkout_address",
     "15 Oak Ave, Springfield"),
    ("actually change my name to Jon Dough", "name", "checkout_name", "Jon Dough"),
    ("my phone is wrong, it should be 07700 900123", None, "checkout_phone", "07700 900123"),
])
async def test_a_detail_is_set_right_in_words(ann, text, detail, slot, value):
    ann.slots.update(DETAILS)
    named = {"detail": detail} if detail else {}

    assert await ann.does(ActionChangeDetail, text, "change_detail", **named) == []
    assert ann.slots[slot] == value


async def test_whoever_collects_it_may_say_so_before_the_name(ann):
    await asked_for_name(ann)

    asked = await tells(ann, "saya ambil di toko ya", "choose_delivery", delivery_option="pickup")

    assert (ann.slots["checkout_name"], ann.slots["checkout_delivery"]) == (None, "pickup")
    assert said(asked) == ["utter_ask_checkout_name"]
    [review] = await tells(ann, "Ann Lee", "give_name")
    assert review["response"] == "utter_review_collected"


async def test_the_way_of_delivery_may_be_another_where_the_order_is_shown(ann):
    await reviewed(ann)

    await tells(ann, "eh kilat", "choose_delivery", delivery_option="express")

    assert ann.slots["checkout_delivery"] == "express"


async def test_a_way_that_is_asked_about_is_not_chosen(ann):
    await asked_for_name(ann)

    await tells(ann, "is express quick?", "small_talk", delivery_option="express")

    assert ann.slots["checkout_delivery"] is None


async def test_a_way_may_be_told_by_a_word_that_it_alone_is_called_by(ann):
    await asked_for_name(ann)
    await tells(ann, "Ann Lee, 12 Rose Lane, York YO1 7EP", "give_name")

    [review] = await tells(ann, "the normal one", "choose_delivery")

    assert ann.slots["checkout_delivery"] == "standard"
    assert review["response"] == "utter_review"


async def test_a_delivery_is_changed_to_the_cheap_one(ann):
    await reviewed(ann)
    ann.slots["checkout_delivery"] = "express"

    await ann.does(
        ActionChangeDetail, "change delivery to the cheap one", "change_detail", FORM,
        detail="delivery", sort="cheaper",
    )

    assert ann.slots["checkout_delivery"] == "standard"


async def test_the_place_is_what_the_words_that_give_it_say(ann):
    await reviewed(ann)
    text = "eh kirimnya ke 56 2nd Cross, Gandhi Layout, Chennai - 600017 aja"
    matter = "ke 56 2nd cross, gandhi layout, chennai - 600017"

    await tells(ann, text, wish={"act": "give", "matter": matter})

    assert ann.slots["checkout_address"] == "56 2nd Cross, Gandhi Layout, Chennai - 600017"


async def test_a_name_is_set_right_where_the_order_is_shown(ann):
    await reviewed(ann)

    await tells(ann, "the name should be Jean-Luc Picard", "give_name", detail="name")

    assert ann.slots["checkout_name"] == "Jean-Luc Picard"


async def test_an_address_that_was_begun_goes_on_before_the_name_is_asked_for(ann):
    """Its next line would be taken for the name."""
    await asked_for_name(ann)

    [question] = await tells(ann, "jl imam bonjol 21")

    assert question["response"] == "utter_ask_rest_of_address"
    assert said(await tells(ann, "kediri")) == ["utter_ask_checkout_name"]
    assert ann.slots["checkout_address"] == "jl imam bonjol 21, kediri"


async def test_another_street_at_the_review_without_its_town_is_asked_for_the_rest(ann):
    await reviewed(ann)
    ann.slots.update(checkout_address="1 Elm Road, York", requested_slot="checkout_confirmed")

    [question] = await tells(ann, "14 Mill Lane")

    assert (question["response"], question["begun"]) == (
        "utter_ask_rest_of_address", "14 Mill Lane"
    )


async def test_an_address_told_line_by_line_ends_with_its_town(ann):
    await asked_for_name(ann)
    await tells(ann, "Gil Okafor", "give_name")
    for line in ("19 Mill Lane", "off Church Street", "Flat 2", "behind the school"):
        [question] = await tells(ann, line)
        assert question["response"] == "utter_ask_rest_of_address"

    await tells(ann, "Norwich")

    assert ann.slots["checkout_address"] == (
        "19 Mill Lane, off Church Street, Flat 2, behind the school, Norwich"
    )
