"""Which changes of a cart are asked about before they are made."""
import pytest

from actions.reading.reading import Wish
from actions.turn.guesses import is_a_guess, is_the_rest, says_again
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
    ("kettle", KETTLE, {"chance": 0.5}),
    ("kettle", KETTLE, {"is_guess": True}),
    ("kettle", KETTLE, {"likely": (Guess("search_product", 0.6), Guess("add_to_cart", 0.4))}),
    ("kettle dua", KETTLE, {"entities": (Entity("quantity", 2),)}),
])
def test_what_may_mean_something_else_is_a_guess(text, said, more):
    assert is_a_guess(turn(text, said, **more))


@pytest.mark.parametrize(("text", "said", "more"), [
    ("add a kettle", KETTLE, {}),
    ("add 12 kettles", {**KETTLE, "quantity": 12}, {"entities": (Entity("quantity", 12),)}),
    ("i want one", {}, {"entities": (Entity("quantity", 1),)}),
    ("the 28 cm pan", {"kind": "pan", "size": "28 cm"}, {"entities": (Entity("quantity", 28),)}),
    ("both", {"pointing": "both"}, {"entities": (Entity("quantity", 2),)}),
    ("KETTLE-1", {"code": "KETTLE-1"}, {"chance": 0.5}),
    ("kettle?", KETTLE, {"is_answer": True}),
])
def test_what_is_wished_plainly_is_none(text, said, more):
    assert not is_a_guess(turn(text, said, **more))


@pytest.mark.parametrize(("said", "before", "is_again"), [
    ({"quantity": 3}, 3, True), ({"quantity": 3}, 2, False),
    ({"quantity": 3, "mode": "more"}, 3, False), ({**KETTLE, "quantity": 3}, 3, False),
])
def test_a_number_alone_may_only_say_how_many_there_are(said, before, is_again):
    said_so = turn("3, right", said)

    assert says_again(said_so, {("KETTLE", ""): 3}, {("KETTLE", ""): before}) is is_again


@pytest.mark.parametrize(("objects", "gone", "is_rest"), [
    ([{"quantity": "all"}, {"kind": "jam", "not": True}], 2, True),
    ([{"quantity": "all"}, {"kind": "jam", "not": True}], 1, False),
    ([{"kind": "jam"}, {"kind": "tea"}], 2, False),
])
def test_several_things_that_nobody_named_are_the_rest(objects, gone, is_rest):
    changes = {(f"SKU-{number}", ""): -1 for number in range(gone)}

    assert is_the_rest(turn("all but the jam", *objects, act="remove"), changes) is is_rest
