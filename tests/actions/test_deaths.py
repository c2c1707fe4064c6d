"""When a process that died is started again, by the clock alone."""
import signal

import pytest

from actions.deaths import Deaths, how_it_ended


@pytest.mark.parametrize(("died_at", "pauses"), [
    ([0, 1, 2, 3, 4], [0, 1, 2, 4, None]),
    ([0, 20, 40, 59, 59.9], [0, 1, 2, 4, None]),
    ([0, 20, 40, 59, 60], [0, 1, 2, 4, 4]),
    ([0, 70, 140, 210, 280, 350], [0, 0, 0, 0, 0, 0]),
])
def test_the_fifth_death_within_a_minute_is_the_last(died_at, pauses):
    deaths = Deaths()

    assert [deaths.pause_after(at) for at in died_at] == pauses


@pytest.mark.parametrize(("status", "words"), [
    (0, "ended with status 0"),
    (3, "ended with status 3"),
    (-signal.SIGKILL, "was ended by SIGKILL"),
    (-40, "was ended by signal 40"),
])
def test_an_end_is_told_in_words(status, words):
    assert how_it_ended(status) == words
