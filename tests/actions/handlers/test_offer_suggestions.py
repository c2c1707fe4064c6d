"""Suggestions asked for: labelled so, each with its reason and button, never refused by a cap."""
from dataclasses import replace

import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.browse import ActionSearch, ActionShowMore
from actions.handlers.offer_answers import ActionAcceptOffer, ActionStopOffers
from actions.handlers.suggestions import ActionSuggest
from actions.selling.rules import Rules
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.visits import offered_the_knife

pytestmark = pytest.mark.asyncio
MORE = {ActionShowMore: "show_more", ActionSuggest: "ask_suggestion"}


def suggested(messages):
    return [message["custom"]["item"]["sku"] for message in messages if message["custom"]]


async def test_they_are_what_goes_with_it_and_what_is_better(shop, ann):
    ann.slots["focus"] = "TOAST-2"

    messages = await ann.does(ActionSuggest)

    assert said(messages) == ["utter_suggestions", "utter_offer_accessory", "utter_offer_next_tier"]
    assert ann.slots["listed"] == suggested(messages) == ["KNIFE", "TOAST-4"]
    assert all(message["custom"]["is_asked"] for message in messages[1:])
    knife = next(offer for offer in shop.offers() if offer.sku == "KNIFE")
    assert (knife.origin, knife.status, knife.ordinal) == ("asked", "shown", None)
    assert commands(messages[1]["custom"])[0] == f'/accept_offer{{"offer": "{knife.id}"}}'


@pytest.mark.parametrize(("kind", "skus"), [("up_sell", ["TOAST-4"]), ("cross_sell", ["KNIFE"])])
async def test_they_are_of_the_kind_asked_for(ann, kind, skus):
    ann.slots["focus"] = "TOAST-2"

    assert suggested(await ann.does(ActionSuggest, wanted_kind=kind)) == skus


async def test_they_cost_what_may_be_spent(ann):
    ann.slots["focus"] = "TOAST-2"
    text = "what else do you recommend under 20"
    wish = {"act": "suggest", "said": text, "objects": [{"price": {"max": 20}}]}

    assert suggested(await ann.does(ActionSuggest, text, wish=wish)) == ["KNIFE"]


async def test_they_are_about_the_product_named(ann):
    ann.slots["focus"] = "BEANS"

    assert suggested(await ann.does(ActionSuggest, product="SHOE")) == ["SHOE-PRO"]


async def test_they_leave_out_the_cart_and_what_is_sold_out(shop, ann):
    await ann.does(ActionAddToCart, product="TOAST-2")
    await ann.does(ActionAddToCart, product="KNIFE")
    shop.restock(0, "TOAST-4")

    assert said(await ann.does(ActionSuggest)) == ["utter_nothing_to_suggest"]


@pytest.mark.parametrize(("action", "wish"), [
    (ActionShowMore, {"act": "more"}), (ActionShowMore, None),
    (ActionSuggest, {"act": "suggest", "objects": [{"pointing": "other"}]}),
])
async def test_more_of_them_are_further_ones_for_the_same(shop, ann, action, wish):
    ann.shop = replace(shop, rules=Rules(suggestions_when_asked=1))
    ann.slots["focus"] = "TOAST-2"
    [first] = suggested(await ann.does(ActionSuggest))

    [second] = suggested(await ann.does(action, "anything more?", intent=MORE[action], wish=wish))
    [last] = await ann.does(action, "anything more?", intent=MORE[action], wish=wish)

    assert {first, second} == {"KNIFE", "TOAST-4"}
    assert last["response"] == "utter_nothing_to_suggest"


async def test_more_after_another_list_is_of_that_list(ann):
    ann.slots["focus"] = "TOAST-2"
    await ann.does(ActionSuggest)
    await ann.does(ActionSearch, category="toasters")

    messages = await ann.does(ActionShowMore, "more", intent="show_more", wish={"act": "more"})

    assert not any(message["custom"] and message["custom"].get("is_asked") for message in messages)


async def test_one_who_wants_no_offers_may_still_ask(ann):
    await ann.does(ActionStopOffers)
    ann.slots["focus"] = "TOAST-2"

    assert len(suggested(await ann.does(ActionSuggest))) == 2


async def test_an_offer_made_a_moment_ago_is_suggested_again_when_asked(shop, ann):
    await offered_the_knife(ann)

    assert suggested(await ann.does(ActionSuggest, wanted_kind="cross_sell")) == ["KNIFE"]
    assert sorted(offer.origin for offer in shop.offers()) == ["asked", "proactive"]


async def test_a_plain_yes_takes_the_only_one(shop, ann):
    ann.slots["focus"] = "TOAST-2"
    await ann.does(ActionSuggest, wanted_kind="cross_sell")

    assert ann.slots["offer_open"] is True
    await ann.does(ActionAcceptOffer, intent="affirm")
    assert shop.lines() == [("KNIFE", "", 1)]


async def test_a_plain_yes_takes_none_of_several(ann):
    await offered_the_knife(ann)

    await ann.does(ActionSuggest)

    assert (ann.slots["offer_open"], ann.slots["offer_id"]) == (False, None)


async def test_during_a_checkout_a_yes_is_left_to_its_own_question(ann):
    ann.slots["focus"] = "TOAST-2"

    await ann.does(ActionSuggest, form="checkout_form", wanted_kind="cross_sell")

    assert ann.slots["offer_open"] is False
