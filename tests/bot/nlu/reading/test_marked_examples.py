"""Messages with marks: the plain text, and where in it what is said."""
import pytest

from actions.language.packs import packs
from bot.nlu.reading.marked_examples import Marked, parse, readings_of

MARKED = (
    "add [two](quantity) [64 gb](trait) [cards](kind) + and [one](quantity) [reader](kind) | {when}"
)


def said(example):
    return [(mark.field, example.text[mark.start : mark.end]) for mark in example.marked]


def test_marks_are_places_of_the_plain_text():
    example = parse("add ask_shop", MARKED)

    assert example.text == "add two 64 gb cards and one reader when"
    assert said(example) == [
        ("quantity", "two"), ("trait", "64 gb"), ("kind", "cards"), ("quantity", "one"),
        ("kind", "reader"),
    ]
    assert [example.text[at:] for at in example.objects] == ["and one reader when"]
    assert [example.text[at:] for at in example.wishes] == ["when"]
    assert [example.text[start:end] for start, end in example.matters] == ["when"]


def test_a_mark_may_have_a_value():
    assert parse("show", "the [last](ordinal:-1)").marked == (Marked("ordinal", 4, 8, "-1"),)


@pytest.mark.parametrize(("acts", "text", "problem"), [
    ("buy", "it", "no act 'buy'"),
    ("add ask", "it", "2 acts for 1 parts"),
    ("add", "it | now", "1 acts for 2 parts"),
    ("ask", "{how much", "argument"),
])
def test_a_wrong_one_is_refused(acts, text, problem):
    with pytest.raises(ValueError, match=problem):
        parse(acts, text)


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.code)
def test_every_pack_teaches_every_act(pack):
    acts = {act for example in readings_of(pack) for act in example.acts}

    assert {"find", "add", "ask", "swap", "other"} <= acts
    assert all(example.tokens for example in readings_of(pack))
