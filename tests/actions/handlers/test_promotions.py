"""What costs less than before: everything, of a kind, or one that is asked about."""
from decimal import Decimal

import pytest

from actions.handlers.browse import ActionRefine, ActionSearch
from actions.handlers.products import ActionShowProduct
from actions.handlers.promotions import ActionTellPromo
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio

FACTS = ["utter_fact_unknown", "utter_promo"]  # of a shop that tells nothing


def skus(message):
    return [item["sku"] for item in message["custom"]["items"]]


def was(message):
    return [item["was_price"] for item in message["custom"]["items"]]


async def test_all_that_is_reduced_with_both_prices(ann):
    [message] = await ann.does(
        ActionTellPromo, "todays deal", "ask_promo", topic="ask_promo/reduced"
    )

    assert (message["response"], skus(message)) == ("utter_reduced_found", ["KNIFE"])
    assert message["products"] == "1. Product KNIFE – $9.50 → $8.00"
    assert ann.slots["listed"] == ["KNIFE"]


async def test_beside_that_there_are_no_codes_where_it_isnt_sure_what_was_asked(ann):
    anything = await ann.does(ActionTellPromo, intent="ask_promo")
    codes = await ann.does(ActionTellPromo, intent="ask_promo", topic="ask_promo/codes")

    assert said(anything) == [*FACTS, "utter_reduced_found"]
    assert said(codes) == FACTS


async def test_nothing_is_reduced_in_rupiah_and_so_it_says(ann):
    ann.slots["language"] = "id"

    assert said(await ann.does(ActionTellPromo, intent="ask_promo", topic="ask_promo/reduced")) == [
        "utter_nothing_reduced"
    ]
    assert said(await ann.does(ActionTellPromo, intent="ask_promo")) == FACTS


@pytest.mark.parametrize("objects", [
    [{"kind": "anything", "traits": ["on sale"]}],
    [{"kind": "deals", "traits": ["today"]}],
    [{"kind": "barang", "traits": ["lagi diskon"]}],
    [{"traits": ["marked down"]}],
    [{"kind": "knife", "traits": ["discounted"]}],
    [{"kind": "knife deals"}],
])
async def test_a_search_for_what_is_reduced_finds_that_alone(ann, objects):
    wish = {"act": "find", "objects": objects}

    [message] = await ann.does(ActionSearch, "so it was said", intent="search_product", wish=wish)

    assert (message["response"], skus(message)) == ("utter_reduced_found", ["KNIFE"])


async def test_what_was_read_of_no_object_is_honoured_and_not_told_as_left_aside(ann):
    wish = {"act": "find", "objects": [{"kind": "knife"}]}

    messages = await ann.does(
        ActionSearch, "knife, diskon", intent="search_product", wish=wish, unread=["diskon"]
    )

    assert said(messages) == ["utter_is_reduced"]  # of the only knife


@pytest.mark.parametrize(("text", "response"), [
    ("any earbuds on sale?", "utter_reduced_found"), ("tent deals today", "utter_none_reduced"),
])
async def test_a_question_for_the_promotions_of_a_kind_is_one_for_that_kind(eve, text, response):
    wish = {"act": "ask_shop", "matter": text}

    messages = await eve.does(ActionTellPromo, text, "ask_promo", wish=wish)

    assert said(messages) == [response]
    assert eve.slots["search"][0]["is_reduced"]


async def test_of_a_kind_that_isnt_reduced_the_cheapest_are_shown_as_they_are(eve):
    wish = {"act": "find", "objects": [{"kind": "tent", "traits": ["on sale"]}]}

    [message] = await eve.does(ActionSearch, "any tents on sale", intent="search_product",
                               wish=wish, category="tents")

    prices = [Decimal(i["price"].strip("$").replace(",", "")) for i in message["custom"]["items"]]
    assert message["response"] == "utter_none_reduced"
    assert (prices, was(message)) == (sorted(prices), [None] * len(prices))


async def test_a_running_search_is_narrowed(eve):
    await eve.does(ActionSearch, "coffee", intent="search_product",
                   wish={"act": "find", "objects": [{"kind": "coffee"}]})

    messages = await eve.does(
        ActionRefine, "only the discounted ones", intent="refine_search",
        wish={"act": "find", "objects": [{"traits": ["discounted"], "pointing": "ones"}]},
    )

    [message] = messages
    assert message["response"] in ("utter_reduced_found", "utter_none_reduced")
    assert eve.slots["search"][0]["is_reduced"] is True
    assert all(was(message)) or message["response"] == "utter_none_reduced"


@pytest.mark.parametrize(("sku", "expected"), [
    ("KNIFE", ("utter_is_reduced", "$9.50 → $8.00")), ("BEANS", ("utter_is_not_reduced", "$9.50")),
])
async def test_whether_the_one_talked_about_is_reduced(ann, sku, expected):
    await ann.does(ActionShowProduct, product=sku)

    wish = {"act": "ask_shop", "objects": [{"pointing": "this"}], "matter": "is this on sale"}
    [message] = await ann.does(ActionTellPromo, "is this on sale", "ask_promo", wish=wish)

    assert (message["response"], message["price"]) == expected


async def test_goods_for_sale_need_not_be_reduced(ann):
    wish = {"act": "find", "objects": [{"kind": "knife", "traits": ["for sale"]}]}

    messages = await ann.does(ActionSearch, "knives for sale", intent="search_product", wish=wish)

    assert not ann.slots["search"][0]["is_reduced"]
    assert "utter_reduced_found" not in said(messages)
