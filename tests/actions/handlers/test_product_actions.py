"""Details, questions, stock, price and comparison of products."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.products import (
    ActionAnswerPrice,
    ActionAnswerProduct,
    ActionAnswerStock,
    ActionCompare,
    ActionShowProduct,
)
from tests.actions.handlers.talking import commands, said

pytestmark = pytest.mark.asyncio


async def test_the_second_is_shown_with_all_that_is_known(ann):
    await ann.does(ActionSearch, category="toasters", sort="cheaper")

    [message] = await ann.does(ActionShowProduct, ordinal=4)

    sheet = message["custom"]
    assert (message["response"], sheet["type"]) == ("utter_product", "product")
    assert (message["product_name"], message["price"]) == ("Product TOAST-4", "$40.00")
    assert sheet["item"]["sku"] == "TOAST-4"
    assert sheet["facts"] == [
        {"label": "Slots", "value": "4"},
        {"label": "Bagel", "value": "✓"},
        {"label": "Colour", "value": "black"},
    ]
    assert commands(sheet["item"]) == ['/add_to_cart{"product": "TOAST-4"}']
    assert ann.slots["focus"] == "TOAST-4"


async def test_looking_at_a_product_ends_the_moment_after_adding(ann):
    ann.slots["just_added"] = "TOAST-2"

    await ann.does(ActionShowProduct, product="BEANS")

    assert (ann.slots["focus"], ann.slots["just_added"]) == ("BEANS", None)


async def test_a_product_not_meant_clearly_is_searched_for(ann):
    assert said(await ann.does(ActionShowProduct, category="coffee")) == ["utter_product_found"]


@pytest.mark.parametrize(("attribute", "response", "value"), [
    ("bagel", "utter_answer_yes", ""),
    ("slots", "utter_answer_value", "4"),
    ("colour", "utter_answer_value", "black"),
    ("padding", "utter_answer_unknown", ""),
    ("nonsense", "utter_answer_unknown", ""),
])
async def test_a_question_is_answered_from_the_catalogue(ann, attribute, response, value):
    [message] = await ann.does(ActionAnswerProduct, product="TOAST-4", attribute=attribute)

    assert (message["response"], message["attribute_value"]) == (response, value)
    assert ann.slots["focus"] == "TOAST-4"


async def test_no_is_an_answer_too(ann):
    [message] = await ann.does(ActionAnswerProduct, product="TOAST-2", attribute="bagel")

    assert (message["response"], message["attribute_label"]) == ("utter_answer_no", "Bagel")


async def test_the_colours_of_a_product_are_those_of_its_variants(ann):
    [message] = await ann.does(ActionAnswerProduct, product="SHOE", attribute="colour")

    assert message["attribute_value"] == "blue, red"


async def test_a_value_asked_about_is_a_question_on_its_attribute(ann):
    ann.slots["focus"] = "TOAST-4"
    red = {"attribute": "colour", "value": "red"}

    [message] = await ann.does(ActionAnswerProduct, attribute_value=red)

    assert message["attribute_value"] == "black"


async def test_the_only_one_in_the_list_needs_no_name(ann):
    ann.slots["listed"] = ["TOAST-4"]

    assert said(await ann.does(ActionAnswerProduct, attribute="bagel")) == ["utter_answer_yes"]


@pytest.mark.parametrize("action", [ActionAnswerProduct, ActionAnswerStock])
async def test_without_a_product_it_asks_which(ann, action):
    assert said(await ann.does(action, attribute="bagel")) == ["utter_which_product"]


@pytest.mark.parametrize(("left", "response"), [
    (0, "utter_stock_none"), (1, "utter_stock_few"), (3, "utter_stock_few"),
    (4, "utter_stock_plenty"), (None, "utter_stock_unlimited"),
])
async def test_stock_in_words(shop, ann, left, response):
    shop.restock(left, "BEANS")

    [message] = await ann.does(ActionAnswerStock, product="BEANS")

    assert (message["response"], message["left"]) == (response, left)


async def test_the_price_of_the_one_talked_about(ann):
    ann.slots["focus"] = "BEANS"

    [message] = await ann.does(ActionAnswerPrice)

    assert (message["response"], message["price"]) == ("utter_price", "$9.50")


async def test_the_price_of_another_kind_is_not_that_of_the_one_talked_about(ann):
    ann.slots["focus"] = "BEANS"

    [message] = await ann.does(ActionAnswerPrice, category="knives")

    assert (message["product_name"], message["price"]) == ("Product KNIFE", "$8.00")


async def test_a_price_asked_of_nothing_known_finds_nothing(ann):
    assert said(await ann.does(ActionAnswerPrice, brand="Nobody")) == ["utter_nothing_found"]


async def test_what_is_not_sold_in_a_currency_has_no_price_there(ann):
    assert (await ann.does(ActionAnswerPrice, product="BATIK"))[0]["price"] == "–"


async def test_two_compared_show_where_they_differ(ann):
    ann.slots["listed"] = ["TOAST-2", "OVEN-1", "TOAST-4"]
    ann.slots["focus"] = "TOAST-2"

    [message] = await ann.does(ActionCompare, ordinal=3)

    payload = message["custom"]
    assert (message["response"], payload["type"]) == ("utter_comparison", "comparison")
    assert [card["sku"] for card in payload["items"]] == ["TOAST-4", "TOAST-2"]
    assert payload["rows"] == [
        {"label": "Slots", "values": ["4", "2"]},
        {"label": "Bagel", "values": ["✓", "✗"]},
        {"label": "Colour", "values": ["black", "white"]},
    ]
    assert ann.slots["listed"] == ["TOAST-4", "TOAST-2"]


@pytest.mark.parametrize(("listed", "focus", "compared"), [
    (["TOAST-2", "OVEN-1", "TOAST-4", "OVEN-2"], None, ["TOAST-2", "OVEN-1", "TOAST-4"]),
    (["TOAST-2"], "TOAST-2", ["TOAST-2", "TOAST-4"]),
    ([], "SHOE", ["SHOE", "SHOE-PRO"]),
])
async def test_without_names_it_compares_what_is_before_the_shopper(ann, listed, focus, compared):
    ann.slots.update(listed=listed, focus=focus)

    await ann.does(ActionCompare)

    assert ann.slots["listed"] == compared


@pytest.mark.parametrize("listed", [[], ["BEANS"]])
async def test_one_alone_can_not_be_compared(ann, listed):
    ann.slots["listed"] = listed

    assert said(await ann.does(ActionCompare)) == ["utter_compare_what"]
