"""Questions about one thing that is named, whatever the message was taken for."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.clarify import ActionClarify
from actions.handlers.facts import ActionTellFact
from actions.handlers.products import (
    ActionAnswerPrice,
    ActionAnswerProduct,
    ActionAnswerStock,
    ActionCompare,
)
from actions.handlers.services import ActionTellServices
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


async def searched(eve, language, text, *objects, act="find", action=ActionSearch):
    eve.slots["language"] = language
    wish = {"act": act, "said": text, "objects": list(objects)}
    return await eve.does(action, text=text, wish=wish)


@pytest.mark.parametrize(("language", "text", "act", "described", "told"), [
    ("id", "holder hp mobil muat hp 6,7 inci?", "find",
     {"name": "holder hp mobil", "traits": ["muat hp"], "size": "6,7 inci"},
     "utter_answer_description"),
    ("id", "jam tangan slim tahan air?", "ask",
     {"kind": "jam tangan", "traits": ["slim"]}, "utter_answer_yes"),
    ("id", "prosesor laptop kerja 14 plus apa ya", "suggest",
     {"kind": "prosesor", "name": "laptop kerja 14 plus"}, "utter_answer_nearest"),
    ("id", "dripper keramik butuh filter apa", "find",
     {"kind": "filter", "name": "dripper keramik"}, "utter_goes_with"),
    ("en", "do i need a phone with 5g for the hemat plan", "find",
     {"kind": "phone", "traits": ["5g"], "purpose": "the hemat plan"}, "utter_answer_value"),
])
async def test_a_question_is_answered_of_the_one_that_it_names(
    eve, language, text, act, described, told
):
    messages = await searched(eve, language, text, described, act=act)

    assert said(messages)[-1] == told


@pytest.mark.parametrize(("text", "described"), [
    ("do you have the nusa 5 lite?", {"name": "nusa 5 lite"}),
    ("nusa 5 lite?", {"name": "nusa 5 lite"}),
    ("phones under 300?", {"kind": "phones", "price": {"max": 300}}),
    ("got a case for the nusa 5 lite?", {"kind": "case", "purpose": "nusa 5 lite"}),
])
async def test_what_is_only_looked_for_is_shown(eve, text, described):
    messages = await searched(eve, "en", text, described)

    assert not any("answer" in each for each in said(messages))


@pytest.mark.parametrize(("action", "focus", "text", "objects"), [
    (ActionAnswerStock, None, "what colours is the nusa 5 lite available in",
     [{"name": "nusa 5 lite"}]),
    (ActionAnswerPrice, "BIKE-CITY2", "how much can it carry", [{"pointing": "it"}]),
])
async def test_which_value_it_has_is_no_question_of_stock_or_price(
    eve, action, focus, text, objects
):
    eve.slots["focus"] = focus

    [message] = await searched(eve, "en", text, *objects, act="ask", action=action)

    assert message["response"] == "utter_answer_value"


async def test_what_only_its_name_says_is_not_asked(eve):
    text = "kompor lipat perlu beli gas lagi ga"

    messages = await searched(
        eve, "id", text, {"kind": "kompor", "traits": ["lipat"]}, act="ask",
        action=ActionAnswerProduct,
    )

    assert "utter_answer_value" not in said(messages)


BEYOND = [("out_of_scope", 0.9)]


@pytest.mark.parametrize(("text", "objects", "told"), [
    ("how far can you ride on the arus", [{"name": "arus"}], "utter_answer"),
    ("how do i get limescale dissolved", [], "utter_product"),
    ("how do i get a visa for france", [], "utter_out_of_scope"),
    ("tell me a joke about coffee", [], "utter_out_of_scope"),
])
async def test_what_seems_beyond_the_shop_is_looked_for_among_its_goods(eve, text, objects, told):
    wish = {"act": "other", "said": text, "objects": objects}

    messages = await eve.does(ActionClarify, text=text, wish=wish, likely=BEYOND)

    assert said(messages)[0].startswith(told)


@pytest.mark.parametrize(("case", "phone", "told"), [
    ("softcase nusa 5 plus", "nusa 5 pro", "utter_answer_no"),
    ("softcase nusa 5 plus", "nusa 5 plus", "utter_answer_yes"),
])
async def test_a_case_is_made_for_the_phone_that_its_values_name(eve, case, phone, told):
    messages = await searched(
        eve, "id", f"{case} muat di {phone} gak", {"name": case}, {"name": phone}, act="ask",
        action=ActionAnswerProduct,
    )

    assert said(messages) == [told]
    assert messages[0]["product_name"] == "Softcase Nusa 5 Plus"


async def test_what_goes_with_another_is_not_asked_beside_it(eve):
    text = "does the rain cover fit the jalan 1"

    messages = await searched(
        eve, "en", text, {"name": "rain cover"}, {"name": "jalan 1"}, act="ask",
        action=ActionAnswerProduct,
    )

    assert "utter_of_each" not in said(messages)
    assert eve.slots["focus"] == "STROLL-RAIN"


@pytest.mark.parametrize(("text", "described"), [
    ("could you send somebody to fit the silent disposal",
     {"kind": "disposal", "traits": ["silent"]}),
    ("can someone set up the bike", {"kind": "bike"}),
])
async def test_a_service_is_told_of_the_thing_that_is_named_or_of_its_kind(eve, text, described):
    messages = await searched(
        eve, "en", text, described, act="ask_shop", action=ActionTellServices
    )

    assert said(messages) == ["utter_goes_with"]


async def test_what_a_care_plan_covers_is_told_of_it(eve):
    text = "does phone care plus pay for a broken screen"

    [message] = await searched(
        eve, "en", text, {"name": "phone care plus"}, act="ask_shop", action=ActionTellFact
    )

    assert message["response"] == "utter_answer_yes"


async def test_a_value_that_a_name_bears_filters_nothing(eve):
    text = "penghancur sampah silent"
    eve.slots["language"] = "id"

    messages = await eve.does(
        ActionSearch, text=text, attribute_value={"attribute": "silent_click", "value": "yes"},
        wish={"act": "find", "said": text,
              "objects": [{"kind": "penghancur sampah", "traits": ["silent"]}]},
    )

    assert said(messages)[-1] in ("utter_product_found", "utter_products_found", "utter_product")
    assert eve.slots["listed"][0] == "DISP-075"


async def test_a_question_by_its_reading_is_one_without_a_sign(eve):
    messages = await searched(
        eve, "id", "udah berapa orang yg ngasih nilai teh melati celup",
        {"kind": "teh melati celup"}, act="ask", action=ActionClarify,
    )

    assert eve.slots["focus"] == "TEA-JASMINE"
    assert said(messages) != ["utter_fallback"]


async def test_what_is_compared_may_be_called_by_a_trait(eve):
    eve.slots["language"] = "id"
    text = "lebih murah mana gembok kabel apa u-lock"

    messages = await eve.does(ActionCompare, text=text, wish={
        "act": "compare", "said": text,
        "objects": [{"kind": "gembok", "traits": ["kabel"]}, {"traits": ["u-lock"]}],
    })

    assert "utter_compare_lacks" not in said(messages)


async def test_leather_in_a_name_stays_asked_for(eve):
    text = "are the santun loafers fake leather"

    messages = await searched(eve, "en", text, {"name": "santun loafers"}, act="ask",
                              action=ActionAnswerProduct)

    assert said(messages) != ["utter_answer_nearest"]
