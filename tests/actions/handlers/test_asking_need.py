"""A need question in a talk: what is asked, each way to answer it, and what comes of that."""
from dataclasses import replace

import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.clarify import ActionAskAgain
from actions.handlers.offer_answers import ActionAcceptOffer, ActionDeclineOffer
from actions.handlers.offers import ActionOffer, ActionOfferDetails
from actions.selling.rules import Rules
from tests.actions.handlers.shop import a_toaster_shop
from tests.actions.handlers.talking import commands, said
from tests.builders import a_link

pytestmark = pytest.mark.asyncio
RULES = Rules(
    learning={"explore": 0}, value_floor={}, asking={"enabled": True, "cost": {}},
    strategies={"accessory": {"prior": 0.9}},
)
THINGS = ("KNIFE", "TRAY")


@pytest.fixture
def kitchen(shop, ann):
    usual = a_toaster_shop()
    links = tuple(
        replace(a_link("TOAST-6", sku, "accessory", en=f"{sku} goes with it"), need="useful")
        for sku in THINGS
    )
    shop.load(replace(usual, version="needs", links={**usual.links, "TOAST-6": links}))
    ann.shop = replace(shop, rules=RULES)
    return shop


async def asked(ann):
    await ann.does(ActionAddToCart, intent="add_to_cart", product="TOAST-6")
    [message] = await ann.then(ActionOffer)
    return message


async def test_each_thing_has_a_button_and_so_has_none(kitchen, ann):
    message = await asked(ann)

    [entry] = kitchen.offers()
    assert (message["response"], message["anchor_name"]) == ("utter_ask_need", "Product TOAST-6")
    *things, none = commands(message["custom"])
    assert sorted(things) == sorted(
        f'/accept_offer{{"product": "{sku}", "offer": "{entry.id}"}}' for sku in THINGS
    )
    assert none == f'/decline_offer{{"offer": "{entry.id}"}}'
    assert (entry.act, ann.slots["offer_open"]) == ("ask", True)


async def test_what_is_named_is_offered_in_the_same_breath_and_not_put_in(kitchen, ann):
    await asked(ann)
    [question] = kitchen.offers()

    noted, offer = await ann.does(
        ActionAcceptOffer, intent="accept_offer", product="TRAY", offer=question.id
    )

    assert said([noted, offer]) == ["utter_need_noted", "utter_offer_accessory"]
    assert offer["custom"]["item"]["sku"] == "TRAY"
    assert (ann.slots["offer_id"], ann.slots["offer_open"]) == (kitchen.offers()[1].id, True)
    assert {line[0] for line in kitchen.lines()} == {"TOAST-6"}
    assert [entry.needed for entry in kitchen.offers()][0] == ["TRAY"]


@pytest.mark.parametrize("told", [
    {"kind": "tray"}, {"kind": "tray", "pointing": "that"}, {"name": "tray"},
])
async def test_it_may_be_named_in_words(kitchen, ann, told):
    await asked(ann)

    await ann.does(
        ActionAcceptOffer, "the tray", intent="accept_offer",
        wish={"act": "accept", "said": "the tray", "objects": [told]},
    )

    assert kitchen.offers()[0].needed == ["TRAY"]


async def test_a_mere_yes_is_asked_which(kitchen, ann):
    await asked(ann)

    assert said(await ann.does(ActionAcceptOffer, intent="affirm")) == ["utter_ask_need"]
    assert [entry.status for entry in kitchen.offers()] == ["shown"]


async def test_none_of_it_is_heard_and_brings_nothing_else_of_the_sort(kitchen, ann):
    await asked(ann)
    [question] = kitchen.offers()

    messages = await ann.does(ActionDeclineOffer, intent="decline_offer", offer=question.id)

    assert said(messages) == ["utter_offer_declined"]
    assert [entry.status for entry in kitchen.offers()] == ["declined"]
    assert await ann.then(ActionOffer) == []


async def test_whoever_asks_why_hears_of_each_and_is_asked_again(kitchen, ann):
    await asked(ann)

    messages = await ann.does(ActionOfferDetails)

    assert said(messages)[-1] == "utter_ask_need"
    assert said(messages).count("utter_why_reason") == 2


async def test_what_is_put_in_at_once_answers_it_too(kitchen, ann):
    await asked(ann)

    await ann.does(ActionAddToCart, intent="add_to_cart", product="TRAY")

    assert {line[0] for line in kitchen.lines()} == {"TOAST-6", "TRAY"}
    assert [entry.needed for entry in kitchen.offers()] == [["TRAY"]]


async def test_of_two_that_are_needed_both_are_offered_at_once_and_one_may_be_taken(kitchen, ann):
    await asked(ann)
    both = {"act": "accept", "said": "both", "objects": [{"pointing": "both"}]}

    noted, offer = await ann.does(ActionAcceptOffer, "both", intent="accept_offer", wish=both)
    offered = [item["sku"] for item in offer["custom"]["items"]]
    await ann.does(
        ActionAcceptOffer, intent="accept_offer", product=offered[1],
        offer=offer["custom"]["offer_id"],
    )

    assert said([noted, offer]) == ["utter_need_noted", "utter_offer_completes_set_together"]
    assert [e.needed for e in kitchen.offers()][0] == list(THINGS)
    assert (sorted(offered), offer["in_cart"]) == (sorted(THINGS), "Product TOAST-6")
    assert {line[0] for line in kitchen.lines()} == {"TOAST-6", offered[1]}


async def test_it_is_asked_once_and_not_again_after_an_aside(kitchen, ann):
    await asked(ann)

    assert await ann.does(ActionAskAgain, intent="view_cart") == []
