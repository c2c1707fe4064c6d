"""Searches by a wish: what is refused isn't shown, and what isn't honoured is said."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.handlers.browse import ActionRefine, ActionSearch, ActionShowMore
from actions.handlers.products import ActionAnswerProduct, ActionShowProduct
from tests.actions.handlers.shop import a_toaster_shop
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


def find(*objects, act="find", text=""):
    return {"act": act, "objects": list(objects), "said": text}


def skus(messages):
    return [card["sku"] for m in messages if m["custom"] for card in m["custom"]["items"]
            if "sku" in card]



async def search(ann, *objects, action=ActionSearch, text="", unread=()):
    return await ann.does(action, text, wish=find(*objects, text=text), unread=list(unread))


async def test_what_is_not_there_is_said_beside_what_is(ann):
    messages = await search(ann, {"kind": "shoes"}, {"kind": "xylophone"}, {"kind": "tea"})

    assert said(messages) == ["utter_not_here", "utter_products_found"]
    assert messages[0]["not_here"] == "xylophone"
    assert {"SHOE", "TEA"} <= set(skus(messages))


async def test_several_kinds_come_in_turn(ann):
    messages = await search(ann, {"kind": "tea"}, {"kind": "shoes"})

    assert skus(messages)[:2] in (["TEA", "SHOE"], ["TEA", "SHOE-PRO"])


async def test_of_a_kind_that_is_not_sold_alone_no_other_goods_are_shown(ann):
    messages = await search(ann, {"kind": "xylophone"})

    assert said(messages) == ["utter_unknown_words"]
    assert messages[0]["unknown"] == "xylophone"


@pytest.mark.parametrize(
    ("objects", "without"),
    [
        ([{"kind": "toasters", "not_traits": ["black"]}], ["TOAST-4", "TOAST-6"]),
        ([{"kind": "toasters", "not_traits": ["merah"]}], ["OVEN-1", "OVEN-2"]),
        ([{"kind": "toasters", "not_brand": "bara"}], ["OVEN-1", "OVEN-2"]),
        ([{"kind": "toasters"}, {"name": "TOAST-6", "not": True}], ["TOAST-6"]),
        ([{"kind": "toasters"}, {"brand": "Bara", "not": True}], ["OVEN-1", "OVEN-2"]),
    ],
)
async def test_what_is_refused_is_not_shown(ann, objects, without):
    found = skus(await search(ann, *objects)) + skus(await ann.does(ActionShowMore))

    assert found
    assert not set(without) & set(found)


async def test_of_a_refused_colour_other_versions_may_be_wanted(ann):
    assert skus(await search(ann, {"kind": "shoes", "not_traits": ["red"]})) == [
        "SHOE", "SHOE-PRO",
    ]
    messages = await search(ann, {"kind": "shoes", "size": "43", "not_traits": ["red"]})
    assert said(messages) == ["utter_nearest_without"]  # 43 comes in red alone


async def test_a_size_that_is_not_made_is_said_with_those_that_are(ann):
    messages = await search(ann, {"kind": "shoes", "size": "size 42.5"})

    assert said(messages) == ["utter_sizes_made"]
    assert messages[0]["sizes"] == "42, 43"
    assert skus(messages) == ["SHOE", "SHOE-PRO"]


async def test_sold_out_sizes_are_told_apart(ann, shop):
    for sku in ("SHOE", "SHOE-PRO"):
        shop.restock(0, f"{sku}-43-RED")

    [message] = await search(ann, {"kind": "shoes", "size": "44"})

    assert (message["sizes"], message["sold_out"]) == ("42", "43")


async def test_a_size_is_found_however_it_is_said(ann):
    assert said(await search(ann, {"kind": "shoes", "size": "EU 43"})) == ["utter_products_found"]


async def test_which_sizes_are_in_their_natural_order(ann):
    messages = await ann.does(
        ActionAnswerProduct, "which sizes?", product="SHOE", attribute="size",
    )

    assert said(messages) == ["utter_product_sizes"]
    assert messages[0]["sizes"] == "42, 43"


async def test_a_brand_and_a_trait_that_nothing_has_are_said(ann):
    messages = await search(
        ann, {"kind": "toasters", "brand": "nokia", "traits": ["glow in the dark"]}
    )

    assert messages[0]["response"] == "utter_not_here_and_aside"
    assert (messages[0]["not_here"], messages[0]["aside"]) == ("nokia", "glow in the dark")
    assert "TOAST-2" in skus(messages)


async def test_what_something_must_fit_and_nothing_does_is_said(ann):
    knife = replace(a_toaster_shop().products["KNIFE"], names={"en": "Bread knife for Sawa 5"})
    ann.shop.load(replace(a_toaster_shop(), version="named", products={
        **a_toaster_shop().products, "KNIFE": knife,
    }))

    messages = await search(ann, {"kind": "bread knife", "purpose": "my zorbatron 15"})
    assert (messages[0]["response"], messages[0]["not_here"]) == (
        "utter_not_here", "my zorbatron 15",
    )
    assert said(await search(ann, {"kind": "bread knife", "purpose": "sawa 5"})) == [
        "utter_product_found"
    ]


async def test_a_person_is_nothing_that_goods_must_fit(ann):
    assert said(await search(ann, {"kind": "knives", "purpose": "my brother"})) == [
        "utter_product_found"
    ]


async def test_what_was_not_read_is_said(ann):
    messages = await search(ann, {"kind": "tea"}, unread=["all in all not more than 150"])

    assert said(messages)[0] == "utter_left_aside"
    assert messages[0]["aside"] == "all in all not more than 150"


async def test_both_are_one_sentence(ann):
    messages = await search(ann, {"kind": "tea", "brand": "nokia"}, unread=["by friday"])

    assert said(messages)[0] == "utter_not_here_and_aside"
    assert (messages[0]["not_here"], messages[0]["aside"]) == ("nokia", "by friday")


async def test_thousands_that_went_unsaid_are_said_back(ann):
    ann.slots["language"] = "id"

    messages = await search(ann, {"kind": "toasters", "price": {"max": 500}}, text="budget 500")

    assert said(messages)[0] == "utter_limits_read"
    assert "500.000" in messages[0]["limits"]
    assert set(skus(messages)) == {"TOAST-2", "OVEN-1"}


async def test_a_limit_in_a_currency_that_is_not_sold_in_is_said_back(ann):
    messages = await search(
        ann, {"kind": "toasters", "price": {"max": 32, "currency": "GBP"}}, text="under £32"
    )

    assert said(messages)[0] == "utter_limits_read"
    assert set(skus(messages)) == {"TOAST-2", "OVEN-1"}


async def test_so_much_that_only_rupiah_are_meant(ann):
    messages = await search(
        ann, {"kind": "toasters", "price": {"max": 500_000}}, text="under 500.000"
    )

    assert set(skus(messages)) == {"TOAST-2", "OVEN-1"}


@pytest.mark.parametrize(
    ("order", "first"),
    [("cheapest", "TOAST-2"), ("dearest", "TOAST-6"), ("most padding", None)],
)
async def test_a_kind_in_the_order_asked_for(ann, order, first):
    messages = await search(ann, {"kind": "toasters", "order": order})

    if first is None:
        assert (messages[0]["response"], messages[0]["aside"]) == ("utter_left_aside", order)
    else:
        assert skus(messages)[0] == first


async def test_an_attribute_orders_where_the_kind_has_it(ann):
    assert skus(await search(ann, {"kind": "shoes", "order": "most padding"})) == [
        "SHOE-PRO", "SHOE",
    ]


async def test_all_of_the_shop_in_the_order_asked_for(ann):
    assert skus(await search(ann, {"order": "dearest"}))[0] == "TOAST-6"


async def test_what_sells_most(ann, shop):
    shop.sell("OVEN-2", 3)
    shop.sell("TOAST-6", 1)

    assert skus(await search(ann, {"kind": "toasters", "order": "most_sold"}))[:2] == [
        "OVEN-2", "TOAST-6",
    ]


async def test_cheaper_than_a_named_one(ann):
    found = skus(await search(ann, {"name": "OVEN-2", "order": "cheaper"}))

    assert found == ["OVEN-1"]


async def test_bigger_than_nothing_asks_what_to_look_for(ann):
    assert said(await search(ann, {"order": "bigger"})) == ["utter_what_to_search"]


async def test_cheaper_than_the_one_talked_about(ann):
    await search(ann, {"kind": "toasters"})
    ann.slots["focus"] = "OVEN-2"

    assert skus(await search(ann, {"order": "cheaper"})) == ["OVEN-1"]


@pytest.mark.parametrize(("order", "shown", "found"), [
    ("cheaper", ["OVEN-2", "TOAST-4"], ["TOAST-2", "OVEN-1"]),
    ("cheapest", ["OVEN-2", "TOAST-4"], ["TOAST-2", "OVEN-1", "OVEN-2", "TOAST-4"]),
    ("dearer", ["OVEN-2", "TOAST-4"], ["TOAST-6"]),
])
async def test_cheaper_ones_are_cheaper_than_all_that_is_shown(ann, order, shown, found):
    await search(ann, {"kind": "toasters"})
    ann.slots["listed"] = shown

    assert skus(await search(ann, {"order": order, "pointing": "ones"})) == found


async def test_of_a_list_that_holds_the_cheapest_it_is_said(ann):
    await search(ann, {"kind": "toasters"})
    ann.slots["listed"] = ["TOAST-4", "TOAST-2"]

    messages = await search(ann, {"kind": "toasters", "order": "cheaper"})

    assert said(messages) == ["utter_nothing_beyond"]
    assert messages[0]["than"] == "Product TOAST-2"
    assert skus(messages)[0] == "TOAST-2"


async def test_a_gift_is_whatever_may_be_spent_on(ann):
    messages = await search(ann, {"kind": "gift", "purpose": "zorbert", "price": {"max": 7}})

    assert set(skus(messages)) == {"CARE", "TRAY", "TEA"}


async def test_nothing_else_is_shown_where_all_of_a_kind_is_refused(ann):
    messages = await search(ann, {"kind": "knives", "not_brand": "roti"})

    assert said(messages) == ["utter_nothing_else"]


async def test_more_said_of_it_narrows_the_running_search(ann):
    await search(ann, {"kind": "toasters"})
    await search(ann, {"price": {"max": 38}})
    messages = await search(ann, {"traits": ["red"]}, action=ActionRefine)

    assert skus(messages) == ["OVEN-1", "OVEN-2"]

    messages = await search(ann, {"not_traits": ["red"]}, action=ActionRefine)
    assert skus(messages) == ["TOAST-2"]


async def test_others_than_those_shown(ann):
    shown = skus(await search(ann, {"kind": "toasters"}))

    messages = await search(ann, {"pointing": "other"}, action=ActionRefine)

    assert skus(messages)
    assert not set(shown) & set(skus(messages))


@pytest.mark.parametrize(
    "code", ["TOAST-4", "toast-4", "https://shop.example.com/p/TOAST-4", "product-toast-4",
             "https://shop.example.com/en/products/product-toast-4.html?ref=1"],
)
async def test_a_code_or_a_link_shows_its_product(ann, code):
    messages = await ann.does(ActionShowProduct, code, wish=find({"code": code}, act="show"))

    assert said(messages) == ["utter_product"]
    assert ann.slots["focus"] == "TOAST-4"
    assert ann.shop.lines() == []


async def test_the_code_of_a_variant_shows_its_product(ann):
    await ann.does(ActionShowProduct, wish=find({"code": "SHOE-42-RED"}, act="show"))

    assert ann.slots["focus"] == "SHOE"


async def test_a_code_that_nothing_has_is_said(ann):
    messages = await ann.does(ActionShowProduct, wish=find({"code": "XYZ-99"}, act="show"))

    assert (said(messages), messages[0]["unknown"]) == (["utter_unknown_words"], "XYZ-99")


async def test_money_of_a_wish_is_decimal(ann):
    await search(ann, {"kind": "toasters", "price": {"max": 35.5}})

    assert Decimal(ann.slots["search"][0]["price_max"][0]) == Decimal("35.5")
