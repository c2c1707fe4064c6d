"""Wishes for what is in the cart: pieces out, other numbers, sizes and colours, and all but one."""
import pytest

from actions.handlers.removing import ActionRemoveFromCart
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.test_adding_wishes import lines, pieces

pytestmark = pytest.mark.asyncio

SHOES, TEE = "SHOE-RUN1-41-BLK", "TEE-1-M-BLK"


async def filled(talk, **quantities):
    """These pieces in the cart, and nothing talked about; `_` stands for a hyphen."""
    for code, count in quantities.items():
        await talk.wants("add", {"code": code.replace("_", "-"), "quantity": count})
    talk.slots["focus"] = None


@pytest.mark.parametrize("said_of_it", [
    {"kind": "toasters", "quantity": 1, "mode": "fewer"}, {"quantity": 1, "mode": "fewer"},
    {"code": "TOAST-2S", "quantity": 1},
])
async def test_one_of_two_goes_and_one_stays(eve, said_of_it):
    await filled(eve, TOAST_2S=2)

    [message] = await eve.wants("remove", said_of_it)

    assert pieces(eve) == {"TOAST-2S": 1}
    assert (message["response"], message["product_name"]) == (
        "utter_removed", "1 × Duo Two-Slice Toaster"
    )


async def test_pieces_are_taken_out_once_though_the_message_comes_again(eve):
    await filled(eve, TOAST_2S=3)

    await eve.wants("remove", {"quantity": 1, "mode": "fewer"})
    await eve.then(ActionRemoveFromCart)

    assert pieces(eve) == {"TOAST-2S": 2}


@pytest.mark.parametrize(("objects", "left"), [
    ([{"kind": "toaster"}], {"CARD-64": 1, "MILK-JUG": 1}),
    ([{"kind": "toaster"}, {"kind": "milk jug"}], {"CARD-64": 1}),
    ([{"ordinal": 2}, {"ordinal": -1}], {"TOAST-2S": 2}),
    ([{"kind": "toaster", "quantity": 5, "mode": "fewer"}], {"CARD-64": 1, "MILK-JUG": 1}),
    ([{"kind": "toaster"}, {"kind": "milk jug", "not": True}], {"CARD-64": 1, "MILK-JUG": 1}),
])
async def test_what_is_meant_goes_and_the_rest_stays(eve, objects, left):
    await filled(eve, TOAST_2S=2, CARD_64=1, MILK_JUG=1)

    assert said(await eve.wants("remove", *objects)) == ["utter_removed"]
    assert pieces(eve) == left


@pytest.mark.parametrize("objects", [
    [{"quantity": "all"}, {"kind": "milk jug", "not": True}],
    [{"kind": "milk jug", "quantity": "all", "not": True}],
    [{"kind": "milk jug", "not": True}],
])
async def test_all_but_one_thing_goes_once_that_is_agreed_to(eve, objects):
    await filled(eve, TOAST_2S=2, CARD_64=1, MILK_JUG=1)

    [message] = await eve.wants("remove", *objects)
    assert (message["response"], len(pieces(eve))) == ("utter_really_so", 3)

    await eve.press(message)
    assert pieces(eve) == {"MILK-JUG": 1}


async def test_the_other_one_of_two_goes_beside_what_is_kept(eve):
    await filled(eve, HELMET_B1=1, HELMET_B2=1)

    await eve.wants("remove", {"kind": "terang", "not": True}, {"pointing": "other"})

    assert pieces(eve) == {"HELMET-B2": 1}


@pytest.mark.parametrize(("objects", "response"), [
    ([{"quantity": "all"}, {"kind": "laptop", "not": True}], "utter_not_in_cart_so"),
    ([{"kind": "laptop"}], "utter_not_in_cart_so"),
    ([{"code": "LAP-A8"}], "utter_not_in_cart_so"),
    ([{"quantity": 1, "mode": "fewer"}], "utter_remove_which"),
    ([{"pointing": "it"}], "utter_remove_which"),
])
async def test_where_it_is_not_clear_everything_stays(eve, objects, response):
    await filled(eve, TOAST_2S=2, CARD_64=1, MILK_JUG=1)

    assert said(await eve.wants("remove", *objects)) == [response]
    assert pieces(eve) == {"TOAST-2S": 2, "CARD-64": 1, "MILK-JUG": 1}


async def test_between_two_of_a_kind_it_is_asked_and_a_button_answers(eve):
    await filled(eve, TOAST_2S=2, TOAST_4S=3)

    [message] = await eve.wants("remove", {"kind": "toaster", "quantity": 1, "mode": "fewer"})
    assert message["response"] == "utter_which_of_these"
    assert pieces(eve) == {"TOAST-2S": 2, "TOAST-4S": 3}

    await eve.press(message, 1)
    assert pieces(eve) == {"TOAST-2S": 2, "TOAST-4S": 2}


async def test_of_one_thing_in_two_colours_the_colour_tells(adi):
    await filled(adi, TEE_1_M_BLK=1, TEE_1_M_WHT=2)

    assert said(await adi.wants("remove", {"kind": "kaos"})) == ["utter_which_of_these"]
    await adi.wants("remove", {"pointing": "one", "traits": ["putih"]})

    assert lines(adi) == {("TEE-1", TEE): 1}


async def test_the_rest_is_done_where_one_thing_is_not_there(eve):
    await filled(eve, TOAST_2S=1, CARD_64=1)

    messages = await eve.wants("remove", {"kind": "toaster"}, {"kind": "laptop"})

    assert said(messages) == ["utter_removed", "utter_not_in_cart_so"]
    assert pieces(eve) == {"CARD-64": 1}


@pytest.mark.parametrize(("said_of_it", "left"), [
    ({"pointing": "it", "quantity": 3, "mode": "total"}, 3),
    ({"quantity": 3, "mode": "total"}, 3),
    ({"kind": "toaster", "quantity": 5}, 5),
    ({"kind": "toaster", "quantity": 2, "mode": "more"}, 4),
    ({"kind": "toaster", "quantity": 1, "mode": "fewer"}, 1),
])
async def test_another_number_of_a_line(eve, said_of_it, left):
    await filled(eve, TOAST_2S=2)

    [message] = await eve.wants("change", said_of_it)

    assert pieces(eve) == {"TOAST-2S": left}
    assert message["changed"] == f"{left} × Duo Two-Slice Toaster"


@pytest.mark.parametrize("said_of_it", [
    {"kind": "shoes", "size": "40"}, {"size": "40"}, {"size": "40", "not_size": "41"},
    {"kind": "shoes", "size": "size 40"}, {"pointing": "those", "size": "40"},
])
async def test_another_size_keeps_colour_and_pieces(eve, said_of_it):
    await filled(eve, SHOE_RUN1_41_BLK=2, CARD_64=1)

    [message] = await eve.wants("change", said_of_it)

    assert lines(eve) == {("SHOE-RUN1", "SHOE-RUN1-40-BLK"): 2, ("CARD-64", ""): 1}
    assert (message["response"], message["changed"]) == (
        "utter_line_changed", "2 × Langkah 1 Running Shoes (40 black)"
    )


@pytest.mark.parametrize("said_of_it", [
    {"kind": "shoes", "traits": ["red"]}, {"traits": ["merah"]},
    {"kind": "shoes", "traits": ["red"], "not_traits": ["black"]},
    {"pointing": "those", "traits": ["red"]},
])
async def test_another_colour_keeps_size_and_pieces(eve, said_of_it):
    await filled(eve, SHOE_RUN1_41_BLK=2, CARD_64=1)

    await eve.wants("change", said_of_it)

    assert lines(eve) == {("SHOE-RUN1", "SHOE-RUN1-41-RED"): 2, ("CARD-64", ""): 1}


async def test_two_changes_at_once(adi):
    await filled(adi, SOCK_RUN=1, TEE_1_M_BLK=1)

    await adi.wants(
        "change", {"kind": "kaos kaki", "quantity": 3, "mode": "total"},
        {"kind": "kaos katun", "traits": ["putih"]},
    )

    assert lines(adi) == {("SOCK-RUN", ""): 3, ("TEE-1", "TEE-1-M-WHT"): 1}


@pytest.mark.parametrize(("said_of_it", "response"), [
    ({"kind": "shoes", "size": "47"}, "utter_not_made_so"),
    ({"kind": "shoes", "traits": ["purple"]}, "utter_not_made_so"),
    ({"kind": "laptop", "size": "40"}, "utter_not_in_cart_so"),
    ({"kind": "shoes"}, "utter_how_many"),
    ({"quantity": 2, "mode": "total"}, "utter_quantity_of_which"),
])
async def test_a_change_that_can_not_be_made_is_told_or_asked(eve, said_of_it, response):
    await filled(eve, SHOE_RUN1_41_BLK=2, CARD_64=1)

    assert said(await eve.wants("change", said_of_it)) == [response]
    assert lines(eve) == {("SHOE-RUN1", SHOES): 2, ("CARD-64", ""): 1}


async def test_a_size_that_is_offered_instead_is_taken_with_its_button(eve):
    await filled(eve, SHOE_RUN1_41_BLK=2)
    [message] = await eve.wants("change", {"kind": "shoes", "size": "47"})
    at = next(n for n, said in enumerate(commands(message["custom"])) if "40-BLK" in said)

    await eve.press(message, at)

    assert lines(eve) == {("SHOE-RUN1", "SHOE-RUN1-40-BLK"): 2}


async def test_a_sold_out_size_changes_nothing(eve, demo):
    demo.restock(0, "SHOE-RUN1-40-BLK")
    await filled(eve, SHOE_RUN1_41_BLK=2)

    assert said(await eve.wants("change", {"size": "40"})) == ["utter_sold_out"]
    assert lines(eve) == {("SHOE-RUN1", SHOES): 2}
    demo.restock(10, "SHOE-RUN1-40-BLK")
