"""Search, refine, show more: what is found, what is remembered, what honest words are said."""

import pytest

from actions.handlers.browse import ActionRefine, ActionSearch, ActionShowMore
from tests.actions.handlers.talking import a_tracker, an_entity, commands, run_action, said

pytestmark = pytest.mark.asyncio

BY_PRICE = ["TOAST-2", "OVEN-1", "OVEN-2", "TOAST-4", "TOAST-6"]


def skus(message):
    return [card["sku"] for card in message["custom"]["items"]]


async def cheapest_toasters(conversation):
    return await conversation.does(ActionSearch, category="toasters", sort="cheaper")


async def test_a_search_shows_four_cards_and_remembers_them(ann):
    [message] = await cheapest_toasters(ann)

    assert (message["response"], message["found"]) == ("utter_products_found", 5)
    assert message["custom"]["type"] == "cards"
    assert message["custom"]["language"] == "en"
    assert skus(message) == ann.slots["listed"] == BY_PRICE[:4]
    assert (ann.slots["shown"], ann.slots["focus"]) == (4, BY_PRICE[0])
    assert message["products"].splitlines()[1] == "2. Product OVEN-1 – $30.00"


async def test_a_card_tells_price_and_picture_and_can_be_put_into_the_cart(ann):
    [message] = await ann.does(ActionSearch, category="knives")

    [card] = message["custom"]["items"]
    assert card["title"] == "Product KNIFE"
    assert (card["price"], card["picture"]) == ("$8.00", "/pictures/knife.svg")
    assert commands(card) == [
        '/add_to_cart{"product": "KNIFE"}', '/show_product{"product": "KNIFE"}',
    ]


async def test_a_card_tells_what_it_cost_before(ann):
    [message] = await ann.does(ActionSearch, category="knives")
    [other] = await ann.does(ActionSearch, category="coffee")

    assert message["custom"]["items"][0]["was_price"] == "$9.50"
    assert other["custom"]["items"][0]["was_price"] is None


async def test_one_find_becomes_the_product_talked_about(ann):
    assert said(await ann.does(ActionSearch, category="coffee")) == ["utter_product_found"]
    assert ann.slots["focus"] == "BEANS"


async def test_indonesian_shoppers_see_rupiah(ann):
    ann.slots["language"] = "id"

    [message] = await ann.does(ActionSearch, category="coffee")

    assert message["custom"]["language"] == "id"
    [card] = message["custom"]["items"]
    assert (card["title"], card["price"]) == ("Produk BEANS", "Rp152.000")


async def test_an_empty_result_offers_the_largest_categories_and_forgets_the_search(ann):
    await cheapest_toasters(ann)

    [message] = await ann.does(ActionSearch, brand="Nobody")

    assert message["response"] == "utter_nothing_found"
    assert commands(message["custom"])[0] == '/search_product{"category": "toasters"}'
    assert message["custom"]["items"][1]["title"] == "Shoes"
    assert (ann.slots["search"], ann.slots["listed"]) == (None, [])


async def test_a_limit_in_the_words_of_a_message_is_not_searched_for(shop):
    text = "toasters under 37"
    entities = [
        an_entity("category", "toasters", 0, 8),
        an_entity("price_max", {"amount": "37", "currency": "USD"}, 9, 17),
        an_entity("sort", "cheaper"),
    ]
    events, _ = await run_action(shop.action(ActionSearch), a_tracker(text, entities))

    [[search]] = [e["value"] for e in events if e["name"] == "search"]
    assert search["words"] == "toasters"
    assert search["price_max"] == ["37", "USD"]


async def test_what_a_button_says_is_not_searched_for(ann):
    await ann.does(ActionSearch, '/search_product{"category": "knives"}', category="knives")

    assert ann.slots["search"][0]["words"] == ""


async def test_refining_keeps_the_category_and_adds_the_limit(ann):
    await cheapest_toasters(ann)

    await ann.does(ActionRefine, price_max={"amount": "32", "currency": "USD"})

    assert ann.slots["listed"] == ["TOAST-2", "OVEN-1"]


async def test_a_value_refined_again_replaces_the_first(ann):
    await cheapest_toasters(ann)
    await ann.does(ActionRefine, attribute_value={"attribute": "colour", "value": "red"})
    assert ann.slots["listed"] == ["OVEN-1", "OVEN-2"]

    await ann.does(ActionRefine, attribute_value={"attribute": "colour", "value": "black"})

    assert ann.slots["listed"] == ["TOAST-4", "TOAST-6"]


async def test_another_category_begins_another_search(ann):
    await ann.does(ActionSearch, category="toasters", brand="Bara")

    await ann.does(ActionRefine, category="coffee")

    assert ann.slots["listed"] == ["BEANS"]


async def test_cheaper_than_the_product_talked_about(ann):
    await cheapest_toasters(ann)
    ann.slots["focus"] = "OVEN-2"

    await ann.does(ActionRefine, sort="cheaper")

    assert ann.slots["listed"] == ["TOAST-2", "OVEN-1", "OVEN-2"]


async def test_refining_nothing_is_a_search(ann):
    await ann.does(ActionRefine, category="coffee")

    assert ann.slots["listed"] == ["BEANS"]


async def test_more_of_a_search_until_there_is_no_more(ann):
    await cheapest_toasters(ann)

    [more] = await ann.does(ActionShowMore)
    assert (more["response"], skus(more)) == ("utter_more_products", ["TOAST-6"])
    assert ann.slots["listed"] == ["TOAST-6"]

    assert said(await ann.does(ActionShowMore)) == ["utter_no_more"]
    assert ann.slots["listed"] == ["TOAST-6"]


async def test_more_of_nothing_asks_what_to_look_for(ann):
    assert said(await ann.does(ActionShowMore)) == ["utter_what_to_search"]


@pytest.mark.parametrize(("text", "response"), [
    ("list all knives", "utter_product_found"), ("list all", "utter_what_to_search"),
])
async def test_more_of_a_kind_is_a_search_where_nothing_was_looked_for(ann, text, response):
    [message] = await ann.does(ActionShowMore, text, "show_more", wish={"act": "more"})

    assert message["response"] == response
