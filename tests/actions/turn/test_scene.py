"""What words can point at, and how long."""
import pytest

from actions.message_metadata import MessageMetadata
from actions.turn.scene import Scene, aged, focus_of, seen_at
from actions.turn.turn import Turn


def a_turn(number, **slots):
    return Turn("ann", slots=slots, metadata=MessageMetadata(turn=number))


@pytest.mark.parametrize(("seen", "now", "focus"), [
    ({"focus": 4}, 5, "TEA"),
    ({"focus": 4}, 9, "TEA"),
    ({"focus": 4}, 10, ""),  # long ago
    ({"focus": 4, "listed": 5}, 6, ""),  # behind a list
    ({"focus": 5, "listed": 5}, 6, "TEA"),  # the first of it
    ({}, 6, "TEA"),  # of a talk begun before ages were kept
])
def test_what_is_talked_about_fades(seen, now, focus):
    assert focus_of(a_turn(now, focus="TEA", listed=["MUG"], seen_at=seen)) == focus


def test_a_failed_turn_ends_what_was_talked_about():
    assert focus_of(a_turn(6, focus="TEA", seen_at={"focus": 4}, unclear_at_turn=5)) == ""
    assert focus_of(a_turn(6, focus="TEA", seen_at={"focus": 5}, unclear_at_turn=4)) == "TEA"


def test_what_comes_into_sight_is_kept_with_its_turn():
    turn = a_turn(7, seen_at={"focus": 2, "listed": 3})
    slot = {"event": "slot", "name": "listed", "value": ["MUG"], "timestamp": None}

    [event] = aged(turn, [slot, {"event": "bot", "text": "hi"}])

    assert event["value"] == {"focus": 2, "listed": 7}
    assert aged(turn, []) == []
    assert seen_at(a_turn(1)) == {}


def test_the_talk_comes_before_the_cart_and_each_once():
    scene = Scene(focus="A", listed=("B", "A"), in_cart=("B", "C"), ordered=("D",), earlier="E")

    assert scene.in_sight == ("A", "B")
    assert scene.at_hand == ("C", "E", "D")
    assert scene.for_sale.at_hand == ("E",)
    assert scene.having_named(["Z"]).in_sight[0] == "Z"
