"""What lies in a box, what buyers say, and what goods are not taken for."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.facts import ActionTellFact
from actions.handlers.products import ActionAnswerProduct
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


async def told(eve, focus, text, **said_of):
    eve.slots["focus"] = focus
    objects = [said_of] if said_of else []
    wish = {"act": "ask", "said": text, "objects": objects}
    return (await eve.does(ActionAnswerProduct, text=text, wish=wish))[-1]


async def test_a_kit_holds_its_parts(eve):
    message = await told(eve, "KIT-CAMERA", "whats in the kit")

    assert message["response"] == "utter_in_the_box"
    assert sorted(message["parts"].split(", ")) == [
        "Camera Shoulder Bag", "M10 Mirrorless Camera", "SD Memory Card 64 GB",
        "Spare Battery for M10",
    ]


async def test_a_part_that_is_asked_for_is_in_it(eve):
    message = await told(eve, "KIT-CAMP", "does it come with a lamp", kind="lamp", pointing="it")

    assert (message["response"], message["part"]) == ("utter_box_has", "Sinar 400 Camping Lamp")


async def test_what_is_no_part_is_not_said_to_be(eve):
    message = await told(eve, "KIT-CAMP", "does it come with a stove", kind="stove", pointing="it")

    assert message["response"] == "utter_in_the_box"


@pytest.mark.parametrize("text", ["what do people say about it", "ada ulasannya ga"])
async def test_reviews_are_told_with_the_stars(eve, text):
    message = await told(eve, "HEAD-OVER", text)

    assert (message["response"], message["stars"]) == ("utter_reviews", "4.5")
    assert message["review"] == "Comfy even with glasses."


async def test_gold_in_colour_is_no_yes_to_gold(eve):
    text = "is it real gold"
    eve.slots["focus"] = "NECK-1"
    entities = [{
        "entity": "attribute_value", "value": {"attribute": "colour", "value": "gold"},
        "start": 11, "end": 15,
    }]
    wish = {"act": "ask", "said": text, "objects": [{"pointing": "it"}]}

    [message] = await eve.does(ActionAnswerProduct, text=text, wish=wish, entities=entities)

    assert message["response"] != "utter_answer_yes"
    assert "gold-plated" in message["attribute_value"]


@pytest.mark.parametrize("kind", ["gaming chairs", "winter tyres"])
async def test_what_is_not_sold_is_not_replaced_by_what_only_shares_a_word(eve, kind):
    wish = {"act": "find", "said": kind, "objects": [{"kind": kind}]}

    messages = await eve.does(ActionSearch, text=kind, wish=wish)

    assert not {"utter_products_found", "utter_nearest_kind"} & set(said(messages))


@pytest.mark.parametrize("text", [
    "what's inside the commuter kit", "what do i get in the commuter kit",
    "isi commuter kit apa aja",
])
async def test_what_a_kit_holds_is_told_whatever_it_was_taken_for(eve, text):
    wish = {"act": "find", "said": text, "objects": [{"name": "commuter kit"}]}

    [message] = await eve.does(ActionSearch, text=text, wish=wish)

    assert message["response"] == "utter_in_the_box"


@pytest.mark.parametrize(("objects", "focus", "told"), [
    ([{"name": "m10"}], None, "utter_answer_value"),
    ([{"pointing": "it"}], "CAM-M10", "utter_answer_value"),
    ([], "CAM-M10", "utter_answer_value"), ([], None, "utter_warranty"),
    ([{"kind": "laptops"}], "CAM-M10", "utter_warranty"),
])
async def test_the_warranty_of_one_thing_is_what_stands_with_it(eve, objects, focus, told):
    eve.slots["focus"] = focus
    text = "how long is the warranty"
    wish = {"act": "ask_shop", "said": text, "objects": objects}

    [message] = await eve.does(
        ActionTellFact, text=text, wish=wish, intent="ask_warranty", topic="ask_warranty/warranty"
    )

    assert message["response"] == told


async def test_what_more_is_asked_of_a_warranty_the_shop_answers(eve):
    eve.slots["focus"] = "CAM-M10"
    text = "how do i claim the warranty"
    wish = {"act": "ask_shop", "said": text, "objects": []}

    [message] = await eve.does(ActionTellFact, text=text, wish=wish, intent="ask_warranty")

    assert message["response"] == "utter_warranty"
