"""Offers by chat: made when the moment is right, and every answer to them."""
import pytest

from actions.handlers.cart import ActionAddToCart, ActionRemoveFromCart
from actions.handlers.offers import (
    ActionAcceptOffer,
    ActionDeclineOffer,
    ActionOffer,
    ActionOfferDetails,
    ActionResumeOffers,
    ActionStopOffers,
    ActionSuggest,
)
from actions.handlers.products import ActionShowProduct
from actions.handlers.service import ActionHumanHandover
from tests.actions.handlers.talking import Conversation, commands, said

pytestmark = pytest.mark.asyncio


async def offered_the_knife(conversation):
    """A toaster is in the cart; the knife that goes with it was offered."""
    await conversation.does(ActionAddToCart, product="TOAST-2")
    return await conversation.then(ActionOffer)


async def offered_a_better_one(conversation, sku="TOAST-2"):
    """A product is looked at; its next tier was offered."""
    await conversation.does(ActionShowProduct, product=sku)
    return await conversation.then(ActionOffer)


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
    assert commands(offer) == [
        f'/accept_offer{{"offer": "{entry.id}"}}', f'/decline_offer{{"offer": "{entry.id}"}}',
        f'/offer_details{{"offer": "{entry.id}"}}',
    ]
    assert offer["actions"][0]["label"] == "utter_label_add_it"
    assert statuses(shop) == [("KNIFE", "shown")]
    assert (ann.slots["offer_id"], ann.slots["offer_open"]) == (entry.id, True)


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


@pytest.mark.parametrize("lead_up", [
    silence_without_occasion, silence_while_a_person_is_called, silence_after_a_complaint,
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


async def test_a_yes_adds_what_goes_with_it(shop, ann):
    await offered_the_knife(ann)

    [message] = await ann.does(ActionAcceptOffer, intent="affirm")

    assert (message["response"], message["product_name"]) == ("utter_added", "Product KNIFE")
    assert message["subtotal"] == "$28.00"
    assert shop.lines() == [("TOAST-2", "", 1), ("KNIFE", "", 1)]
    assert statuses(shop) == [("KNIFE", "accepted")]
    assert (ann.slots["offer_open"], ann.slots["cart_state"]) == (False, "filled")


async def test_a_better_one_takes_the_place_of_the_first_in_the_cart(shop, ann):
    await offered_a_better_one(ann)
    await ann.does(ActionAddToCart, product="TOAST-2")

    [message] = await ann.does(ActionAcceptOffer)

    assert (message["response"], message["subtotal"]) == ("utter_added", "$40.00")
    assert [line["sku"] for line in message["custom"]["lines"]] == ["TOAST-4"]
    assert shop.lines() == [("TOAST-4", "", 1)]


async def test_a_better_one_is_simply_added_when_the_first_is_not_in_the_cart(shop, ann):
    await offered_a_better_one(ann)

    await ann.does(ActionAcceptOffer)

    assert shop.lines() == [("TOAST-4", "", 1)]


async def test_accepting_again_adds_nothing(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionAcceptOffer)

    assert said(await ann.does(ActionAcceptOffer)) == ["utter_offer_already_taken"]
    assert shop.lines() == [("TOAST-2", "", 1), ("KNIFE", "", 1)]


async def test_an_older_offer_is_accepted_by_its_own_button(shop, ann):
    await offered_the_knife(ann)
    knife = ann.slots["offer_id"]
    ann.turn += 2
    await offered_a_better_one(ann, "SHOE")

    await ann.does(ActionAcceptOffer, offer=knife)

    assert statuses(shop) == [("KNIFE", "accepted"), ("SHOE-PRO", "shown")]


async def test_an_offer_in_sizes_asks_for_one_and_stays_open(shop, ann):
    await offered_a_better_one(ann, "SHOE")

    [message] = await ann.does(ActionAcceptOffer)

    offer = shop.offers()[0].id
    assert (message["response"], message["custom"]["type"]) == ("utter_choose_variant", "choices")
    assert commands(message["custom"])[1] == (
        f'/accept_offer{{"variant": "SHOE-PRO-42-RED", "offer": "{offer}"}}'
    )
    assert statuses(shop) == [("SHOE-PRO", "shown")]
    assert shop.lines() == []


async def test_the_size_chosen_accepts_the_offer(shop, ann):
    await offered_a_better_one(ann, "SHOE")
    await ann.does(ActionAddToCart, product="SHOE", variant="SHOE-43-RED")

    await ann.does(ActionAcceptOffer, offer=ann.slots["offer_id"], variant="SHOE-PRO-42-RED")

    assert statuses(shop) == [("SHOE-PRO", "accepted")]
    assert shop.lines() == [("SHOE-PRO", "SHOE-PRO-42-RED", 1)]


async def test_an_offer_sold_out_meanwhile_is_not_accepted(shop, ann):
    await offered_the_knife(ann)
    shop.restock(0, "KNIFE")

    assert said(await ann.does(ActionAcceptOffer)) == ["utter_sold_out"]
    assert statuses(shop) == [("KNIFE", "shown")]
    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_without_an_offer_a_yes_takes_nothing(shop, ann):
    assert said(await ann.does(ActionAcceptOffer)) == ["utter_offer_gone"]
    assert shop.lines() == []


async def test_the_offer_of_somebody_else_can_not_be_answered(shop, ann):
    await offered_the_knife(ann)
    offer, ben = ann.slots["offer_id"], Conversation(shop, "ben")

    assert said(await ben.does(ActionAcceptOffer, offer=offer)) == ["utter_offer_gone"]
    assert said(await ben.does(ActionDeclineOffer, offer=offer)) == ["utter_offer_declined"]
    assert said(await ben.does(ActionOfferDetails, offer=offer)) == ["utter_which_product"]
    assert statuses(shop) == [("KNIFE", "shown")]
    assert shop.lines("c:ben") == []


async def test_a_no_is_recorded_and_final(shop, ann):
    await offered_the_knife(ann)

    assert said(await ann.does(ActionDeclineOffer)) == ["utter_offer_declined"]
    assert statuses(shop) == [("KNIFE", "declined")]
    assert ann.slots["offer_open"] is False

    ann.turn += 10
    assert await offered_the_knife(ann) == []


async def test_a_yes_after_a_no_takes_nothing(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionDeclineOffer)

    assert said(await ann.does(ActionAcceptOffer)) == ["utter_offer_gone"]
    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_a_no_to_nothing_is_still_a_no(ann):
    assert said(await ann.does(ActionDeclineOffer)) == ["utter_offer_declined"]


async def test_details_show_the_product_with_the_offers_own_buttons(shop, ann):
    await offered_the_knife(ann)

    [message] = await ann.does(ActionOfferDetails)

    item = message["custom"]["item"]
    assert (message["response"], item["sku"]) == ("utter_product", "KNIFE")
    assert [action["label"] for action in item["actions"]] == [
        "utter_label_add_it", "utter_label_no_thanks",
    ]
    assert statuses(shop) == [("KNIFE", "shown")]
    assert ann.slots["offer_open"] is True


async def test_no_offers_until_they_are_wanted_again(shop, ann):
    assert said(await ann.does(ActionStopOffers)) == ["utter_offers_stopped"]
    assert await offered_the_knife(ann) == []

    assert said(await ann.does(ActionResumeOffers)) == ["utter_offers_resumed"]
    assert said(await offered_the_knife(ann)) == ["utter_offer_accessory"]


async def test_stopping_closes_the_offer_that_is_open(ann):
    await offered_the_knife(ann)

    await ann.does(ActionStopOffers)

    assert ann.slots["offer_open"] is False


async def test_suggestions_asked_for_are_what_goes_with_it_and_what_is_better(shop, ann):
    ann.slots["focus"] = "TOAST-2"

    [message] = await ann.does(ActionSuggest)

    assert message["response"] == "utter_suggestions"
    assert ann.slots["listed"] == ["TOAST-4", "KNIFE"]
    assert shop.offers() == []


async def test_suggestions_leave_out_the_cart_and_what_is_sold_out(shop, ann):
    await ann.does(ActionAddToCart, product="TOAST-2")
    await ann.does(ActionAddToCart, product="KNIFE")
    shop.restock(0, "TOAST-4")

    assert said(await ann.does(ActionSuggest)) == ["utter_nothing_to_suggest"]


async def test_what_was_accepted_may_be_taken_out_again(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionAcceptOffer)

    await ann.does(ActionRemoveFromCart, product="KNIFE")

    assert shop.lines() == [("TOAST-2", "", 1)]
