"""How sure an answer must be to be one."""
import pytest

from bot.nlu.reading.prompted import settled


def act(chances, prompt="offer", is_described=False, alone=None):
    found = settled(chances, alone or {"chat": 1.0}, prompt, is_described)
    assert sum(found.values()) == pytest.approx(sum(chances.values()))
    return max(found, key=found.get)


@pytest.mark.parametrize(("chances", "best"), [
    ({"yes": 0.6, "accept": 0.35, "chat": 0.05}, "yes"),
    ({"accept": 0.85, "chat": 0.1, "refuse": 0.05}, "chat"),
    ({"refuse": 0.95, "chat": 0.05}, "refuse"),
    ({"refuse": 0.9, "chat": 0.1}, "chat"),
    ({"no": 0.5, "refuse": 0.45, "ask": 0.05}, "no"),
    ({"ask": 0.5, "refuse": 0.4, "chat": 0.1}, "ask"),  # no answer anyway
])
def test_a_yes_or_no_that_is_not_sure_decides_nothing(chances, best):
    assert act(chances) == act(chances, "sure") == act(chances, "review") == best


def test_where_nothing_is_to_be_decided_the_likeliest_is_meant():
    assert act({"refuse": 0.5, "chat": 0.3, "find": 0.2}, None) == "refuse"


def test_a_choice_is_made_by_what_is_described():
    chances = {"accept": 0.55, "refuse": 0.4, "chat": 0.05}

    assert act(chances, is_described=True) == "accept"
    assert act(chances) == "chat"


def test_what_begins_something_else_is_no_answer_to_an_offer():
    alone = {"checkout": 0.9, "yes": 0.1}

    assert act({"yes": 0.95, "checkout": 0.05}, alone=alone) == "checkout"
    assert act({"yes": 0.95, "checkout": 0.05}, "review", alone=alone) == "yes"


def test_what_is_taken_for_sure_is_a_wish_where_it_may_not_be_that_offered():
    assert act({"accept": 0.7, "add": 0.3}) == "add"
    assert act({"accept": 0.95, "add": 0.05}) == "accept"


def test_what_takes_something_when_alone_takes_it_where_the_offer_is_unsure():
    assert act({"accept": 0.6, "chat": 0.4}, alone={"add": 0.9, "find": 0.1}) == "add"
    assert act({"accept": 0.6, "chat": 0.4}, alone={"find": 0.9, "add": 0.1}) == "chat"
