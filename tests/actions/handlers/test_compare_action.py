"""Products side by side: where they differ, which is better, what it comes to."""
import pytest

from actions.handlers.products import ActionCompare
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


async def test_two_compared_show_where_they_differ(ann):
    ann.slots["listed"] = ["TOAST-2", "OVEN-1", "TOAST-4"]
    ann.slots["focus"] = "TOAST-2"

    message, summed_up = await ann.does(ActionCompare, ordinal=3)

    payload = message["custom"]
    assert (message["response"], payload["type"]) == ("utter_comparison", "comparison")
    assert [card["sku"] for card in payload["items"]] == ["TOAST-2", "TOAST-4"]
    assert payload["rows"] == [
        {"label": "Slots", "values": ["2", "4 ★"], "best": [1]},
        {"label": "Bagel", "values": ["✗", "✓ ★"], "best": [1]},
        {"label": "Colour", "values": ["white", "black"], "best": []},
    ]
    assert ann.slots["listed"] == ["TOAST-2", "TOAST-4"]
    assert summed_up["response"] == "utter_compared_dearer_gains"
    assert (summed_up["dearer"], summed_up["difference"]) == ("Product TOAST-4", "$20.00")
    assert summed_up["dearer_gains"] == "4 slots instead of 2, bagels"


@pytest.mark.parametrize(("compared", "response"), [
    (["OVEN-1", "OVEN-2"], "utter_compared_price"),
    (["TOAST-2", "TEA"], "utter_compared_price"),
    (["TEA", "CARE"], "utter_compared_same_price"),
    (["BEANS", "BATIK"], None),  # not sold in this currency
])
async def test_the_summary_tells_the_difference_in_price(ann, compared, response):
    _, *summed_up = await ann.does(ActionCompare, product=compared)

    assert said(summed_up) == ([response] if response else [])


async def test_an_indonesian_comparison_is_in_rupiah(ann):
    ann.slots["language"] = "id"

    _, summed_up = await ann.does(ActionCompare, product=["TOAST-2", "TOAST-4", "TOAST-6"])

    assert (summed_up["dearer"], summed_up["difference"]) == ("Produk TOAST-6", "Rp1.120.000")


async def test_products_alike_have_no_rows(ann):
    message, _ = await ann.does(ActionCompare, product=["OVEN-1", "OVEN-2"])

    assert (message["response"], message["custom"]["rows"]) == ("utter_comparison_alike", [])


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


async def test_it_is_compared_with_the_one_named(ann):
    ann.slots.update(focus="TOAST-2", listed=["SHOE", "TEA"])

    [message, *_] = await ann.does(ActionCompare, product="TOAST-4")

    assert [item["sku"] for item in message["custom"]["items"]] == ["TOAST-2", "TOAST-4"]


@pytest.mark.parametrize(("text", "objects"), [
    ("the toast or the oven one for my kids?", [{"name": "toast 2"}]),
    ("oven or toast, which", []),
])
async def test_what_the_words_name_beside_is_compared_too(ann, text, objects):
    ann.slots["listed"] = ["TOAST-2", "OVEN-1", "TEA"]
    wish = {"act": "compare", "objects": objects, "said": text}

    [message, *_] = await ann.does(ActionCompare, text, wish=wish)

    assert {item["sku"] for item in message["custom"]["items"]} == {"TOAST-2", "OVEN-1"}
