"""Which of the goods in sight: answered in a sentence, and the list narrowed."""
import pytest

from actions.handlers.browse import ActionRefine, ActionSearch
from actions.handlers.clarify import ActionClarify
from actions.handlers.products import ActionAnswerProduct, ActionCompare
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio

TENTS = ["TENT-2", "TENT-SOLO", "TENT-1"]
CAMERAS = ["CAM-M10", "CAM-M20", "CAM-M30"]


def asks(text, *objects):
    return {"act": "ask", "said": text, "objects": list(objects)}


@pytest.mark.parametrize("action", [ActionAnswerProduct, ActionCompare, ActionRefine])
async def test_the_lightest_is_told_with_the_weights_whatever_the_intent(eve, action):
    eve.slots["listed"] = TENTS
    text = "which one is the lightest"

    [message] = await eve.does(action, text=text, wish=asks(text, {"order": "lightest"}))

    assert message["response"] == "utter_among_most"
    assert (message["product_name"], message["attribute_value"]) == (
        "Sendiri Tent, 1 person", "1.5 kg",
    )
    assert message["others"] == "Teduh 2 Tent, 4 people 4.1 kg, Teduh 1 Tent, 4 people 4.6 kg"
    assert (eve.slots["listed"], eve.slots["focus"]) == (["TENT-SOLO"], "TENT-SOLO")


async def test_the_property_that_is_named_tells_more_than_the_order(eve):
    eve.slots["listed"] = ["EAR-1", "EAR-3", "EAR-2"]
    text = "which has the longest battery life"

    [message] = await eve.does(
        ActionAnswerProduct, text=text, wish=asks(text, {"order": "longest"})
    )

    assert (eve.slots["focus"], message["attribute_value"]) == ("EAR-3", "40 hours")


async def test_those_that_have_it_are_left_of_the_list(eve):
    eve.slots["listed"] = CAMERAS
    text = "which of them has a viewfinder"

    [message] = await eve.does(
        ActionAnswerProduct, text=text, wish=asks(text, {"pointing": "them"})
    )

    assert message["response"] == "utter_among_have"
    assert eve.slots["listed"] == ["CAM-M20", "CAM-M30"]
    assert [item["sku"] for item in message["custom"]["items"]] == ["CAM-M20", "CAM-M30"]


async def test_where_none_has_it_that_is_said_and_the_list_stays(eve):
    eve.slots["listed"] = ["PLAN-S", "PLAN-M"]
    text = "which of these work with roaming"

    messages = await eve.does(
        ActionAnswerProduct, text=text, wish=asks(text, {"pointing": "these"})
    )

    assert said(messages) == ["utter_among_none"]
    assert eve.slots["listed"] == ["PLAN-S", "PLAN-M"]


async def test_a_message_not_understood_that_asks_which_is_answered(eve):
    eve.slots["listed"] = CAMERAS
    text = "mana yang ada viewfindernya"

    assert said(await eve.does(ActionClarify, text=text, wish=asks(text))) == ["utter_among_have"]


async def test_a_question_about_one_that_is_named_is_not_about_the_list(eve):
    eve.slots["listed"] = TENTS
    text = "which porch does the teduh 1 have"

    messages = await eve.does(
        ActionAnswerProduct, text=text, wish=asks(text, {"name": "teduh 1"})
    )

    assert "utter_among_have" not in said(messages)
    assert eve.slots["listed"] == TENTS


@pytest.mark.parametrize(("action", "text", "kind", "value", "found"), [
    (ActionSearch, "which of your backpacks is anti theft", "backpacks",
     {"attribute": "anti_theft", "value": "yes"}, ["BACKPACK-3"]),
    (ActionCompare, "dari timbangan dapur kalian mana yg bisa dicas", "timbangan dapur", None,
     ["KSCALE-3"]),
])
async def test_of_a_kind_that_is_not_in_sight_those_are_told_that_have_it(
    eve, action, text, kind, value, found
):
    eve.slots["language"] = "en" if value else "id"
    entities = {"attribute_value": value} if value else {}
    wish = {"act": "find", "said": text, "objects": [{"kind": kind, "traits": ["so"]}]}

    [message] = await eve.does(action, text=text, wish=wish, **entities)

    assert message["response"] == "utter_among_have"
    assert [item["sku"] for item in message["custom"]["items"]] == found
