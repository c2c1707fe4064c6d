"""Which goods a question, or a wish that only describes, is about."""
import pytest

from actions.handlers.products import ActionAnswerPrice, ActionAnswerProduct, ActionAnswerStock
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


async def test_a_kind_that_is_asked_about_is_shown_where_nothing_in_sight_is_one(adi):
    text = "ada sampel gratisnya ga"
    adi.slots["listed"] = ["SHAM-DRY-250", "COND-DRY-250"]

    messages = await adi.does(
        ActionAnswerProduct, text=text, wish={"act": "ask_shop", "said": text}
    )

    skus = [item["sku"] for message in messages for item in message["custom"]["items"]]
    assert skus
    assert all(sku.startswith("SAMPLE") for sku in skus)


async def test_what_is_sold_out_is_what_the_talk_is_about(eve, demo):
    demo.restock(0, "CARD-64")

    assert said(await eve.wants("add", {"code": "CARD-64"})) == ["utter_sold_out"]
    assert eve.slots["focus"] == "CARD-64"
    demo.restock(10, "CARD-64")


@pytest.mark.parametrize(("action", "text", "told"), [
    (ActionAnswerProduct, "what is the clutch made of", "utter_answer_value"),
    (ActionAnswerStock, "is the clutch in stock", "utter_stock_plenty"),
])
async def test_the_only_one_of_its_kind_is_asked_about(eve, action, text, told):
    wish = {"act": "ask", "said": text, "objects": [{"kind": "clutch"}]}

    [message] = await eve.does(action, text=text, wish=wish)

    assert message["response"] == told
    assert "Clutch" in message["product_name"]


async def test_of_several_it_is_asked_which(eve):
    wish = {"act": "ask", "said": "what is the toaster made of", "objects": [{"kind": "toaster"}]}

    [message] = await eve.does(ActionAnswerProduct, text=wish["said"], wish=wish)

    assert message["response"] == "utter_which_product"
