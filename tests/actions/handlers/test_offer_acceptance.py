"""What a yes to an offer does to the cart."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.offer_answers import ActionAcceptOffer, ActionStopOffers
from actions.handlers.offers import ActionOfferDetails
from actions.handlers.removing import ActionRemoveFromCart
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.visits import offered, offered_a_better_one, offered_the_knife

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
    await ann.does(ActionAddToCart, product="TOAST-2", quantity=2)

    await ann.does(ActionAcceptOffer, offer=offered(ann, "TOAST-4", "TOAST-2", act="swap"))

    assert shop.lines() == [("TOAST-4", "", 2)]


async def test_a_bundle_takes_the_place_of_all_its_parts(shop, ann):
    for sku in ("OVEN-1", "KNIFE", "TRAY"):
        await ann.does(ActionAddToCart, product=sku)

    await ann.does(ActionAcceptOffer, offer=offered(ann, "KIT", "OVEN-1", act="swap"))

    assert shop.lines() == [("KNIFE", "", 1), ("KIT", "", 1)]


async def test_of_a_larger_size_no_more_than_hold_as_much(shop, ann):
    await ann.does(ActionAddToCart, product="TEA", quantity=4)

    await ann.does(ActionAcceptOffer, offer=offered(ann, "TEA-BIG", "TEA", act="swap"))

    assert shop.lines() == [("TEA-BIG", "", 2)]


async def test_as_many_as_were_offered_are_added(shop, ann):
    await ann.does(ActionAcceptOffer, offer=offered(ann, "BEANS", None, quantity=3))

    assert shop.lines() == [("BEANS", "", 3)]


async def test_going_on_with_a_cart_shows_it_as_it_is(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS", quantity=2)
    resume = offered(ann, "BEANS", None, act="resume", quantity=2)

    [details] = await ann.does(ActionOfferDetails, offer=resume)
    [message] = await ann.does(ActionAcceptOffer, offer=resume)

    assert details["response"] == "utter_cart"
    assert (message["response"], message["subtotal"]) == ("utter_cart_resumed", "$19.00")
    assert message["custom"]["actions"][0]["label"] == "utter_label_checkout"
    assert (shop.lines(), statuses(shop)) == ([("BEANS", "", 2)], [("BEANS", "accepted")])


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


async def test_what_was_accepted_may_be_taken_out_again(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionAcceptOffer)

    await ann.does(ActionRemoveFromCart, product="KNIFE")

    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_a_yes_can_be_taken_back(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionAcceptOffer, intent="affirm")

    await ann.wants("undo")

    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_what_costs_more_than_the_cart_is_asked_about_again(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")
    offer = offered(ann, "TOAST-4", None)
    ann.slots.update(offer_id=offer, offer_open=True)
    with shop.database.session_scope() as db:  # unasked
        unasked = db.merge(shop.offers()[0])
        unasked.origin, unasked.ordinal = "proactive", 1

    [message] = await ann.does(ActionAcceptOffer, intent="accept_offer", text="i'll take it")

    assert (message["response"], shop.lines()) == ("utter_really_add", [("BEANS", "", 1)])
    assert commands(message["custom"]) == [
        f'/accept_offer{{"offer": "{offer}"}}', f'/decline_offer{{"offer": "{offer}"}}'
    ]
    await ann.does(ActionAcceptOffer, offer=offer)
    assert shop.lines() == [("BEANS", "", 1), ("TOAST-4", "", 1)]


@pytest.mark.parametrize("told", [
    {"text": "is it good"}, {"text": "yes", "unread": ["49.90"]},
    {"text": "yes", "wish": {"act": "accept", "objects": [{"price": {"max": 20}}]}},
])
async def test_a_yes_that_says_something_else_too_is_asked_about(shop, ann, told):
    await offered_the_knife(ann)

    [message] = await ann.does(ActionAcceptOffer, intent="accept_offer", **told)

    assert (message["response"], shop.lines()) == ("utter_really_add", [("TOAST-2", "", 1)])


async def test_no_more_offers_declines_the_one_that_is_open(shop, ann):
    await offered_the_knife(ann)

    await ann.does(ActionStopOffers)

    assert statuses(shop) == [("KNIFE", "declined")]
