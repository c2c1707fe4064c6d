"""Words of product names that no matcher knew: they mean that product or none, never another."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.removing import ActionRemoveFromCart
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


async def test_removing_what_is_not_in_the_cart_removes_nothing(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")

    assert said(await ann.does(ActionRemoveFromCart, text="remove the knife")) == [
        "utter_not_in_cart_so"
    ]
    assert shop.lines() == [("BEANS", "", 1)]


async def test_the_word_chooses_among_the_lines_of_the_cart(shop, ann):
    await ann.does(ActionAddToCart, product="KNIFE")
    await ann.does(ActionAddToCart, product="BEANS")

    await ann.does(ActionRemoveFromCart, text="hapus knifenya dong")

    assert shop.lines() == [("BEANS", "", 1)]


async def test_a_quantity_is_not_given_to_another_product(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")

    await ann.does(ActionChangeQuantity, text="make the knife 5", quantity=5)

    assert shop.lines() == [("BEANS", "", 1)]


async def test_a_word_that_only_one_product_has_adds_that_not_the_one_talked_about(shop, ann):
    ann.slots["focus"] = "BEANS"

    await ann.does(ActionAddToCart, text="add the knife too")

    assert shop.lines() == [("KNIFE", "", 1)]


async def test_adding_it_adds_the_one_talked_about(shop, ann):
    ann.slots["focus"] = "BEANS"

    await ann.does(ActionAddToCart, text="ok add it to my cart please")

    assert shop.lines() == [("BEANS", "", 1)]


async def test_a_word_that_several_share_adds_none_of_them(shop, ann):
    ann.slots["listed"] = ["TEA", "TEA-BIG"]

    reply = await ann.does(ActionAddToCart, text="add the tea")

    assert shop.lines() == []
    assert "utter_added" not in said(reply)
