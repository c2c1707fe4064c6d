"""Goods that are waited for: noted once, told once they are there again, and to nobody else."""
import pytest
from sqlalchemy import select

from actions.handlers.adding import ActionAddToCart
from actions.handlers.awaiting import ActionTellBackInStock
from actions.handlers.products import ActionAnswerStock, ActionShowProduct
from actions.shop.models import StockWish
from tests.actions.handlers.talking import Conversation, said

pytestmark = pytest.mark.asyncio

WHEN_BACK = {"act": "notify", "objects": [{"pointing": "it"}]}


async def wait_for_it(conversation, **more):
    return await conversation.does(
        ActionAnswerStock, "tell me when it is back", "ask_stock", wish=WHEN_BACK, **more
    )


def noted(shop):
    return [(w.visitor, w.sku, w.variant) for w in shop.rows(select(StockWish))]


async def test_what_is_sold_out_is_noted_once(shop, ann):
    shop.restock(0, "BEANS")
    await ann.does(ActionShowProduct, product="BEANS")

    for _ in range(2):
        [message] = await wait_for_it(ann)

    assert (message["response"], message["product_name"]) == ("utter_stock_noted", "Product BEANS")
    assert noted(shop) == [("c:ann", "BEANS", "")]
    assert ann.slots["awaits"] is True


async def test_it_is_what_could_not_be_added_not_what_is_in_the_cart(shop, ann):
    shop.restock(0, "BEANS")
    await ann.does(ActionAddToCart, product="TEA")
    await ann.wants("add", {"code": "BEANS"}, text="add BEANS")

    [message] = await wait_for_it(ann)

    assert (message["response"], message["product_name"]) == ("utter_stock_noted", "Product BEANS")
    assert noted(shop) == [("c:ann", "BEANS", "")]


async def test_what_is_there_is_said_to_be_and_not_noted(shop, ann):
    await ann.does(ActionShowProduct, product="BEANS")

    assert said(await wait_for_it(ann)) == ["utter_stock_plenty"]
    assert noted(shop) == []


async def test_a_size_is_waited_for_by_itself(shop, ann):
    shop.restock(0, "SHOE-43-RED")
    await ann.does(ActionShowProduct, product="SHOE")
    wish = {"act": "notify", "objects": [{"pointing": "it", "size": "43"}]}

    [message] = await ann.does(ActionAnswerStock, "ping me for 43", "ask_stock", wish=wish)

    assert message["response"] == "utter_stock_noted"
    assert noted(shop) == [("c:ann", "SHOE", "SHOE-43-RED")]


async def test_which_one_is_asked_where_it_is_none_for_certain(shop, ann):
    ann.slots["listed"] = ["BEANS", "KNIFE"]
    wish = {"act": "notify", "objects": []}

    [message] = await ann.does(ActionAnswerStock, "tell me when back", "ask_stock", wish=wish)

    assert message["response"] == "utter_which_product"
    assert all('"question": "notify"' in i["payload"] for i in message["custom"]["items"])
    shop.restock(0, "KNIFE")
    await ann.does(ActionAnswerStock, intent="ask_stock", product="KNIFE", question="notify")
    assert noted(shop) == [("c:ann", "KNIFE", "")]


async def test_it_is_told_once_when_it_is_back_and_never_again(shop, ann):
    shop.restock(0, "BEANS")
    await ann.does(ActionShowProduct, product="BEANS")
    await wait_for_it(ann)
    assert await ann.does(ActionTellBackInStock) == []
    assert ann.slots["awaits"] is True

    shop.restock(3, "BEANS")
    assert await Conversation(shop, "ben").does(ActionTellBackInStock) == []
    [message] = await ann.does(ActionTellBackInStock)

    assert (message["response"], message["product_name"]) == (
        "utter_back_in_stock", "Product BEANS"
    )
    assert [item["sku"] for item in message["custom"]["items"]] == ["BEANS"]
    assert (noted(shop), ann.slots["awaits"]) == ([], False)
    assert await ann.does(ActionTellBackInStock) == []


async def test_of_two_the_other_is_still_waited_for(shop, ann):
    for sku in ("BEANS", "KNIFE"):
        shop.restock(0, sku)
        await ann.does(ActionShowProduct, product=sku)
        await wait_for_it(ann)
    shop.restock(1, "KNIFE")

    [message] = await ann.does(ActionTellBackInStock)

    assert message["product_name"] == "Product KNIFE"
    assert (noted(shop), ann.slots["awaits"]) == ([("c:ann", "BEANS", "")], True)


async def test_a_customer_is_told_in_another_talk(shop):
    shop.restock(0, "BEANS")
    phone = Conversation(shop, "phone", customer="C1")
    await phone.does(ActionShowProduct, product="BEANS")
    await wait_for_it(phone)
    shop.restock(5, "BEANS")

    desk = Conversation(shop, "desk", customer="C1")

    assert said(await desk.does(ActionTellBackInStock)) == ["utter_back_in_stock"]
