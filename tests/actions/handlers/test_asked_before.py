"""What was asked of a size or colour before holds for what is put in then."""
import pytest

from actions.handlers.products import ActionAnswerStock
from tests.actions.handlers.talking import said
from tests.actions.handlers.test_adding_wishes import lines, pieces

pytestmark = pytest.mark.asyncio


async def asked(talk, text, **told):
    wish = {"act": "ask", "said": text, "objects": [told]}
    return await talk.does(ActionAnswerStock, text, intent="ask_stock", wish=wish)


async def test_the_colour_of_a_question_and_the_size_of_the_wish_are_one_choice(eve):
    eve.slots["focus"] = "SHIRT-BATIK"
    await asked(eve, "do u have it in blue", pointing="it", traits=["blue"])

    await eve.wants("add", {"size": "L", "pointing": "that"})

    assert lines(eve) == {("SHIRT-BATIK", "SHIRT-BATIK-L-NVY"): 1}


async def test_so_are_those_of_two_questions(adi):
    adi.slots["focus"] = "TEE-2"
    await asked(adi, "ada biru?", traits=["biru"])
    await asked(adi, "xl masih ada?", size="xl")

    await adi.wants("add", {"quantity": 2})

    assert lines(adi) == {("TEE-2", "TEE-2-XL-BLU"): 2}


async def test_what_the_wish_says_itself_is_what_counts(eve):
    eve.slots["focus"] = "SHIRT-BATIK"
    await asked(eve, "do u have it in blue", pointing="it", traits=["blue"])

    [message] = await eve.wants("add", {"traits": ["brown"], "pointing": "it"})

    assert message["response"] == "utter_choose_variant"
    assert pieces(eve) == {}


async def test_what_is_not_made_chooses_nothing(eve):
    eve.slots["focus"] = "SPK-MINI"
    assert said(await asked(eve, "in pink?", traits=["pink"])) == ["utter_not_made_so"]

    [message] = await eve.wants("add", {"pointing": "it"})

    assert message["response"] == "utter_choose_variant"


async def test_another_thing_is_asked_about_anew(eve):
    eve.slots["focus"] = "SHIRT-BATIK"
    await asked(eve, "do u have it in blue", pointing="it", traits=["blue"])

    [message] = await eve.wants("add", {"kind": "mini speaker"})

    assert message["response"] == "utter_choose_variant"
