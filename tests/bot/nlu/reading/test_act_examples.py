"""Examples of intents fill up the acts that few marked messages have."""
import numpy as np
import pytest

from bot.nlu.reading.act_examples import act_examples
from bot.nlu.reading.marked_examples import parse
from bot.nlu.reading.tagger_training import train_tagger

MARKED = [
    parse("greet", "hello there"),
    parse("find", "any [kettles](kind)"),
    parse("find ask_shop", "[blue](trait) [mugs](kind) | and {do you ship to rome}"),
]
GREETINGS = [f"good morning number {number}" for number in range(20)]


def test_an_act_gets_as_many_as_are_missing():
    more = act_examples(MARKED, {"greet": GREETINGS, "find": ["show me pans"]}, enough=5)

    assert [each.acts for each in more] == [("find",), *[("greet",)] * 4]
    assert not any(each.is_marked or each.marked for each in more)


def test_an_act_with_enough_gets_none():
    assert act_examples(MARKED, {"find": ["show me pans"]}, enough=2) == []


def test_what_is_marked_already_is_no_further_example():
    assert act_examples(MARKED, {"greet": ["Hello there", " "]}) == []


def test_they_are_the_same_whatever_their_order():
    forth, back = (
        act_examples(MARKED, {"greet": texts}, enough=4) for texts in (GREETINGS, GREETINGS[::-1])
    )

    assert forth == back


@pytest.fixture(scope="module")
def taught():
    """Twice the same sentences: all acts marked, and one of them told by intents alone."""
    told = act_examples(MARKED, {"thank": ["cheers for that", "thanks a lot"]}, enough=2)
    return train_tagger([*MARKED, *told], epochs=1)


def test_their_act_is_learnt_and_nothing_of_their_words(taught):
    plain = train_tagger(MARKED, epochs=1)

    assert "thank" in taught.names.acts
    assert "thank" not in plain.names.acts
    np.testing.assert_array_equal(taught.steps, plain.steps)  # what follows what, of marked ones
