"""How a talk is opened: what is sold here, a first pick with its reason, or where to begin."""
import pytest

from actions.handlers.browse import ActionSearch
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


async def opens(conversation, text, *objects, topic="open", **entities):
    wish = {"act": "find", "objects": list(objects)}
    return await conversation.does(
        ActionSearch, text, "search_product", wish=wish, topic=f"search_product/{topic}",
        **entities,
    )


async def test_the_kinds_of_the_shop_are_told_largest_first(ann):
    [message] = await opens(ann, "what do you sell", topic="kinds")

    assert message["response"] == "utter_kinds"
    assert message["kinds"].startswith("Toasters, ")
    assert [i["title"] for i in message["custom"]["items"]] == message["kinds"].split(", ")


async def test_of_many_kinds_the_largest_are_told(eve):
    [message] = await opens(eve, "what do you sell", topic="kinds")

    assert message["response"] == "utter_kinds_and_more"
    assert len(message["custom"]["items"]) == 12


async def test_a_kind_that_is_named_is_looked_for(eve):
    messages = await opens(
        eve, "what blenders do you sell", {"kind": "blenders"}, topic="kinds", category="blenders"
    )

    assert said(messages) == ["utter_products_found"]


async def test_a_kind_that_is_needed_gets_the_best_rated_with_that_reason(eve):
    [message] = await opens(eve, "my blender just gave up", {"kind": "blender"})

    ratings = [float(item["rating"]) for item in message["custom"]["items"]]
    assert message["response"] == "utter_first_pick_rated"
    assert ratings[0] == float(message["stars"])
    assert message["product_name"] == message["custom"]["items"][0]["title"]
    assert eve.slots["focus"] == eve.slots["listed"][0]


async def test_a_gift_stays_within_its_price(eve):
    [message] = await opens(
        eve, "gift for my mum who bakes, max 50",
        {"kind": "gift", "purpose": "for my mum who bakes", "price": {"max": 50}},
    )

    prices = [float(item["price"].strip("$")) for item in message["custom"]["items"]]
    assert message["response"].startswith("utter_first_pick")
    assert max(prices) <= 50


async def test_what_is_done_for_goods_is_no_first_pick(eve):
    [message] = await opens(
        eve, "a gift to wrap, max 50", {"kind": "gift", "price": {"max": 50}},
    )

    skus = [item["sku"] for item in message["custom"]["items"]]
    assert skus
    assert not any(sku.startswith("WRAP-") for sku in skus)


async def test_plans_get_one_question_with_kinds_to_begin_with(ann):
    [message] = await opens(ann, "setting up a home office from nothing")

    assert message["response"] == "utter_where_to_begin"
    assert len(message["custom"]["items"]) >= 2
    assert ann.slots["search"] is None
