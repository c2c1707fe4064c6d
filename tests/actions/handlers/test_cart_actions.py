"""The cart by chat: what goes in, and what is refused."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.cart import ActionViewCart
from tests.actions.handlers.talking import Conversation, commands, said

pytestmark = pytest.mark.asyncio

RED = {"attribute": "colour", "value": "red"}
SIZE_42 = {"attribute": "size", "value": "42"}
SIZE_43 = {"attribute": "size", "value": "43"}


async def test_adding_tells_what_went_in_and_shows_the_cart(shop, ann):
    [message] = await ann.does(ActionAddToCart, product="TOAST-2", quantity=2)

    assert (message["response"], message["quantity"]) == ("utter_added", 2)
    assert message["subtotal"] == "$40.00"
    cart = message["custom"]
    assert (cart["type"], cart["subtotal"], cart["total"]) == ("cart", "$40.00", "$40.00")
    assert cart["lines"] == [{
        "sku": "TOAST-2", "title": "Product TOAST-2", "quantity": 2,
        "unit_price": "$20.00", "total": "$40.00", "picture": None,
    }]
    assert commands(cart) == ["/checkout", "/help", "/undo_change"]
    assert shop.lines() == [("TOAST-2", "", 2)]


async def test_adding_remembers_what_was_added(ann):
    await ann.does(ActionAddToCart, product="TOAST-2")

    assert ann.slots["just_added"] == ann.slots["focus"] == "TOAST-2"
    assert ann.slots["cart_state"] == "filled"


async def test_the_second_of_the_list_goes_into_the_cart(shop, ann):
    ann.slots["listed"] = ["BEANS", "KNIFE"]

    await ann.does(ActionAddToCart, ordinal=2)

    assert shop.lines() == [("KNIFE", "", 1)]


async def test_more_of_the_same_is_added_up(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")
    await ann.does(ActionAddToCart, product="BEANS", quantity=3)

    assert shop.lines() == [("BEANS", "", 4)]


async def test_a_message_tried_again_adds_once(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")
    await ann.then(ActionAddToCart)

    assert shop.lines() == [("BEANS", "", 1)]


async def test_an_unclear_product_is_asked_about(shop, ann):
    assert said(await ann.does(ActionAddToCart)) == ["utter_which_product"]
    assert shop.lines() == []


async def test_another_kind_than_talked_about_is_shown_not_bought(shop, ann):
    ann.slots["focus"] = "BEANS"

    messages = await ann.does(ActionAddToCart, category="toasters")

    assert said(messages) == ["utter_products_found"]
    assert shop.lines() == []


async def test_sizes_and_colours_are_asked_for(shop, ann):
    ann.slots["just_added"] = "BEANS"

    [message] = await ann.does(ActionAddToCart, product="SHOE", quantity=2)

    assert (message["response"], message["custom"]["type"]) == ("utter_choose_variant", "choices")
    assert [item["title"] for item in message["custom"]["items"]] == [
        "42 blue", "42 red", "43 red",
    ]
    assert commands(message["custom"])[0] == (
        '/add_to_cart{"variant": "SHOE-42-BLUE", "product": "SHOE", "quantity": 2}'
    )
    assert (ann.slots["focus"], ann.slots["just_added"]) == ("SHOE", None)
    assert shop.lines() == []


async def test_the_variant_chosen_goes_into_the_cart(shop, ann):
    [message] = await ann.does(
        ActionAddToCart, product="SHOE", variant="SHOE-43-RED", quantity=2
    )

    assert message["custom"]["lines"][0]["title"] == "Product SHOE (43 red)"
    assert shop.lines() == [("SHOE", "SHOE-43-RED", 2)]


async def test_size_and_colour_in_words_choose_the_variant(shop):
    talk = Conversation(shop)
    talk.slots["focus"] = "SHOE"

    messages = await talk.does(ActionAddToCart, attribute_value=SIZE_42)
    assert said(messages) == ["utter_choose_variant"]
    assert [item["title"] for item in messages[0]["custom"]["items"]] == ["42 blue", "42 red"]
    assert shop.lines() == []

    await talk.does(ActionAddToCart, attribute_value=[RED, SIZE_42])
    assert shop.lines() == [("SHOE", "SHOE-42-RED", 1)]


async def test_the_only_variant_that_fits_needs_no_question(shop, ann):
    ann.slots["focus"] = "SHOE"

    assert said(await ann.does(ActionAddToCart, attribute_value=SIZE_43)) == ["utter_added"]
    assert shop.lines() == [("SHOE", "SHOE-43-RED", 1)]


@pytest.mark.parametrize(("left", "quantity", "response"), [
    (0, 1, "utter_sold_out"), (2, 3, "utter_few_left"),
])
async def test_what_is_not_there_is_not_sold(shop, ann, left, quantity, response):
    shop.restock(left, "BEANS")
    ann.slots["just_added"] = "KNIFE"

    [message] = await ann.does(ActionAddToCart, product="BEANS", quantity=quantity)

    assert (message["response"], message["left"]) == (response, left)
    assert ann.slots["just_added"] is None
    assert shop.lines() == []


async def test_a_sold_out_variant_is_refused_though_others_are_left(shop, ann):
    shop.restock(0, "SHOE-43-RED")

    messages = await ann.does(ActionAddToCart, product="SHOE", variant="SHOE-43-RED")

    assert said(messages) == ["utter_sold_out"]
    assert shop.lines() == []


@pytest.mark.parametrize(("entities", "response"), [
    ({"product": "CARE", "quantity": 100}, "utter_too_many"),
    ({"product": "BATIK"}, "utter_not_sold_here"),
    ({"product": "GONE"}, "utter_none_called_so"),
])
async def test_other_refusals_add_nothing(shop, ann, entities, response):
    assert said(await ann.does(ActionAddToCart, **entities)) == [response]
    assert shop.lines() == []


async def test_a_filled_cart_keeps_its_currency_in_another_language(ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots["language"] = "id"

    [message] = await ann.does(ActionViewCart)

    assert message["custom"]["language"] == "id"
    assert message["subtotal"] == "US$9,50"
