"""Answers to an offer: yes, no, tell me more, each heard once and from its shopper alone."""
import pytest

from actions.handlers.cart import ActionAddToCart, ActionRemoveFromCart
from actions.handlers.offers import (
    ActionAcceptOffer,
    ActionDeclineOffer,
    ActionOfferDetails,
)
from tests.actions.handlers.talking import Conversation, commands, said
from tests.actions.handlers.visits import offered_a_better_one, offered_the_knife

pytestmark = pytest.mark.asyncio


def statuses(shop):
    return [(offer.sku, offer.status) for offer in shop.offers()]


async def test_a_yes_adds_what_goes_with_it(shop, ann):
    await offered_the_knife(ann)

    [message] = await ann.does(ActionAcceptOffer, intent="affirm")

    assert (message["response"], message["product_name"]) == ("utter_added", "Product KNIFE")
    assert message["subtotal"] == "$28.00"
    assert shop.lines() == [("TOAST-2", "", 1), ("KNIFE", "", 1)]
    assert statuses(shop) == [("KNIFE", "accepted")]
    assert (ann.slots["offer_open"], ann.slots["cart_state"]) == (False, "filled")
    assert (ann.slots["focus"], ann.slots["just_added"]) == ("KNIFE", None)


async def test_a_better_one_takes_the_place_of_the_first_in_the_cart(shop, ann):
    await offered_a_better_one(ann)
    await ann.does(ActionAddToCart, product="TOAST-2")

    [message] = await ann.does(ActionAcceptOffer)

    assert (message["response"], message["subtotal"]) == ("utter_added", "$40.00")
    assert [line["sku"] for line in message["custom"]["lines"]] == ["TOAST-4"]
    assert shop.lines() == [("TOAST-4", "", 1)]
    assert ann.slots["just_added"] == "TOAST-4"


async def test_a_better_one_is_simply_added_when_the_first_is_not_in_the_cart(shop, ann):
    await offered_a_better_one(ann)

    await ann.does(ActionAcceptOffer)

    assert shop.lines() == [("TOAST-4", "", 1)]


async def test_as_many_of_the_better_one_as_of_the_first(shop, ann):
    await offered_a_better_one(ann)
    await ann.does(ActionAddToCart, product="TOAST-2", quantity=2)

    await ann.does(ActionAcceptOffer)

    assert shop.lines() == [("TOAST-4", "", 2)]


async def test_a_plain_yes_long_after_the_offer_takes_nothing(shop, ann):
    await offered_the_knife(ann)
    ann.turn += 3

    assert said(await ann.does(ActionAcceptOffer, intent="affirm")) == ["utter_affirm_nothing"]
    assert shop.lines() == [("TOAST-2", "", 1)]
    assert (ann.slots["offer_open"], statuses(shop)) == (False, [("KNIFE", "shown")])


async def test_a_button_of_another_question_takes_nothing(shop, ann):
    await offered_the_knife(ann)

    await ann.does(ActionAcceptOffer, intent="affirm", question="order:1")

    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_accepting_again_after_taking_it_out_adds_it_again(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionAcceptOffer)
    await ann.does(ActionRemoveFromCart, product="KNIFE")

    await ann.does(ActionAcceptOffer, offer=shop.offers()[0].id)

    assert shop.lines() == [("TOAST-2", "", 1), ("KNIFE", "", 1)]


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


async def test_what_was_accepted_may_be_taken_out_again(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionAcceptOffer)

    await ann.does(ActionRemoveFromCart, product="KNIFE")

    assert shop.lines() == [("TOAST-2", "", 1)]
