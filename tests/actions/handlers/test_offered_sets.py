"""A set offered at once: told with every price, taken whole or one by one."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.offer_answers import ActionAcceptOffer, ActionDeclineOffer
from actions.handlers.offers import ActionOffer, ActionOfferDetails
from actions.selling.rules import Rules
from tests.actions.handlers.shop import a_toaster_shop
from tests.actions.handlers.talking import commands, said
from tests.builders import a_link

pytestmark = pytest.mark.asyncio
RULES = Rules(
    learning={"explore": 0},
    strategies={"completes_set": {"prior": 0.9, "price_band": [0, 9]}},
)
SET = ("KNIFE", "SHOE", "TRAY")  # what completes a breakfast: beans


@pytest.fixture
def kitchen(shop, ann):
    """KNIFE, TRAY and SHOE, which comes in sizes, make one set with BEANS."""
    load(shop)
    ann.shop = replace(shop, rules=RULES)
    return shop


async def offered(ann):
    await ann.does(ActionAddToCart, product="TOAST-6")  # else all of it would be dear beside
    await ann.does(ActionAddToCart, product="BEANS")
    [message] = await ann.then(ActionOffer)
    return message


async def test_it_is_one_offer_with_a_card_and_a_button_each(kitchen, ann):
    message = await offered(ann)

    payload, [entry] = message["custom"], kitchen.offers()
    skus = [item["sku"] for item in payload["items"]]
    assert sorted(skus) == sorted(SET)
    assert payload["item"] == payload["items"][0]
    assert payload["reasons"] == [f"{sku} goes with it" for sku in skus]
    assert (payload["total"], message["total"]) == ("$64.00", "$64.00")
    assert [commands(item) for item in payload["items"]] == [
        [f'/add_to_cart{{"product": "{sku}"}}'] for sku in skus
    ]
    assert commands(payload)[0] == f'/accept_offer{{"offer": "{entry.id}"}}'
    assert (ann.slots["listed"], ann.slots["offer_open"]) == (skus, True)
    assert entry.ordinal == 1


async def test_a_yes_takes_all_and_asks_the_size_of_what_has_one(kitchen, ann):
    await offered(ann)

    messages = await ann.does(ActionAcceptOffer, intent="affirm")

    assert said(messages) == ["utter_added_several", "utter_choose_variant"]
    assert {line[0] for line in kitchen.lines()} == {"TOAST-6", "BEANS", "KNIFE", "TRAY"}
    assert commands(messages[1]["custom"])[0].startswith('/add_to_cart{"variant": "SHOE-')
    [entry] = kitchen.offers()
    assert (entry.status, ann.slots["offer_open"]) == ("accepted", False)


async def test_one_of_it_may_be_taken_alone(kitchen, ann):
    await offered(ann)

    await ann.does(ActionAddToCart, product="TRAY")

    assert {line[0] for line in kitchen.lines()} == {"TOAST-6", "BEANS", "TRAY"}
    assert [entry.status for entry in kitchen.offers()] == ["accepted"]


async def test_what_costs_something_else_by_now_is_asked_about_first(kitchen, ann):
    await offered(ann)
    before = kitchen.lines()
    load(kitchen, tray="7.50")

    [asked] = await ann.does(ActionAcceptOffer, intent="affirm")

    assert (asked["response"], asked["price"], asked["total"]) == (
        "utter_offer_set_changed", "$65.50", "$165.00"
    )
    assert (kitchen.lines(), kitchen.offers()[0].status) == (before, "shown")
    await ann.does(ActionAcceptOffer, intent="affirm")
    assert {line[0] for line in kitchen.lines()} == {"TOAST-6", "BEANS", "KNIFE", "TRAY"}


async def test_what_is_sold_out_by_now_is_told_and_the_rest_goes_in(kitchen, ann):
    await offered(ann)
    kitchen.restock(0, "KNIFE")

    messages = await ann.does(ActionAcceptOffer, intent="affirm")

    assert said(messages) == ["utter_added", "utter_sold_out", "utter_choose_variant"]
    assert {line[0] for line in kitchen.lines()} == {"TOAST-6", "BEANS", "TRAY"}


async def test_a_no_declines_it_as_one(kitchen, ann):
    await offered(ann)

    assert said(await ann.does(ActionDeclineOffer)) == ["utter_offer_declined"]
    assert [entry.status for entry in kitchen.offers()] == ["declined"]


async def test_more_about_it_says_why_each(kitchen, ann):
    await offered(ann)

    messages = await ann.does(ActionOfferDetails)

    assert said(messages).count("utter_why_reason") == 3
    assert sorted(item["sku"] for item in messages[-1]["custom"]["items"]) == sorted(SET)


def load(shop, tray="6.00"):
    usual = a_toaster_shop()
    links = tuple(a_link("BEANS", sku, "set", en=f"{sku} goes with it") for sku in SET)
    changed = replace(usual.products["TRAY"], prices={"USD": Decimal(tray)})
    shop.load(replace(
        usual, version=f"sets, {tray}", links={**usual.links, "BEANS": links},
        products={**usual.products, "TRAY": changed},
    ))


async def test_what_costs_more_than_the_whole_cart_is_asked_about_first(kitchen, ann):
    await ann.does(ActionAddToCart, product="BEANS")
    await ann.then(ActionOffer)

    [asked] = await ann.does(ActionAcceptOffer, intent="affirm")

    assert (asked["response"], asked["price"]) == ("utter_really_add", "$64.00")
    assert {line[0] for line in kitchen.lines()} == {"BEANS"}
