"""Wishes for the cart as they are read: several things at once, each as often as it was said."""
import pytest

from actions.handlers.adding import ActionAddToCart
from tests.actions.handlers.talking import commands, said

pytestmark = pytest.mark.asyncio


def lines(talk):
    return {(sku, variant): n for sku, variant, n in talk.shop.lines(f"c:{talk.id}")}


def pieces(talk):
    return {sku: n for (sku, _), n in lines(talk).items()}


async def test_several_things_go_in_each_as_often_as_said(eve):
    [message] = await eve.wants(
        "add", {"kind": "cards", "traits": ["64 gb"], "quantity": 2}, {"kind": "card reader"}
    )

    assert message["response"] == "utter_added_several"
    assert message["added"].splitlines() == [
        "• 2 × SD Memory Card 64 GB", "• 1 × USB-C Card Reader",
    ]
    assert pieces(eve) == {"CARD-64": 2, "READER-C": 1}
    assert (eve.slots["just_added"], eve.slots["cart_state"]) == ("READER-C", "filled")


async def test_they_may_be_said_in_indonesian(adi):
    await adi.wants(
        "add", {"kind": "tripod", "traits": ["karbon"], "quantity": 3},
        {"kind": "kantong toaster", "quantity": 2},
    )

    assert pieces(adi) == {"TRIPOD-3": 3, "TOAST-BAGS": 2}


async def test_the_last_one_and_something_else(eve):
    eve.slots["listed"] = ["TOAST-2S", "TOAST-4S", "SANDWICH-1"]

    await eve.wants("add", {"ordinal": -1}, {"kind": "usb c cable", "quantity": 2})

    assert pieces(eve) == {"SANDWICH-1": 1, "CABLE-C2": 2}


@pytest.mark.parametrize("objects", [
    [{"pointing": "both"}], [{"pointing": "these", "quantity": 2}],
    [{"ordinal": 1}, {"ordinal": 2}], [{"quantity": "all"}],
])
async def test_each_of_two_goes_in_once(eve, objects):
    eve.slots["listed"] = ["TOAST-2S", "TOAST-4S"]

    await eve.wants("add", *objects)

    assert pieces(eve) == {"TOAST-2S": 1, "TOAST-4S": 1}


@pytest.mark.parametrize(("there", "battery"), [("CAM-M10", "BATT-M10"), ("CAM-M20", "BATT-M23")])
async def test_of_several_the_one_goes_in_that_goes_with_what_is_there(eve, there, battery):
    await eve.wants("add", {"code": there})

    await eve.wants("add", {"kind": "spare battery"}, {"kind": "card reader"})

    assert pieces(eve) == {there: 1, battery: 1, "READER-C": 1}


async def test_of_several_that_go_with_nothing_there_none_goes_in(eve):
    await eve.wants("add", {"kind": "spare battery"})

    assert pieces(eve) == {}


async def test_a_noun_read_as_nothing_is_part_of_the_name(adi):
    await adi.wants("add", {"traits": ["premium"]}, text="bungkus kado yang premium")

    assert pieces(adi) == {"WRAP-LUXE": 1}


async def test_what_is_refused_among_the_others_stays_out(adi):
    adi.slots["listed"] = ["TOAST-2S", "TOAST-4S", "SANDWICH-1"]

    await adi.wants("add", {"quantity": "all"}, {"ordinal": 3, "not": True})

    assert pieces(adi) == {"TOAST-2S": 1, "TOAST-4S": 1}


async def test_what_is_clear_goes_in_and_the_rest_is_asked_in_the_same_reply(eve):
    added, asked, missing = await eve.wants(
        "add", {"kind": "card reader"}, {"kind": "helmet", "quantity": 2}, {"kind": "steam iron"}
    )

    assert pieces(eve) == {"READER-C": 1}
    assert (added["response"], asked["response"]) == ("utter_added", "utter_which_of_these")
    assert asked["wanted"] == "helmet"
    assert '"quantity": 2' in commands(asked["custom"])[0]
    assert (missing["response"], missing["wanted"]) == ("utter_none_called_so", "steam iron")
    assert eve.slots["just_added"] is None  # no moment for an offer

    await eve.press(asked)
    assert sorted(pieces(eve).values()) == [1, 2]


async def test_what_the_shop_refuses_leaves_the_others_in(eve, demo):
    demo.restock(1, "CARD-64")

    messages = await eve.wants("add", {"code": "CARD-64", "quantity": 3}, {"code": "READER-C"})

    assert said(messages) == ["utter_added", "utter_few_left"]
    assert pieces(eve) == {"READER-C": 1}
    demo.restock(10, "CARD-64")


@pytest.mark.parametrize(("name", "there"), [
    ("kota lite two", {"BIKE-CITY1": 2}), ("kota lite", {"BIKE-CITY1": 1}),
])
async def test_a_number_word_that_no_name_holds_counts_pieces(eve, name, there):
    await eve.wants("add", {"name": name, "code": "BIKE-CITY1"})

    assert pieces(eve) == there


async def test_two_more_are_two_more(eve):
    await eve.wants("add", {"code": "TOAST-2S"})
    await eve.wants("add", {"quantity": 1, "mode": "more"})
    assert pieces(eve) == {"TOAST-2S": 2}

    await eve.wants("add", {"quantity": 2, "mode": "more"})
    assert pieces(eve) == {"TOAST-2S": 4}

    await eve.wants("add", {"kind": "toaster", "quantity": 3, "mode": "total"})
    assert pieces(eve) == {"TOAST-2S": 3}


async def test_another_one_is_of_the_size_that_is_there(eve):
    await eve.wants("add", {"code": "TEE-1-M-BLK"})

    await eve.wants("add", {"quantity": 1, "mode": "more"})

    assert lines(eve) == {("TEE-1", "TEE-1-M-BLK"): 2}


async def test_a_message_tried_again_adds_each_once(eve):
    await eve.wants("add", {"code": "TOAST-2S", "quantity": 2}, {"code": "READER-C"})
    await eve.then(ActionAddToCart)

    assert pieces(eve) == {"TOAST-2S": 2, "READER-C": 1}


async def test_the_same_thing_in_two_colours(adi):
    await adi.wants(
        "add", {"kind": "kaos", "traits": ["katun", "item"], "size": "l", "quantity": 3},
        {"traits": ["putih"], "size": "m", "quantity": 2},
    )

    assert lines(adi) == {("TEE-1", "TEE-1-L-BLK"): 3, ("TEE-1", "TEE-1-M-WHT"): 2}


@pytest.mark.parametrize("objects", [
    {"code": "SHOE-RUN1-42-BLK"}, {"code": "shoe-run1-42-blk"},
    {"code": "SHOE-RUN1", "size": "42", "traits": ["black"]},
    {"name": "langkah 1", "size": "42", "traits": ["black"]},
    {"name": "langkah 1", "size": "42", "not_traits": ["red"]},
])
async def test_size_and_colour_pick_the_variant(eve, objects):
    await eve.wants("add", objects)

    assert lines(eve) == {("SHOE-RUN1", "SHOE-RUN1-42-BLK"): 1}


async def test_of_a_size_alone_the_colours_of_that_size_are_asked(eve):
    [message] = await eve.wants("add", {"name": "langkah 1", "size": "42"})

    assert message["response"] == "utter_choose_variant"
    assert [item["title"] for item in message["custom"]["items"]] == ["42 black", "42 red"]
    assert lines(eve) == {}


@pytest.mark.parametrize(("objects", "wanted"), [
    ({"name": "langkah 1", "size": "47"}, "47"),
    ({"name": "langkah 1", "traits": ["purple"]}, "purple"),
])
async def test_a_size_or_colour_that_is_not_made_is_told(eve, objects, wanted):
    [message] = await eve.wants("add", objects)

    assert (message["response"], message["wanted"]) == ("utter_not_made_so", wanted)
    assert message["custom"]["items"]
    assert lines(eve) == {}


async def test_a_kind_alone_is_shown_not_bought(eve):
    [message] = await eve.wants("add", {"kind": "helmet"}, text="add a helmet")

    assert message["custom"]["type"] == "cards"
    assert lines(eve) == {}


async def test_several_that_are_in_sight_are_asked_about(eve):
    eve.slots["listed"] = ["TOAST-2S", "TOAST-4S", "SPK-MINI"]

    [message] = await eve.wants("add", {"kind": "toaster", "quantity": 2})

    assert message["response"] == "utter_which_of_these"
    assert len(commands(message["custom"])) == 2
    await eve.press(message, 1)
    assert pieces(eve) == {"TOAST-4S": 2}


@pytest.mark.parametrize("said_of_it", [{"code": "TOAST-9"}, {"code": "lap-a9"}])
async def test_a_code_of_nothing_is_told_by_name(eve, said_of_it):
    [message] = await eve.wants("add", said_of_it)

    assert (message["response"], message["wanted"]) == (
        "utter_none_called_so", said_of_it["code"]
    )


async def test_the_question_stays_open_until_it_is_answered(eve):
    await eve.wants("add", {"code": "TEE-1"})
    question = eve.slots["open_question"]

    assert (question["turn"], len(question["options"])) == (eve.turn, 12)
    assert {option["size"] for option in question["options"]} == {"s", "m", "l", "xl"}
    assert any({"black", "hitam"} <= set(option["called"]) for option in question["options"])

    await eve.wants("add", {"code": "TEE-1-M-BLK"})
    assert eve.slots["open_question"] is None


@pytest.mark.parametrize(("objects", "sku"), [
    ({"code": "LAP-A8"}, "LAP-A8"), ({"code": "toast-4s"}, "TOAST-4S"),
    ({"code": "SHOE-RUN1-42-BLK"}, "SHOE-RUN1"), ({"name": "nusa 5 pro"}, "PHONE-PRO"),
])
async def test_what_is_only_named_is_shown_and_never_bought(eve, objects, sku):
    wish = {"act": "show", "objects": [objects]}

    [message] = await eve.does(ActionAddToCart, text="https://shop.example.com/p/x", wish=wish)

    assert (message["response"], eve.slots["focus"]) == ("utter_product", sku)
    assert lines(eve) == {}


async def test_a_button_that_says_what_was_meant_is_obeyed(eve):
    eve.marks["title"] = "Add to cart"

    await eve.does(ActionAddToCart, wish={"act": "find", "objects": [{"code": "TOAST-4S"}]})

    assert pieces(eve) == {"TOAST-4S": 1}


@pytest.mark.parametrize(("later", "quantity"), [([], 1), ([{"pointing": "it"}], 1)])
async def test_what_only_says_again_what_was_put_in_puts_nothing_more_in(eve, later, quantity):
    await eve.wants("add", {"code": "TOAST-4PRO"})
    wish = {"act": "add", "objects": later}

    messages = await eve.goes_on(ActionAddToCart, "put it in", wish)

    assert (messages, pieces(eve)) == ([], {"TOAST-4PRO": quantity})
