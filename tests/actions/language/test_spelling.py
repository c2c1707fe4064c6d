"""Spelling repair of what a message names; that of searches is tested with what they read."""
import pytest

from actions.language.spelling import NameSpeller

SPELLER = NameSpeller(
    ("toaster", "blender", "kettle", "helm"), frozenset(("broke", "under")), frozenset(("under",))
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("toster", "toaster"),
        ("tosater", "toaster"),
        ("helmku", "helm"),
        ("ketle", "kettle"),
        ("broke", "broke"),
        ("roaster", "roaster"),  # begins otherwise
        ("hel", "hel"),
        ("xyzzy", "xyzzy"),
    ],
)
def test_a_word_near_a_name_is_set_right(typed, meant):
    assert SPELLER.repair(typed) == meant


@pytest.mark.parametrize(("typed", "at"), [("blenderunder", 7), ("blender", 0), ("blenders5", 0)])
def test_a_name_and_a_little_word_are_told_apart(typed, at):
    assert SPELLER.split(typed) == at
