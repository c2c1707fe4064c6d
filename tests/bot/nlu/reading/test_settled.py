"""How sure an answer must be to be one."""
import pytest

from bot.nlu.reading.prompted import settled


def act(chances, prompt="offer", is_described=False):
    found = settled(chances, prompt, is_described)
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
