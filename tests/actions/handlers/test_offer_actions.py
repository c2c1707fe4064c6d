"""Offers by chat: made when the moment is right, stopped and resumed."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.browse import ActionSearch
from actions.handlers.cart import ActionViewCart
from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.offer_answers import ActionResumeOffers, ActionStopOffers
from actions.handlers.offers import ActionOffer
from actions.handlers.products import ActionAnswerProduct, ActionShowProduct
from actions.handlers.service import ActionHumanHandover
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.visits import offered_a_better_one, offered_the_knife

pytestmark = pytest.mark.asyncio


def statuses(shop):
    return [(offer.sku, offer.status) for offer in shop.offers()]


async def test_what_goes_with_the_product_added_is_offered_with_its_reason(shop, ann):
    [message] = await offered_the_knife(ann)

    [entry] = shop.offers()
    offer = message["custom"]
    assert (message["response"], offer["type"]) == ("utter_offer_accessory", "offer")
    assert (message["product_name"], message["anchor_name"]) == ("Product KNIFE", "Product TOAST-2")
    assert (offer["offer_id"], offer["kind"]) == (entry.id, "cross_sell")
    assert (offer["item"]["sku"], offer["item"]["price"]) == ("KNIFE", "$8.00")
    assert (offer["reason"], offer["gains"], offer["price_difference"]) == (
        "for even slices", [], None,
    )
    assert (offer["is_asked"], offer["stock_left"]) == (False, None)
    assert commands(offer) == [
        f'/accept_offer{{"offer": "{entry.id}"}}', f'/decline_offer{{"offer": "{entry.id}"}}',
        f'/offer_details{{"offer": "{entry.id}"}}',
    ]
    assert offer["actions"][0]["label"] == "utter_label_add_it"
    assert statuses(shop) == [("KNIFE", "shown")]
    assert (ann.slots["offer_id"], ann.slots["offer_open"]) == (entry.id, True)


@pytest.mark.parametrize(("text", "is_answered"), [
    ("does it have a bluetooth speaker", False), ("how many slots does it have", True),
])
async def test_nothing_is_offered_under_an_answer_that_is_none(ann, text, is_answered):
    ann.slots["focus"] = "TOAST-2"
    wish = {"act": "ask", "said": text, "objects": [{"pointing": "it"}]}

    await ann.does(ActionAnswerProduct, text, intent="ask_product", wish=wish)

    assert bool(await ann.then(ActionOffer)) is is_answered


async def test_an_open_question_about_an_order_is_closed_by_an_offer(ann):
    ann.slots["order_to_cancel"] = "P1"

    await offered_the_knife(ann)

    assert ann.slots["order_to_cancel"] is None


async def test_the_next_better_one_is_offered_with_gains_and_difference(ann):
    [message] = await offered_a_better_one(ann)

    offer = message["custom"]
    assert message["response"] == "utter_offer_next_tier"
    assert (offer["kind"], offer["item"]["sku"]) == ("up_sell", "TOAST-4")
    assert sorted(offer["gains"]) == ["4 slots instead of 2", "bagels"]
    assert offer["price_difference"] == message["price_difference"] == "+$20.00"
    assert offer["actions"][0]["label"] == "utter_label_take_this_one"


async def test_an_offer_speaks_the_language_of_the_shopper(ann):
    ann.slots["language"] = "id"

    [message] = await offered_the_knife(ann)

    assert message["custom"]["language"] == "id"
    assert (message["reason"], message["price"]) == ("agar irisan rata", "Rp128.000")


async def test_few_pieces_left_are_told_as_they_are(shop, ann):
    shop.restock(2, "KNIFE")

    [message] = await offered_the_knife(ann)

    assert message["custom"]["stock_left"] == 2


async def test_an_offer_quotes_what_a_shopper_wrote(ann):
    [message] = await offered_a_better_one(ann, "SHOE")

    assert message["custom"]["review"] == "Like clouds."


async def silence_without_occasion(conversation):
    await conversation.does(ActionAddToCart, product="BEANS")


async def silence_while_a_person_is_called(conversation):
    await conversation.does(ActionHumanHandover)
    await conversation.does(ActionAddToCart, product="TOAST-2")


async def silence_after_a_complaint(conversation):
    conversation.slots["upset"] = True
    await conversation.does(ActionAddToCart, product="TOAST-2")


async def silence_during_checkout(conversation):
    await conversation.does(ActionAddToCart, product="TOAST-2", form="checkout_form")


async def silence_when_asked_for(conversation):
    await conversation.does(ActionStopOffers)
    await conversation.does(ActionAddToCart, product="TOAST-2")


async def silence_after_thanks(conversation):
    await conversation.does(ActionAddToCart, product="TOAST-2")
    await conversation.does(ActionViewCart, intent="thank")


async def silence_when_asked_which_one(conversation):
    await conversation.does(ActionAddToCart, product="TOAST-2")
    await conversation.does(ActionChangeQuantity, intent="change_quantity")


async def silence_beyond_the_list(conversation):
    conversation.slots.update(listed=["TOAST-2"], focus="TOAST-2")
    await conversation.does(ActionShowProduct, intent="show_product", ordinal=2)


async def silence_after_a_search_in_vain(conversation):
    await conversation.does(ActionAddToCart, product="TOAST-2")
    await conversation.does(ActionSearch, intent="search_product", text="submarine")


async def silence_before_the_second_request(conversation):
    conversation.marks["more_follows"] = True
    await conversation.does(ActionAddToCart, product="TOAST-2")


@pytest.mark.parametrize("lead_up", [
    silence_before_the_second_request, silence_without_occasion, silence_after_thanks,
    silence_when_asked_which_one, silence_beyond_the_list,
    silence_after_a_search_in_vain, silence_while_a_person_is_called, silence_after_a_complaint,
    silence_during_checkout, silence_when_asked_for,
])
async def test_most_of_the_time_there_is_no_offer(shop, ann, lead_up):
    await lead_up(ann)

    assert await ann.then(ActionOffer) == []
    assert (shop.offers(), ann.slots["offer_open"]) == ([], False)


async def test_the_next_message_brings_no_second_offer(shop, ann):
    await offered_the_knife(ann)

    assert await offered_a_better_one(ann, "SHOE") == []
    assert statuses(shop) == [("KNIFE", "shown")]


async def test_no_offers_until_they_are_wanted_again(shop, ann):
    assert said(await ann.does(ActionStopOffers)) == ["utter_offers_stopped"]
    assert await offered_the_knife(ann) == []

    assert said(await ann.does(ActionResumeOffers)) == ["utter_offers_resumed"]
    assert said(await offered_the_knife(ann)) == ["utter_offer_accessory"]


async def test_stopping_closes_the_offer_that_is_open(ann):
    await offered_the_knife(ann)

    await ann.does(ActionStopOffers)

    assert ann.slots["offer_open"] is False


@pytest.mark.parametrize(("sku", "is_offered"), [("TOAST-2", True), ("SHOE", False)])
async def test_a_size_that_is_but_part_of_a_name_is_no_choice_being_made(ann, sku, is_offered):
    said_so = {"act": "show", "said": "in 41", "objects": [{"code": sku, "size": "41"}]}

    await ann.does(ActionShowProduct, "in 41", intent="show_product", wish=said_so, product=sku)

    assert bool(await ann.then(ActionOffer)) is is_offered
