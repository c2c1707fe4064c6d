"""Services and add-ons, found by the shop's links: a lid for it, somebody who puts it up."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.products import ActionAnswerProduct
from actions.handlers.services import ActionTellServices
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


def skus(message):
    return [item["sku"] for item in message["custom"]["items"]]


@pytest.mark.parametrize(("focus", "text", "said_of", "sku"), [
    ("CAM-M10", "what memory card do i need", {"kind": "memory card"}, "CARD-64"),
    ("CAM-M30", "what memory card do i need", {"kind": "memory card"}, "CARD-256"),
    ("FRYPAN-28", "is there a lid for it", {"purpose": "it"}, "LID-28"),
    ("FRYPAN-28", "ada tutupnya ga", {}, "LID-28"),
    ("TENT-2", "is there a groundsheet for it", {"kind": "groundsheet", "purpose": "it"},
     "FOOTPRINT-4P"),
])
async def test_what_it_needs_is_what_the_shop_links_with_it(eve, focus, text, said_of, sku):
    eve.slots["focus"] = focus
    wish = {"act": "ask", "said": text, "objects": [said_of] if said_of else []}

    message = (await eve.does(ActionAnswerProduct, text=text, wish=wish))[-1]

    assert (message["response"], skus(message)) == ("utter_goes_with", [sku])
    assert eve.slots["focus"] == sku


async def test_a_search_for_what_goes_with_it_finds_no_other_kind_of_it(eve):
    eve.slots["focus"] = "LAP-A16"
    text = "any protection for the laptop?"
    wish = {"act": "find", "said": text, "objects": [{"kind": "laptop"}]}

    [message] = await eve.does(ActionSearch, text=text, wish=wish)

    assert (message["response"], skus(message)) == ("utter_goes_with", ["WARR-LAPTOP"])


async def test_what_the_texts_say_comes_before_what_could_be_bought(eve):
    eve.slots["focus"] = "PHONE-PLUS"
    text = "do i still need a charger"
    wish = {"act": "ask", "said": text, "objects": [{"kind": "charger"}]}

    told, beside = await eve.does(ActionAnswerProduct, text=text, wish=wish)

    assert "no charger" in told["attribute_value"]
    assert skus(beside) == ["CHARGE-45"]


@pytest.mark.parametrize(("focus", "text"), [
    ("HEAD-OVER", "does it have a usb c port"),
    ("COFFEE-3", "is it ok for an espresso machine"),
])
async def test_a_question_about_the_thing_itself_sells_nothing_beside_it(eve, focus, text):
    eve.slots["focus"] = focus
    wish = {"act": "ask", "said": text, "objects": [{"pointing": "it"}]}

    messages = await eve.does(ActionAnswerProduct, text=text, wish=wish)

    assert "utter_goes_with" not in said(messages)


@pytest.mark.parametrize(("focus", "text", "sku"), [
    ("DISP-050", "could you send somebody to put it up?", "INSTALL-DISP"),
    ("DISP-050", "sekalian pasang bisa?", "INSTALL-DISP"),
    ("BIKE-ELEC1", "bisa dirakitin sekalian?", "SETUP-EXPRESS"),
    ("WATCH-SLIM", "can you wrap it as a present", "WRAP-LUXE"),
])
async def test_services_are_those_for_the_thing_that_is_talked_about(eve, focus, text, sku):
    eve.slots["focus"] = focus

    [message] = await eve.does(
        ActionTellServices, text=text, wish={"act": "ask_shop", "said": text}
    )

    assert message["response"] == "utter_goes_with"
    assert sku in skus(message)


async def test_where_there_is_no_such_service_that_is_said(eve):
    eve.slots["focus"] = "DRIPPER-1"
    text = "can someone install it at my place"

    messages = await eve.does(
        ActionTellServices, text=text, wish={"act": "ask_shop", "said": text}
    )

    assert said(messages) == ["utter_nothing_goes_with"]


@pytest.mark.parametrize("text", ["what services do you offer", "ada layanan apa aja kak"])
async def test_asked_for_services_alone_all_that_there_are_is_told(eve, text):
    [message] = await eve.does(
        ActionTellServices, text=text, wish={"act": "ask_shop", "said": text}
    )

    assert message["response"] == "utter_services"
    assert {"WRAP-BASIC", "INSTALL-DASH"} <= set(skus(message))


async def test_a_service_that_there_is_not_is_no_other(eve):
    text = "do you have a repair service?"

    messages = await eve.does(
        ActionTellServices, text=text, wish={"act": "ask_shop", "said": text}
    )

    assert said(messages) == ["utter_no_such_service"]
