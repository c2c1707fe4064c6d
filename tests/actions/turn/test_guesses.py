"""Which changes of a cart are asked about before they are made."""
import pytest

from actions.message_metadata import MessageMetadata
from actions.reading.reading import Wish
from actions.turn.guesses import is_a_guess, is_the_rest, points_elsewhere, says_again
from actions.turn.turn import Turn
from actions.turn.understood import Entity, Guess

KETTLE = {"kind": "kettle"}


def turn(text, *objects, act="add", **more):
    return Turn("c", text, wish=Wish.parse_obj({"act": act, "objects": objects}), **more)


@pytest.mark.parametrize(("text", "said", "more"), [
    ("a kettle?", KETTLE, {}),
    ("which kettle, this", KETTLE, {}),
    ("2", {"quantity": 2}, {}),
    ("20 kettles", {**KETTLE, "quantity": 20}, {}),
    ("kettle", KETTLE, {"chance": 0.4}),
    ("kettle", KETTLE, {"is_guess": True}),
    ("kettle", KETTLE, {"likely": (Guess("search_product", 0.6), Guess("add_to_cart", 0.4))}),
    ("kettle dua", KETTLE, {"entities": (Entity("quantity", 2),)}),
    ("so that's a kettle", KETTLE,  # read as adding, understood as a change
     {"likely": (Guess("change_quantity", 0.7), Guess("add_to_cart", 0.3))}),
    ("put it in", {"pointing": "it"},
     {"chance": 0.4, "likely": (Guess("add_to_cart", 0.8), Guess("ask_product", 0.2))}),
    ("put that in", {"pointing": "that"}, {"metadata": MessageMetadata(goes_on=True)}),
    ("put it in, and a kettle", KETTLE,
     {"entities": (Entity("reference", "that", 4, 6), Entity("category", "KETTLES", 17, 23))}),
])
def test_what_may_mean_something_else_is_a_guess(text, said, more):
    assert is_a_guess(turn(text, said, **more))


@pytest.mark.parametrize(("text", "said", "more"), [
    ("add a kettle", KETTLE, {}),
    ("add 12 kettles", {**KETTLE, "quantity": 12}, {"entities": (Entity("quantity", 12),)}),
    ("i want one", {}, {"entities": (Entity("quantity", 1),)}),
    ("the 28 cm pan", {"kind": "pan", "size": "28 cm"}, {"entities": (Entity("quantity", 28),)}),
    ("both", {"pointing": "both"}, {"entities": (Entity("quantity", 2),)}),
    ("KETTLE-1", {"code": "KETTLE-1"}, {"chance": 0.4}),
    ("kettle?", KETTLE, {"is_answer": True}),
    ("2 more", {"quantity": 2, "mode": "more"},  # one as well as the other
     {"likely": (Guess("change_quantity", 0.9), Guess("add_to_cart", 0.1))}),
    ("right, put it in", {"pointing": "it"},  # nothing that could be read wrongly
     {"chance": 0.4, "likely": (Guess("add_to_cart", 0.7), Guess("accept_offer", 0.25))}),
    ("the kettle then", KETTLE,
     {"likely": (Guess("accept_offer", 0.5), Guess("add_to_cart", 0.5))}),
    ("two kettles please", {**KETTLE, "quantity": 2},  # nobody looks for so many
     {"likely": (Guess("search_product", 0.5), Guess("add_to_cart", 0.5))}),
    ("the kettle, put it in", KETTLE,
     {"entities": (Entity("category", "KETTLES", 4, 10), Entity("reference", "that", 16, 18))}),
])
def test_what_is_wished_plainly_is_none(text, said, more):
    assert not is_a_guess(turn(text, said, **more))


@pytest.mark.parametrize(("said", "before", "is_again"), [
    ({"quantity": 3}, 3, True), ({"quantity": 3}, 2, False),
    ({"quantity": 3, "mode": "more"}, 3, False),
    ({**KETTLE, "quantity": 3}, 2, True), ({**KETTLE, "quantity": 3}, 0, False),
    ({**KETTLE, "quantity": 3, "mode": "more"}, 2, False),
    ({**KETTLE, "pointing": "same"}, 2, False),
])
def test_a_number_may_only_say_how_many_there_are(said, before, is_again):
    said_so = turn("3, right", said)

    assert says_again(said_so, {("KETTLE", ""): 3}, {("KETTLE", ""): before}) is is_again


def test_one_to_two_is_no_number_said_again():
    made_two = turn("make that two", {"pointing": "that", "quantity": 2}, act="add")

    assert not says_again(made_two, {("KETTLE", ""): 1}, {("KETTLE", ""): 1})


@pytest.mark.parametrize(("said", "seen", "is_elsewhere"), [
    ({**KETTLE, "pointing": "this"}, {"TRAY"}, True),
    ({**KETTLE, "pointing": "this"}, {"KETTLE"}, False),
    (KETTLE, {"TRAY"}, False), ({"pointing": "this"}, {"TRAY"}, False),
])
def test_what_is_pointed_at_stands_in_sight(said, seen, is_elsewhere):
    taken = turn("this and a kettle", said)

    assert points_elsewhere(taken, {("KETTLE", ""): 1}, frozenset(seen)) is is_elsewhere


@pytest.mark.parametrize(("objects", "gone", "is_rest"), [
    ([{"quantity": "all"}, {"kind": "jam", "not": True}], 2, True),
    ([{"quantity": "all"}, {"kind": "jam", "not": True}], 1, False),
    ([{"kind": "jam"}, {"kind": "tea"}], 2, False),
])
def test_several_things_that_nobody_named_are_the_rest(objects, gone, is_rest):
    changes = {(f"SKU-{number}", ""): -1 for number in range(gone)}

    assert is_the_rest(turn("all but the jam", *objects, act="remove"), changes) is is_rest
