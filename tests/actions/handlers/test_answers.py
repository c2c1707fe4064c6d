"""What is typed while a question stands open, and changes that are asked about first."""
import pytest

from actions.handlers.adding import ActionAddToCart as AddToCart
from actions.handlers.browse import ActionSearch
from actions.handlers.clarify import ActionAskAgain
from actions.handlers.offer_answers import ActionAcceptOffer, ActionDeclineOffer
from actions.handlers.products import ActionAnswerProduct, ActionAnswerStock
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.test_adding_wishes import lines, pieces
from tests.actions.handlers.test_cart_wishes import filled

pytestmark = pytest.mark.asyncio
TOASTERS = ["TOAST-2S", "TOAST-4S", "TOAST-4PRO"]


def read(act, *objects, **more):
    return {"act": act, "objects": list(objects), **more}


async def asked_for_a_tee(talk, quantity=2):
    [message] = await talk.wants("add", {"code": "TEE-1", "quantity": quantity})
    assert message["response"] == "utter_choose_variant"


async def asked_which_toaster(talk):
    talk.slots["listed"] = TOASTERS
    [message] = await talk.wants("add", {"kind": "toaster"})
    assert message["response"] == "utter_which_of_these"


@pytest.mark.parametrize(("text", "objects", "there"), [
    ("black, size M", [{"traits": ["black"], "size": "m"}], {"TEE-1-M-BLK": 2}),
    ("xl wht", [{"size": "xl"}], {"TEE-1-XL-WHT": 2}),
    ("M white, 3", [{"size": "m", "traits": ["white"]}, {"quantity": 3}], {"TEE-1-M-WHT": 3}),
    ("one M one L, both white", [
        {"size": "m", "quantity": 1}, {"size": "l", "quantity": 1},
        {"traits": ["white"], "pointing": "both"},
    ], {"TEE-1-M-WHT": 1, "TEE-1-L-WHT": 1}),
    ("one M, one L, both white", [
        {"size": "m", "quantity": 1},
        {"size": "l", "quantity": 1, "traits": ["white"], "pointing": "both"},
    ], {"TEE-1-M-WHT": 1, "TEE-1-L-WHT": 1}),
    ("medium, black", [{"size": "medium", "traits": ["black"]}], {"TEE-1-M-BLK": 2}),
    ("the cotton t-shirt in red, S",
     [{"kind": "cotton t-shirt", "traits": ["red"], "size": "s"}], {"TEE-1-S-RED": 2}),
])
async def test_a_size_and_colour_answer_whatever_was_understood(eve, text, objects, there):
    await asked_for_a_tee(eve)

    await eve.does(ActionSearch, text=text, wish=read("find", *objects))

    assert {variant: n for (_, variant), n in lines(eve).items()} == there


async def test_a_number_in_two_words_is_one_size(eve):
    await eve.wants("add", {"code": "SHOE-RUN1"})

    wish = read("find", {"size": "forty", "traits": ["black"]})
    await eve.does(ActionSearch, text="forty one, black", wish=wish)

    assert lines(eve) == {("SHOE-RUN1", "SHOE-RUN1-41-BLK"): 1}


async def test_asked_which_goes_out_more_of_the_cart_may_be_named(eve):
    await filled(eve, HELMET_B1=1, HELMET_B3=1, LOCK_B1=1)
    await eve.wants("remove", {"kind": "helmet"})

    wish = read("add", {"name": "jaga"}, {"kind": "lock"})
    await eve.does(AddToCart, text="the jaga and the lock as well", wish=wish)

    assert pieces(eve) == {"HELMET-B1": 1}


@pytest.mark.parametrize(("text", "wish"), [
    ("does it come in green", read("ask", {"pointing": "it"}, matter="does it come in green")),
    ("is M big?", read("find", {"size": "m"})),
    ("show me laptops", read("find", {"kind": "laptops"})),
])
async def test_what_asks_or_speaks_of_something_else_is_no_answer(eve, text, wish):
    await asked_for_a_tee(eve)

    await eve.does(ActionSearch, text=text, wish=wish)

    assert lines(eve) == {}


@pytest.mark.parametrize(("objects", "there"), [
    ([{"order": "cheapest"}], {"TOAST-2S": 1}),
    ([{"ordinal": -1}], {"TOAST-4PRO": 1}),
    ([{"ordinal": 1}, {"ordinal": 3}], {"TOAST-2S": 1, "TOAST-4PRO": 1}),
    ([{"traits": ["pro"], "pointing": "one"}], {"TOAST-4PRO": 1}),
    ([{"quantity": 2}], {"TOAST-4S": 1}),  # the second of them
])
async def test_one_of_those_asked_about_is_described(eve, objects, there):
    await asked_which_toaster(eve)

    await eve.does(ActionSearch, text="\u2026", wish=read("show", *objects))

    assert pieces(eve) == there


async def test_an_aside_leaves_the_question_open_once(eve):
    await asked_for_a_tee(eve)
    asked = read("ask", matter="is it cotton")
    await eve.does(ActionAnswerProduct, text="is it cotton?", wish=asked)

    assert said(await eve.then(ActionAskAgain)) == ["utter_still_waits"]
    answer = read("find", {"traits": ["black"], "size": "m"})
    await eve.does(ActionSearch, text="M black", wish=answer)
    assert lines(eve) == {("TEE-1", "TEE-1-M-BLK"): 2}


async def test_after_two_asides_it_is_dropped(eve):
    await asked_for_a_tee(eve)
    for _ in range(2):
        await eve.does(ActionAnswerProduct, text="hm?", wish=read("ask", matter="hm"))
        again = await eve.then(ActionAskAgain)

    assert said(again) == []


@pytest.mark.parametrize(("text", "likely"), [
    ("4 pouches enough?", [("change_quantity", 0.96)]),
    ("two kids one pram", [("add_to_cart", 0.6)]),
    ("1", [("add_to_cart", 0.99)]),
])
async def test_a_guess_is_asked_about_before_it_changes_a_cart(eve, text, likely):
    eve.slots["focus"] = "STROLL-2"
    wish = read("add", {"quantity": 1})

    [message] = await eve.does(
        AddToCart, text=text, intent="add_to_cart", likely=likely, wish=wish
    )

    assert (message["response"], pieces(eve)) == ("utter_really_add", {})
    [yes, no] = commands(message["custom"])
    assert no == "/deny"
    await eve.press(message)
    assert pieces(eve) == {"STROLL-2": 1}


async def test_a_number_said_again_is_no_further_pieces(eve):
    await filled(eve, TEA_GREEN=3)
    eve.slots.update(focus="TEA-GREEN", just_added="TEA-GREEN")

    [message] = await eve.wants("add", {"quantity": 3}, text="3, right")

    assert (message["response"], pieces(eve)) == ("utter_really_add", {"TEA-GREEN": 3})
    await eve.wants("add", {"quantity": 3, "mode": "more"}, text="3 more")
    assert pieces(eve) == {"TEA-GREEN": 6}


async def test_a_number_that_was_said_and_not_read_makes_it_a_guess(eve):
    [message] = await eve.does(
        AddToCart, text="kota lite dua, tambahin", intent="add_to_cart", quantity=2,
        wish=read("add", {"code": "BIKE-CITY1"}, {"code": "LOCK-B1"}),
    )

    assert (message["response"], pieces(eve)) == ("utter_really_so", {})


async def test_more_of_what_is_there_in_one_kind_is_of_that(eve):
    await filled(eve, TEE_1_M_BLK=1, TEE_1_L_RED=1)

    await eve.wants("add", {"traits": ["red"], "pointing": "one", "quantity": 1, "mode": "more"})

    assert lines(eve) == {("TEE-1", "TEE-1-M-BLK"): 1, ("TEE-1", "TEE-1-L-RED"): 2}


async def test_a_yes_to_nothing_is_about_what_it_names(eve):
    await filled(eve, SOCK_RUN=2)

    await eve.does(ActionAcceptOffer, text="and it", wish=read("accept", {"code": "LIGHT-B1"}))

    assert pieces(eve) == {"SOCK-RUN": 2, "LIGHT-B1": 1}


@pytest.mark.parametrize(("named", "response", "there"), [
    ({"kind": "socks"}, "utter_really_so", {"MOUSE-1": 1}),
    ({"kind": "laptop"}, "utter_offer_declined", {"SOCK-RUN": 2, "MOUSE-1": 1}),
])
async def test_a_no_to_what_is_in_the_cart_may_take_it_out(eve, named, response, there):
    await filled(eve, SOCK_RUN=2, MOUSE_1=1)

    [message] = await eve.does(ActionDeclineOffer, text="no need", wish=read("refuse", named))

    assert message["response"] == response
    assert pieces(eve) == {"SOCK-RUN": 2, "MOUSE-1": 1}
    if response == "utter_really_so":
        await eve.press(message)
    assert pieces(eve) == there


@pytest.mark.parametrize(("told", "text", "objects"), [
    ({"chance": 0.4}, "a stroller in and out", [{"kind": "stroller"}]),  # parted on a guess
    ({}, "which one, this", [{"pointing": "this"}]),
])
async def test_what_is_read_or_meant_with_doubt_is_asked_about(eve, told, text, objects):
    eve.slots["focus"] = "STROLL-2"

    [message] = await eve.does(
        AddToCart, text=text, intent="add_to_cart", wish=read("add", *objects), **told
    )

    assert (message["response"], pieces(eve)) == ("utter_really_add", {})


async def test_what_is_named_in_full_needs_no_sure_reading(eve):
    await eve.does(
        AddToCart, text="stroller, put it in", intent="add_to_cart", chance=0.5,
        wish=read("add", {"code": "STROLL-2"}),
    )

    assert pieces(eve) == {"STROLL-2": 1}


async def test_a_yes_long_after_it_was_asked_changes_nothing(eve):
    eve.slots["focus"] = "STROLL-2"
    [message] = await eve.does(
        AddToCart, text="this?", intent="add_to_cart", wish=read("add", {"pointing": "this"})
    )
    eve.slots["open_question"] = None

    await eve.press(message)

    assert pieces(eve) == {}


@pytest.mark.parametrize("number", ["-1", "1.5", "-2"])
async def test_pieces_are_whole_and_more_than_none(eve, number):
    eve.slots["focus"] = "TOAST-2S"

    [message] = await eve.does(
        AddToCart, text=f"add {number}", wish=read("add", {"pointing": "it"}), unread=[number]
    )

    assert (message["response"], message["number"]) == ("utter_whole_pieces", number)
    assert pieces(eve) == {}


@pytest.mark.parametrize("mode", [{}, {"mode": "total"}])
async def test_one_of_several_pieces_gets_another_colour(eve, mode):
    await filled(eve, TEE_1_M_BLK=2)

    await eve.wants("change", {"pointing": "them", "traits": ["red"], "quantity": 1, **mode})

    assert lines(eve) == {("TEE-1", "TEE-1-M-BLK"): 1, ("TEE-1", "TEE-1-M-RED"): 1}


async def test_the_black_one_of_two_becomes_white(eve):
    await filled(eve, TEE_1_M_BLK=1, TEE_1_L_RED=1)

    await eve.wants("change", {"traits": ["black", "white"], "pointing": "one"})

    assert lines(eve) == {("TEE-1", "TEE-1-L-RED"): 1, ("TEE-1", "TEE-1-M-WHT"): 1}


@pytest.mark.parametrize("act", ["change", "swap"])
async def test_another_thing_of_its_kind_takes_its_place(eve, act):
    await filled(eve, MOUSE_2=1, LAP_A16=1)

    await eve.wants(act, {"kind": "mouse"}, {"traits": ["wired"], "pointing": "one"})

    assert pieces(eve) == {"LAP-A16": 1, "MOUSE-1": 1}


async def test_a_name_typed_short_is_what_it_names_in_sight(eve):
    eve.slots["listed"] = ["HELMET-B1", "HELMET-B2", "HELMET-B3"]

    await eve.does(
        AddToCart, text="terang for me pls, add",
        wish={"act": "add", "objects": [], "said": "terang for me pls, add"},
    )

    assert pieces(eve) == {"HELMET-B2": 1}


@pytest.mark.parametrize(("objects", "response", "name"), [
    ([{"pointing": "it", "size": "41"}], "utter_stock_plenty", "Langkah 1 Running Shoes (41)"),
    ([{"pointing": "it", "size": "41", "traits": ["red"]}], "utter_stock_plenty",
     "Langkah 1 Running Shoes (41 red)"),
    ([{"pointing": "it", "size": "47"}], "utter_not_made_so", "Langkah 1 Running Shoes"),
    ([{"pointing": "one", "traits": ["grey"]}], "utter_not_made_so", "Langkah 1 Running Shoes"),
    ([{"pointing": "it"}], "utter_stock_plenty", "Langkah 1 Running Shoes"),
])
async def test_stock_is_that_of_the_size_and_colour_asked_for(eve, objects, response, name):
    eve.slots["focus"] = "SHOE-RUN1"

    [message] = await eve.does(
        ActionAnswerStock, text="\u2026", wish=read("ask", *objects, matter="do you have it so")
    )

    assert (message["response"], message["product_name"]) == (response, name)


async def test_a_number_names_nothing(eve):
    eve.slots.update(listed=["TOAST-2S", "TOAST-4S"], focus="TOAST-4S")

    await eve.does(
        AddToCart, text="add two",
        wish={"act": "add", "objects": [{"quantity": 2}], "said": "add two"},
    )

    assert pieces(eve) == {"TOAST-4S": 2}
