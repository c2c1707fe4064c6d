"""A set is asked for by what it holds."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.products import ActionAnswerProduct, ActionAnswerStock
from actions.handlers.suggestions import ActionSuggest
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


def wish(act, text, *objects):
    return {"act": act, "said": text, "objects": list(objects)}


@pytest.mark.parametrize(("text", "sku"), [
    ("is there some set with helmet lock n lights", "KIT-BIKE"),
    ("any kit with a dripper and paper filters?", "KIT-COFFEE"),
    ("do you do a bundle of laptop stand and mouse", "KIT-DESK"),
    ("ada paketan stand sama hub sama mouse ga", "KIT-DESK"),
    ("paket yang isinya sampo sama kondisioner rambut kering", "KIT-HAIR"),
    ("ada set botol sama tisu bayi?", "KIT-BABY"),
])
@pytest.mark.parametrize(("action", "act"), [
    (ActionSearch, "find"), (ActionAnswerStock, "ask"), (ActionSuggest, "suggest"),
])
async def test_it_is_the_one_that_holds_the_parts_named(eve, action, act, text, sku):
    await eve.does(action, text, wish=wish(act, text, {"kind": "set"}))

    assert eve.slots["focus"] == sku


@pytest.mark.parametrize("text", [
    "is there a bundle w the tent and that", "ada paket tenda sama itu ga",
])
async def test_what_is_pointed_at_is_a_part_too(eve, text):
    eve.slots["focus"] = "FOOTPRINT-4P"
    told = wish("ask", text, {"kind": "tent"}, *([{"pointing": "that"}] if "itu" in text else []))

    await eve.does(ActionAnswerProduct, text, wish=told)

    assert eve.slots["focus"] == "KIT-CAMP"


@pytest.mark.parametrize("text", [
    "bike light set", "a helmet and a lock", "which of your pot sets work on induction", "card kit",
])
async def test_one_part_alone_or_no_set_is_a_search(eve, text):
    await eve.does(ActionSearch, text, wish=wish("find", text, {"kind": text}))

    assert "KIT-BIKE" != eve.slots["focus"] != "KIT-CAMERA"


async def test_a_light_set_is_no_set_of_a_light_and_what_is_talked_about(eve):
    eve.slots["focus"] = "HELMET-B2"

    await eve.does(
        ActionSearch, "bike light set", wish=wish("find", "bike light set", {"kind": "light set"})
    )

    assert eve.slots["focus"] != "KIT-BIKE"


async def test_a_set_that_is_named_is_asked_about_itself(eve):
    text = "is there a lock and a light in the commuter kit"

    messages = await eve.does(
        ActionAnswerProduct, text, product="KIT-BIKE",
        wish=wish("ask", text, {"name": "commuter kit"}),
    )

    assert said(messages) != ["utter_product"]
