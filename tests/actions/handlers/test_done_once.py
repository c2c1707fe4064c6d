"""A turn that broke off and is run again: what it did is not done again, and told as it was."""
import pytest
from sqlalchemy import select

from actions.handlers.adding import ActionAddToCart
from actions.handlers.browse import ActionSearch
from actions.handlers.checkout import ActionPlaceOrder
from actions.handlers.offer_answers import ActionAcceptOffer, ActionDeclineOffer
from actions.handlers.offers import ActionOffer
from actions.handlers.removing import ActionRemoveFromCart
from actions.handlers.service import ActionHumanHandover
from actions.handlers.suggestions import ActionSuggest
from actions.shop.models import Handover
from actions.shop.steps import Overtaken
from tests.actions.handlers.talking import said
from tests.actions.handlers.visits import offered_the_knife, reviewed

pytestmark = pytest.mark.asyncio

ANSWERED_BY = (ActionAcceptOffer, ActionDeclineOffer)  # whatever they were typed to


async def twice(talk, *actions, **message):
    """What these actions say to one message, and what they say when all that is lost."""
    slots, told = dict(talk.slots), []
    for marks in ({"fence": 10}, {"fence": 11, "is_retry": True}):
        talk.slots = dict(slots)
        said_now = []
        for number, action in enumerate(actions):
            talk.marks = {**marks, "step": number}
            first = number == 0 and not told
            said_now += await (talk.does(action, **message) if first else talk.then(action))
        told.append((said_now, dict(talk.slots)))
    return told


async def test_an_offer_made_is_made_again_and_is_one(shop, ann):
    first, again = await twice(ann, ActionAddToCart, ActionOffer, product="TOAST-2")

    assert said(first[0]) == ["utter_added", "utter_offer_accessory"]
    assert again == first
    [offer] = shop.offers()
    assert (offer.sku, offer.status) == ("KNIFE", "shown")
    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_suggestions_are_the_same_again(shop, ann):
    first, again = await twice(ann, ActionSuggest, product="TOAST-2", wanted_kind="cross_sell")

    assert again == first
    assert len(first[0]) > 1
    assert len(shop.offers()) == len(first[0]) - 1


async def test_an_order_is_placed_once_and_its_receipt_told_again(shop, ann):
    await reviewed(ann)

    first, again = await twice(ann, ActionPlaceOrder, intent="affirm")

    assert said(first[0]) == ["utter_order_placed"]
    assert again == first
    assert len(shop.orders()) == 1


async def test_a_person_is_asked_for_once(shop, ann):
    first, again = await twice(ann, ActionHumanHandover)

    assert again == first
    assert len(shop.rows(select(Handover))) == 1


async def test_what_is_declined_at_first_is_told_again_with_the_rest(shop, ann):
    await offered_the_knife(ann)
    wish = {"act": "remove", "objects": [{"kind": "toaster"}]}

    first, again = await twice(ann, ActionRemoveFromCart, text="no, take the toaster out",
                               intent="remove_from_cart", wish=wish)

    assert said(first[0])[0] == "utter_offer_declined"
    assert again == first
    assert shop.lines() == []


async def test_what_an_answer_took_is_told_again(shop, ann):
    await offered_the_knife(ann)

    first, again = await twice(ann, ActionSearch, text="yes", wish={"act": "accept"})

    assert again == first
    assert [offer.status for offer in shop.offers()] == ["accepted"]
    assert ("KNIFE", "", 1) in shop.lines()


async def test_an_attempt_that_was_overtaken_changes_nothing(shop, ann):
    ann.marks = {"fence": 11}
    await ann.does(ActionAddToCart, product="BEANS")
    ann.marks = {"fence": 10}

    with pytest.raises(Overtaken):
        await ann.does(ActionAddToCart, product="BEANS")

    assert shop.lines() == [("BEANS", "", 1)]


async def test_another_message_is_done_by_itself(shop, ann):
    for fence in (10, 11):
        ann.marks = {"fence": fence}
        await ann.does(ActionAddToCart, product="BEANS")

    assert shop.lines() == [("BEANS", "", 2)]
