"""A turn: which question a yes or no is about."""
from types import SimpleNamespace

import pytest

from actions.message_metadata import MessageMetadata
from actions.turn.turn import Turn, read_turn
from actions.turn.understood import Entity


def a_turn(number, *questions):
    named = tuple(Entity("question", question) for question in questions)
    return Turn("ann", entities=named, metadata=MessageMetadata(turn=number))


@pytest.mark.parametrize(
    ("number", "is_answer"), [(7, True), (8, True), (9, False), (100, False)]
)
def test_typed_words_answer_what_was_asked_last(number, is_answer):
    assert a_turn(number).answers("offer:1", asked_at_turn=7) is is_answer


@pytest.mark.parametrize(("number", "asked_at"), [(7, 7), (100, 7)])
def test_a_button_answers_its_own_question_at_any_time(number, asked_at):
    assert a_turn(number, "offer:1").answers("offer:1", asked_at) is True


def test_words_that_say_two_things_are_left_out_once():
    said = (Entity("compared", 2, 8, 16), Entity("sort", "better", 8, 16))

    assert Turn("ann", "compare two best phones", entities=said).without("compared", "sort") == (
        "compare   phones"
    )


@pytest.mark.parametrize("question", ["offer:2", "offer:11", "order:1", ""])
def test_a_button_answers_no_other_question(question):
    assert a_turn(7, question).answers("offer:1", asked_at_turn=7) is False


def test_an_action_reads_clean_words_and_finds_them_in_their_places():
    typed = "\u2060two to\u00adasters"
    said = {"entity": "category", "value": "toasters", "start": 5, "end": len(typed)}
    tracker = SimpleNamespace(
        sender_id="c1", slots={}, active_loop={}, latest_message={"text": typed, "entities": [said]}
    )

    turn = read_turn(tracker)

    assert turn.text == "two toasters"
    assert turn.rest.strip() == "two"
