"""What is typed just after something went in is of that: fewer, another size, what it all costs."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.browse import ActionSearch
from actions.handlers.offer_answers import ActionAcceptOffer
from actions.handlers.offers import ActionOffer
from actions.handlers.products import ActionAnswerPrice, ActionAnswerStock
from actions.handlers.removing import ActionRemoveFromCart
from tests.actions.handlers.talking import said
from tests.actions.handlers.test_adding_wishes import lines, pieces
from tests.actions.handlers.test_cart_wishes import filled

pytestmark = pytest.mark.asyncio


def wish(act, text, *objects):
    return {"act": act, "said": text, "objects": list(objects)}


async def accepts(talk, text, **told):
    """Read as taking something, whatever that is."""
    return await talk.does(
        ActionAcceptOffer, text, intent="accept_offer", wish=wish("accept", text, told)
    )


async def put_in(talk, sku, quantity=1):
    await talk.does(ActionAddToCart, intent="add_to_cart", product=sku, quantity=quantity)
    await talk.then(ActionOffer)


@pytest.mark.parametrize(("number", "told"), [
    (1, {"quantity": 1}), (2, {"quantity": 2}), (5, {"quantity": 5, "mode": "total"}),
])
async def test_fewer_or_so_many_in_all_are_no_yes_to_an_offer(eve, number, told):
    await put_in(eve, "TOAST-4S", 3)
    assert eve.slots["offer_open"]

    await accepts(eve, "eh so many", **told)

    assert pieces(eve) == {"TOAST-4S": number}


async def test_a_yes_with_a_number_takes_the_offer(eve):
    await put_in(eve, "TOAST-4S", 3)

    await accepts(eve, "yes, 1", quantity=1)

    assert pieces(eve)["TOAST-4S"] == 3


@pytest.mark.parametrize(("told", "variant"), [
    ({"size": "41"}, "SHOE-RUN1-41-BLK"), ({"size": "42", "traits": ["red"]}, "SHOE-RUN1-42-RED"),
])
async def test_another_size_is_of_the_line_and_not_one_more(eve, told, variant):
    await filled(eve, SHOE_RUN1_42_BLK=1)
    eve.slots["focus"] = "SHOE-RUN1"

    await accepts(eve, "then better so", **told)

    assert lines(eve) == {("SHOE-RUN1", variant): 1}


@pytest.mark.parametrize("text", ["how much is it now", "jadinya brp"])
async def test_a_price_asked_of_what_just_went_in_is_told_with_all_of_the_cart(eve, text):
    await filled(eve, MOUSE_2=1)
    await put_in(eve, "CARD-64", 2)

    [message] = await eve.does(
        ActionAnswerPrice, text, intent="ask_price", wish=wish("ask", text, {"pointing": "it"})
    )

    assert message["response"] == "utter_cart"
    assert "SD Memory Card" in message["lines"]


async def test_a_price_asked_of_something_named_is_its_own(eve):
    await put_in(eve, "CARD-64", 2)
    text = "what is it to get a socket put under the sink"

    [message] = await eve.does(
        ActionAnswerPrice, text, intent="ask_price", wish=wish("ask", text), product="MOUSE-2"
    )
    assert message["response"] == "utter_price"
    text = "how much is the quiet mouse"

    [message] = await eve.does(
        ActionAnswerPrice, text, intent="ask_price", product="MOUSE-2",
        wish=wish("ask", text, {"name": "quiet mouse"}),
    )

    assert message["response"] == "utter_price"


@pytest.mark.parametrize(("act", "told", "there"), [
    ("add", {"quantity": 3}, 3), ("change", {"quantity": 2}, 2), ("yes", {}, 3),
    ("accept", {"quantity": 1, "pointing": "one"}, 1),
])
async def test_where_only_some_are_left_a_number_or_a_yes_is_of_those(eve, act, told, there):
    eve.shop.restock(3, "BLEND-GO")
    assert said(await eve.wants("add", {"code": "BLEND-GO", "quantity": 5})) == ["utter_few_left"]

    objects = [told] if told else []
    if act == "yes":
        question = eve.slots["open_question"]["options"][0]["says"]
        assert question == '/add_to_cart{"product": "BLEND-GO", "quantity": 3}'
        return
    await eve.does(ActionAddToCart, "so many then", intent="x", wish=wish(act, "", *objects))

    assert pieces(eve) == {"BLEND-GO": there}


async def test_what_is_unclear_beside_a_removal_is_asked_of_the_cart_as_it_is_then(eve):
    await filled(eve, CARSCENT_1=1, MOUSE_2=1)

    messages = await eve.does(
        ActionRemoveFromCart, "no umbrella, lose the freshener", intent="remove_from_cart",
        wish=wish("remove", "", {"kind": "umbrella"}, {"kind": "freshener"}),
    )

    assert pieces(eve) == {"MOUSE-2": 1}
    assert "Freshener" not in messages[-1]["lines"]


async def test_who_asks_for_a_size_and_colour_is_offered_nothing_else(eve):
    text = "gerak tee in m orange?"

    await eve.does(
        ActionAnswerStock, text, intent="ask_stock", product="TEE-2",
        wish=wish("ask", text, {"code": "TEE-2", "size": "M", "traits": ["orange"]}),
    )

    assert await eve.then(ActionOffer) == []


@pytest.mark.parametrize("objects", [
    [{"kind": "bicycle lock", "traits": ["cable"], "quantity": 2}],
    [{"kind": "car freshener", "quantity": 3}],
])
async def test_so_many_of_a_thing_that_is_clear_may_be_wanted(eve, objects):
    [message] = await eve.does(
        ActionSearch, "x", intent="search_product", wish=wish("find", "x", *objects)
    )

    assert (message["response"], message["quantity"]) == (
        "utter_really_add", objects[0]["quantity"]
    )
    assert pieces(eve) == {}


async def test_a_size_of_what_is_looked_at_is_put_in_where_nothing_of_it_is_there(eve):
    eve.slots["focus"] = "TEE-3"

    await eve.wants("change", {"size": "M", "traits": ["navy"]})

    assert lines(eve) == {("TEE-3", "TEE-3-M-NVY"): 1}
