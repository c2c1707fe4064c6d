"""Questions and wishes about what is in sight: of each, of a thing named beside, of properties."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.products import ActionAnswerPrice, ActionAnswerProduct, ActionAnswerStock
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio

PANS = ["FRYPAN-28", "FRYPAN-24", "WOK-32"]


def wish(act, text, *objects):
    return {"act": act, "said": text, "objects": list(objects)}


def skus(message):
    return [item["sku"] for item in message["custom"]["items"]]


async def test_a_question_beside_a_list_is_answered_of_each_of_its_kind(eve):
    eve.slots["listed"] = ["ESPRESSO-2", "ESPRESSO-3", "MILK-JUG"]
    text = "does it grind the beans too"

    [message] = await eve.does(
        ActionAnswerProduct, text, wish=wish("ask", text, {"pointing": "it"}),
        attribute="grinder",
    )

    assert message["response"] == "utter_of_each"
    assert "Milk Jug" not in message["others"]


async def test_a_question_of_two_things_is_answered_of_both(eve):
    text = "how heavy are the kota plus and the kota pro"

    [message] = await eve.does(
        ActionAnswerProduct, text, attribute="weight_kg",
        wish=wish("ask", text, {"name": "kota plus"}, {"name": "kota pro"}),
    )

    assert message["response"] == "utter_of_each"
    assert message["others"].count("kg") == 2


async def test_another_thing_of_the_category_is_asked_about_by_its_kind(eve):
    eve.slots["listed"] = PANS
    text = "is the wok reduced"

    [message] = await eve.does(
        ActionAnswerProduct, text, wish=wish("ask", text, {"kind": "wok"}), category="cookware",
    )

    assert (message["response"], eve.slots["focus"]) == ("utter_is_not_reduced", "WOK-32")


async def test_a_sale_is_no_question_of_stock(eve):
    eve.slots["focus"] = "SPK-MINI"
    text = "is that one on sale"

    [message] = await eve.does(
        ActionAnswerStock, text, wish=wish("ask", text, {"pointing": "that"})
    )

    assert message["response"] in ("utter_is_reduced", "utter_is_not_reduced")


async def test_a_word_that_asks_of_what_is_looked_at_searches_for_nothing(eve):
    eve.slots["focus"] = "EAR-2"

    [message] = await eve.does(ActionSearch, "battery?", wish=wish("ask", "battery?"))

    assert message["response"] == "utter_answer_value"
    assert "30" in message["attribute_value"]


async def test_a_search_is_no_question_of_the_price_of_something_else(eve):
    eve.slots["focus"] = "CARD-64"
    text = "tripod paling murah brp"

    [message] = await eve.does(
        ActionAnswerPrice, text,
        wish=wish("find", text, {"kind": "tripod", "order": "cheapest"}),
    )

    assert skus(message)[0] == "TRIPOD-1"


async def test_what_some_have_all_that_are_shown_have(eve):
    text = "i need a toaster for bagels"

    [message] = await eve.does(
        ActionSearch, text, wish=wish("find", text, {"kind": "toaster", "purpose": "bagels"})
    )

    assert set(skus(message)) == {"TOAST-4S", "TOAST-4PRO"}


async def test_bare_properties_are_sought_in_what_is_looked_at(eve):
    first, then = "backpacks", "anything with a usb port"
    await eve.does(ActionSearch, first, wish=wish("find", first, {"kind": "backpack"}))

    [message] = await eve.does(
        ActionSearch, then, wish=wish("find", then, {"traits": ["usb port"]})
    )

    assert set(skus(message)) == {"BACKPACK-2", "BACKPACK-3"}


async def test_what_alone_is_called_so_is_talked_about(eve):
    await eve.does(ActionSearch, "spatulas", wish=wish("find", "spatulas", {"kind": "spatulas"}))
    assert eve.slots["focus"] == "SPATULA-3"

    await eve.does(ActionSearch, "toasters", wish=wish("find", "toasters", {"kind": "toasters"}))
    assert eve.slots["focus"] != "TOAST-2S"


async def test_so_many_of_what_is_not_in_the_cart_are_put_in(eve):
    text = "kaos kaki lari 2 ya"

    messages = await eve.does(
        ActionChangeQuantity, text,
        wish=wish("change", text, {"kind": "running socks", "quantity": 2}),
    )

    assert said(messages)[0] == "utter_added"
