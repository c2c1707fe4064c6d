"""Which goods a question, or a wish that only describes, is about."""
import pytest

from actions.handlers.products import ActionAnswerPrice
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio


async def test_a_question_is_asked_of_the_one_in_the_list_that_it_describes(eve):
    eve.slots["listed"] = ["SHAM-DRY-250", "SHAM-CURL-300", "SHAM-OILY-250"]
    wish = {"act": "ask", "objects": [{"traits": ["curl"], "pointing": "one"}]}

    [message] = await eve.does(ActionAnswerPrice, text="whats the curl one", wish=wish)

    assert (message["response"], eve.slots["focus"]) == ("utter_price", "SHAM-CURL-300")


async def test_a_property_alone_puts_nothing_of_the_whole_shop_into_the_cart(eve):
    [message] = await eve.wants("add", {"traits": ["vitamin c"], "pointing": "ones"})

    assert message["response"] not in ("utter_added", "utter_added_several")


async def test_what_is_sold_out_is_what_the_talk_is_about(eve, demo):
    demo.restock(0, "CARD-64")

    assert said(await eve.wants("add", {"code": "CARD-64"})) == ["utter_sold_out"]
    assert eve.slots["focus"] == "CARD-64"
    demo.restock(10, "CARD-64")
