"""One thing in place of another, and a cart emptied or made as it was."""
import pytest

from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.emptying import ActionClearCart
from actions.handlers.removing import ActionRemoveFromCart
from actions.handlers.swapping import ActionSwap
from tests.actions.handlers.talking import commands, said
from tests.actions.handlers.test_adding_wishes import lines, pieces
from tests.actions.handlers.test_cart_wishes import filled

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("objects", [
    [{"pointing": "one", "traits": ["two slice"]}, {"name": "pro"}],
    [{"kind": "two slice toaster"}, {"kind": "pro toaster"}],
    [{"code": "TOAST-2S"}, {"code": "TOAST-4PRO"}],
])
async def test_the_first_goes_out_and_as_many_of_the_second_in(eve, objects):
    await filled(eve, TOAST_2S=2, CARD_64=1)

    [message] = await eve.wants("swap", *objects)

    assert pieces(eve) == {"CARD-64": 1, "TOAST-4PRO": 2}
    assert (message["response"], message["taken_out"], message["put_in"]) == (
        "utter_swapped", "2 × Duo Two-Slice Toaster", "2 × Quattro Pro Four-Slice Toaster"
    )


@pytest.mark.parametrize(("act", "said_at_once"), [
    ("change", {"kind": "laptop", "traits": ["8 gb"]}),
    ("swap", {"kind": "laptop", "name": "kerja 14 8 gb"}),
])
async def test_a_kind_and_what_it_shall_be_may_be_read_as_one_thing(eve, act, said_at_once):
    await filled(eve, LAP_A16=1, MOUSE_2=1)

    await eve.wants(act, said_at_once)

    assert pieces(eve) == {"LAP-A8": 1, "MOUSE-2": 1}


async def test_that_one_takes_the_place_of_its_like(eve):
    await filled(eve, TOAST_2S=1, CARD_64=1)
    eve.slots["focus"] = "TOAST-4S"

    await eve.wants("swap", {"pointing": "that"})

    assert pieces(eve) == {"TOAST-4S": 1, "CARD-64": 1}


async def test_so_many_of_them_are_swapped(eve):
    await filled(eve, TOAST_2S=3)

    await eve.wants("swap", {"kind": "toaster", "quantity": 1}, {"code": "TOAST-4S"})

    assert pieces(eve) == {"TOAST-2S": 2, "TOAST-4S": 1}


async def test_what_is_not_there_can_only_come_in_and_that_is_asked(eve):
    await filled(eve, TENT_2=1)

    [message] = await eve.wants("swap", {"kind": "camp kit"}, {"kind": "tent"})
    assert (message["response"], pieces(eve)) == ("utter_really_so", {"TENT-2": 1})

    await eve.press(message)
    assert pieces(eve) == {"KIT-CAMP": 1}


@pytest.mark.parametrize("objects", [
    [{"name": "slow brew kit"}, {"name": "gayo"}, {"kind": "filters"}],
    [{"name": "gayo"}, {"kind": "filters"}, {"name": "slow brew kit"}],
])
async def test_one_thing_takes_the_place_of_several(eve, objects):
    await filled(eve, COFFEE_2=2, FILTER_V60=1, TEA_JASMINE=3)

    [message] = await eve.wants("swap", *objects)
    if message["response"] == "utter_really_so":  # said the other way round
        [message] = await eve.press(message)

    assert pieces(eve) == {"KIT-COFFEE": 1, "TEA-JASMINE": 3}
    assert message["taken_out"].count("×") == 2


async def test_what_comes_in_beside_is_put_in_too(eve):
    await filled(eve, TOAST_2S=1)

    await eve.wants(
        "swap", {"kind": "toaster"}, {"code": "TOAST-4S"}, {"kind": "card reader", "quantity": 2}
    )

    assert pieces(eve) == {"TOAST-4S": 1, "READER-C": 2}


async def test_something_cheaper_is_asked_about_and_a_button_swaps(eve):
    await filled(eve, TOAST_4S=1)

    [message] = await eve.wants("swap", {"pointing": "it"}, {"order": "cheaper"})
    assert pieces(eve) == {"TOAST-4S": 1}
    assert all('"instead_of": "TOAST-4S"' in said for said in commands(message["custom"]))

    at = next(n for n, said in enumerate(commands(message["custom"])) if "TOAST-2S" in said)
    await eve.press(message, at)
    assert pieces(eve) == {"TOAST-2S": 1}


async def test_a_size_of_what_comes_in_is_asked(eve):
    await filled(eve, SHOE_RUN1_41_BLK=1)

    [message] = await eve.wants("swap", {"kind": "shoes"}, {"name": "langkah 3"})
    assert message["response"] == "utter_choose_variant"
    assert pieces(eve) == {"SHOE-RUN1": 1}

    await eve.press(message)
    assert pieces(eve) == {"SHOE-RUN3": 1}


async def test_another_colour_of_the_same_is_a_swap_too(adi):
    await filled(adi, TEE_1_M_BLK=2)

    await adi.wants("swap", {"traits": ["hitam"]}, {"traits": ["putih"]})

    assert lines(adi) == {("TEE-1", "TEE-1-M-WHT"): 2}


@pytest.mark.parametrize(("objects", "response"), [
    ([{"kind": "laptop"}, {"code": "TOAST-4S"}], "utter_swap_what"),
    ([{"kind": "toaster"}], "utter_swap_for_what"),
    ([{"kind": "toaster"}, {"kind": "steam iron"}], "utter_none_called_so"),
    ([], "utter_swap_what"),
])
async def test_where_one_of_the_two_is_not_clear_nothing_is_swapped(eve, objects, response):
    await filled(eve, TOAST_2S=2, CARD_64=1)

    assert said(await eve.wants("swap", *objects)) == [response]
    assert pieces(eve) == {"TOAST-2S": 2, "CARD-64": 1}


async def test_what_is_sold_out_is_no_swap(eve, demo):
    demo.restock(0, "TOAST-4PRO")
    await filled(eve, TOAST_2S=1)

    messages = await eve.wants("swap", {"kind": "toaster"}, {"code": "TOAST-4PRO"})

    assert said(messages) == ["utter_sold_out"]
    assert pieces(eve) == {"TOAST-2S": 1}
    demo.restock(10, "TOAST-4PRO")


@pytest.mark.parametrize("change", [
    ("add", {"code": "READER-C"}), ("remove", {"kind": "toaster"}),
    ("change", {"kind": "toaster", "quantity": 4}), ("empty_cart",),
    ("swap", {"kind": "toaster"}, {"code": "TOAST-4S"}),
])
async def test_the_last_change_is_taken_back_and_that_too(eve, change):
    await filled(eve, TOAST_2S=2, CARD_64=1)
    await eve.wants(*change)
    if change == ("empty_cart",):
        await eve.wants("empty_cart")  # asked first
    changed = pieces(eve)
    assert changed != {"TOAST-2S": 2, "CARD-64": 1}

    await eve.wants("undo")
    assert pieces(eve) == {"TOAST-2S": 2, "CARD-64": 1}
    assert eve.slots["cart_state"] == "filled"

    await eve.wants("undo")
    assert pieces(eve) == changed


async def test_without_a_change_there_is_nothing_to_take_back(eve):
    assert said(await eve.wants("undo")) == ["utter_nothing_to_undo"]


async def test_a_cart_that_was_changed_elsewhere_stays(eve):
    await filled(eve, TOAST_2S=2)
    kept = eve.slots["cart_change"]
    await eve.wants("add", {"code": "READER-C"})
    eve.slots["cart_change"] = kept

    assert said(await eve.wants("undo")) == ["utter_nothing_to_undo"]
    assert pieces(eve) == {"TOAST-2S": 2, "READER-C": 1}


async def test_what_is_gone_by_now_does_not_come_back(eve, demo):
    await filled(eve, TOAST_2S=2)
    await eve.does(ActionClearCart)
    demo.restock(1, "TOAST-2S")

    assert said(await eve.wants("undo")) == ["utter_few_left"]
    assert pieces(eve) == {}
    demo.restock(10, "TOAST-2S")


@pytest.mark.parametrize("action", [ActionRemoveFromCart, ActionChangeQuantity, ActionSwap])
async def test_a_question_changes_nothing(eve, action):
    await filled(eve, TOAST_2S=2)
    wish = {"act": "ask", "objects": [{"kind": "toaster", "quantity": 1}]}

    assert said(await eve.does(action, text="is one enough", wish=wish)) == ["utter_cart"]
    assert pieces(eve) == {"TOAST-2S": 2}


async def test_a_cart_is_emptied_only_where_that_was_wished_twice(adi):
    await filled(adi, TOAST_2S=2)

    assert said(await adi.does(
        ActionClearCart, wish={"act": "find", "objects": [{"kind": "pembersih"}]}
    )) == ["utter_really_empty"]
    assert pieces(adi) == {"TOAST-2S": 2}

    assert said(await adi.wants("empty_cart")) == ["utter_cart_cleared"]
    assert pieces(adi) == {}


async def test_the_pro_in_place_of_a_toaster_is_a_toaster(eve):
    await filled(eve, TOAST_2S=1)

    await eve.wants("swap", {"traits": ["two slice"], "pointing": "one"}, {"traits": ["pro"]})

    assert pieces(eve) == {"TOAST-4PRO": 1}


async def test_with_nothing_to_swap_what_was_to_come_in_is_put_in(eve):
    await eve.wants("swap", {"code": "TOAST-4PRO"})

    assert (pieces(eve), eve.slots["focus"]) == ({"TOAST-4PRO": 1}, "TOAST-4PRO")
