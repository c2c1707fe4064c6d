"""Details, questions, stock and price of products."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.products import (
    ActionAnswerPrice,
    ActionAnswerProduct,
    ActionAnswerStock,
    ActionShowProduct,
)
from tests.actions.handlers.talking import (
    a_tracker,
    an_entity,
    commands,
    run_action,
    said,
)

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


@pytest.mark.parametrize("ordinal", [3, 20])
async def test_a_place_beyond_the_list_is_asked_about(ann, ordinal):
    ann.slots.update(listed=["TOAST-2", "OVEN-1"], focus="TOAST-2")

    [message] = await ann.does(ActionShowProduct, "the third one", ordinal=ordinal)

    assert message["response"] == "utter_which_product"
    assert commands(message["custom"])[0] == '/show_product{"product": "TOAST-2"}'
    assert ann.slots["focus"] == "TOAST-2"


async def test_a_product_not_meant_clearly_is_searched_for(ann):
    assert said(await ann.does(ActionShowProduct, category="coffee")) == ["utter_product_found"]


@pytest.mark.parametrize(("attribute", "response", "value"), [
    ("bagel", "utter_answer_yes", "✓"),
    ("slots", "utter_answer_value", "4"),
    ("colour", "utter_answer_value", "black"),
    ("padding", "utter_answer_nearest", ""),
    ("nonsense", "utter_answer_nearest", ""),
])
async def test_a_question_is_answered_from_the_catalogue(ann, attribute, response, value):
    [message] = await ann.does(ActionAnswerProduct, product="TOAST-4", attribute=attribute)

    assert (message["response"], message["attribute_value"]) == (response, value)
    assert ann.slots["focus"] == "TOAST-4"


async def test_beside_an_unknown_stands_what_is_known(ann):
    [message] = await ann.does(ActionAnswerProduct, product="TOAST-4", attribute="padding")

    assert message["known"] == "• Slots: 4\n• Bagel: ✓\n• Colour: black"


async def test_of_a_product_nothing_is_known_of_it_says_so(ann):
    messages = await ann.does(ActionAnswerProduct, product="BEANS", attribute="padding")

    assert said(messages) == ["utter_answer_unknown"]


async def test_what_is_written_of_a_product_is_quoted_with_its_source(ann):
    ann.slots["focus"] = "SHOE"

    [review] = await ann.does(ActionAnswerProduct, "do they feel like clouds")
    question = "tell me all about shoe, what is told and described"
    [described] = await ann.does(ActionAnswerProduct, question)

    assert (review["response"], review["answer_source"]) == ("utter_answer_review", "review")
    assert review["attribute_value"] == "Like clouds."
    assert described["response"] == "utter_answer_description"


async def test_an_amount_is_compared_with_what_the_product_has(ann):
    ann.slots["focus"] = "TEA"

    [message] = await ann.does(ActionAnswerProduct, "is it more than 0.2 kg")

    assert (message["response"], message["attribute_value"]) == ("utter_answer_no", "100 g")


@pytest.mark.parametrize(("text", "pointed", "product"), [
    ("does it take a knife", (5, 7), "Product TOAST-4"),
    ("is this knife slotted", (3, 7), "Product KNIFE"),
    ("does the knife bend", None, "Product KNIFE"),
    ("do i need a knife", None, "Product TOAST-4"),
    ("perlu knife ga", None, "Product TOAST-4"),
])
async def test_a_kind_that_belongs_to_what_is_asked_is_not_the_one_meant(
    shop, text, pointed, product
):
    start = text.index("knife")
    entities = [an_entity("category", "knives", start, start + 5)]
    if pointed:
        entities.append(an_entity("reference", "that", *pointed))
    tracker = a_tracker(text, entities, {"focus": "TOAST-4"})

    _, [message] = await run_action(shop.action(ActionAnswerProduct), tracker)

    assert message.get("anchor_name", message.get("product_name")) == product


@pytest.mark.parametrize(("text", "pointed", "focus", "product"), [
    ("does it fit the tray", (5, 7), "TOAST-4", "Product TOAST-4"),
    ("itu muat di tray", (0, 3), "TOAST-4", "Product TOAST-4"),
    ("is that tray heavy", (3, 7), "TOAST-4", "Product TRAY"),
    ("does the tray fit it", (18, 20), "TOAST-4", "Product TRAY"),
    ("does the tray bend", None, "TOAST-4", "Product TRAY"),
    ("does it fit the tray", (5, 7), None, "Product TRAY"),
])
async def test_a_question_that_begins_with_it_is_not_about_the_other_one_named(
    shop, text, pointed, focus, product
):
    start = text.index("tray")
    entities = [an_entity("product", "TRAY", start, start + 4)]
    if pointed:
        entities.append(an_entity("reference", "that", *pointed))

    _, [message] = await run_action(
        shop.action(ActionAnswerProduct), a_tracker(text, entities, {"focus": focus})
    )

    assert message["product_name"] == product


async def test_a_question_beside_a_list_is_answered_of_each(ann):
    ann.slots["listed"] = ["TOAST-2", "TOAST-4"]

    [message] = await ann.does(ActionAnswerProduct, attribute="bagel")
    [stock] = await ann.does(ActionAnswerStock)

    assert message["response"] == "utter_of_each"
    assert message["others"] == "Product TOAST-2 ✗, Product TOAST-4 ✓"
    assert commands(stock["custom"])[0] == '/ask_stock{"product": "TOAST-2"}'


async def test_a_product_named_by_its_words_alone_is_shown(ann):
    ann.slots["focus"] = "BEANS"

    [message] = await ann.does(ActionShowProduct, "tell me about the tray")

    assert (message["response"], message["product_name"]) == ("utter_product", "Product TRAY")


async def test_words_of_several_names_are_searched_for(ann):
    messages = await ann.does(ActionShowProduct, "tell me about the shoe")

    assert said(messages) == ["utter_products_found"]


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

    assert (message["response"], message.get("left")) == (response, left)


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
