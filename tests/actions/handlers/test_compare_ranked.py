"""Comparing the best, cheapest or dearest of a kind."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.products import ActionCompare, ActionShowProduct
from tests.actions.handlers.talking import a_tracker, an_entity, run_action, said

pytestmark = pytest.mark.asyncio


async def compared(conversation, text="", count=2, sort="cheaper", **entities):
    """SKUs of the comparison, or what was said instead."""
    messages = await conversation.does(
        ActionCompare, text, "compare", compared=count, sort=sort, **entities
    )
    payload = messages[0]["custom"] or {}
    if payload.get("type") != "comparison":
        return said(messages)
    return [card["sku"] for card in payload["items"]]


@pytest.mark.parametrize(
    ("sort", "count", "skus"),
    [
        ("cheaper", 2, ["TOAST-2", "OVEN-1"]),
        ("cheaper", 3, ["TOAST-2", "OVEN-1", "OVEN-2"]),
        ("dearer", 2, ["TOAST-6", "TOAST-4"]),
        ("cheaper", 0, ["TOAST-2", "OVEN-1"]),
        (["cheaper", "dearer"], 0, ["TOAST-2", "TOAST-6"]),
    ],
)
async def test_the_first_by_price_are_compared(ann, sort, count, skus):
    assert await compared(ann, sort=sort, count=count, category="toasters") == skus
    assert ann.slots["listed"] == skus


async def test_the_best_rated_are_compared(shop, ann):
    shop.rate(**{"OVEN-2": (4.9, 300), "TOAST-4": (4.7, 300), "OVEN-1": (5.0, 1)})

    assert await compared(ann, sort="better", category="toasters") == ["OVEN-2", "TOAST-4"]


async def test_what_is_sold_out_comes_last(shop, ann):
    shop.restock(0, "TOAST-2")

    assert await compared(ann, category="toasters") == ["OVEN-1", "OVEN-2"]


async def test_price_limits_hold(ann):
    limit = {"amount": "34", "currency": "USD"}

    assert await compared(ann, sort="dearer", category="toasters", price_max=limit) == [
        "OVEN-1", "TOAST-2"
    ]


async def test_more_than_three_are_not_put_side_by_side(ann):
    messages = await ann.does(ActionCompare, compared=4, sort="cheaper", category="toasters")

    assert len(messages[0]["custom"]["items"]) == 3
    assert (messages[-1]["response"], messages[-1]["most"]) == ("utter_compare_at_most", 3)


async def test_the_running_search_is_meant_without_a_kind(ann):
    await ann.does(ActionSearch, category="toasters")

    assert await compared(ann) == ["TOAST-2", "OVEN-1"]


async def test_the_list_shown_is_meant_when_it_is_of_no_search(ann):
    ann.slots["listed"] = ["KNIFE", "TRAY", "BEANS"]

    assert await compared(ann, sort="cheaper") == ["TRAY", "KNIFE"]
    ann.slots["listed"] = ["KNIFE", "TRAY", "BEANS"]
    assert await compared(ann, sort="dearer") == ["BEANS", "KNIFE"]


async def test_a_list_of_another_search_is_meant_before_an_earlier_search(ann):
    await ann.does(ActionSearch, category="toasters")
    ann.slots["listed"] = ["KNIFE", "TRAY"]

    assert await compared(ann) == ["TRAY", "KNIFE"]


async def test_something_unknown_is_not_taken_for_what_was_shown(ann):
    await ann.does(ActionSearch, category="toasters")

    assert await compared(ann, "compare zithers") == ["utter_compare_what"]


async def test_without_anything_shown_it_asks(ann):
    assert await compared(ann) == ["utter_compare_what"]


async def test_one_that_is_named_is_compared_with_the_first_of_the_kind(ann):
    assert await compared(ann, count=0, product="TOAST-4", category="toasters") == [
        "TOAST-4", "TOAST-2"
    ]


async def test_the_one_pointed_at_is_compared_with_the_first_of_its_kind(ann):
    await ann.does(ActionShowProduct, product="TOAST-4")

    assert await compared(ann, count=0, sort="dearer", reference="that") == ["TOAST-4", "TOAST-6"]


async def test_two_that_are_meant_leave_the_one_talked_about_aside(ann):
    await ann.does(ActionShowProduct, product="TOAST-4")

    skus = await compared(ann, count=2, category="toasters", reference="that")

    assert skus == ["TOAST-2", "OVEN-1"]


async def test_a_kind_that_no_name_tells_is_shown_rather_than_compared(shop):
    text = "compare your two cheapest kettles"
    kettles = {**an_entity("category", "toasters", 26, 33), "text": "kettles"}
    entities = [an_entity("compared", 2, 0, 7), an_entity("sort", "cheaper", 13, 25), kettles]

    _, messages = await run_action(shop.action(ActionCompare), a_tracker(text, entities))

    assert messages[0]["custom"]["type"] == "cards"


async def test_one_alone_of_its_kind_is_shown(ann):
    assert await compared(ann, category="coffee") == ["utter_product_found"]
