"""How far a training is, on a clock of the test's."""
import io
import logging

import pytest
from rich.console import Console

from bot.nlu.intents.training_stages import EXAMPLES, INTENTS, READINGS, REST, enter, steps_of
from bot.rasa.training_course import SHARES, START, Course, shown_course

logger = logging.getLogger("bot.nlu.any_component")


class AClock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return AClock()


@pytest.fixture
def course(clock):
    return Course(clock)


def share_before(stage):
    names = list(SHARES)
    return sum(SHARES[name] for name in names[: names.index(stage)])


def test_all_stages_together_are_the_whole():
    assert sum(SHARES.values()) == pytest.approx(1)


def test_nothing_is_done_at_first(course):
    assert course.share_done() == 0


def test_a_stage_that_counts_its_steps_is_measured(course, clock):
    clock.now = 20.0
    course.reach(EXAMPLES, 0.0)
    course.reach(EXAMPLES, 0.5)

    assert course.share_done() == pytest.approx(share_before(EXAMPLES) + SHARES[EXAMPLES] / 2)


def test_a_stage_without_steps_is_guessed_from_how_long_the_others_took(course, clock):
    course.reach(EXAMPLES, 0.0)
    clock.now = 65.0
    course.reach(INTENTS, 0.0)

    clock.now += 65 * SHARES[INTENTS] / share_before(INTENTS) / 2

    assert course.share_done() == pytest.approx(share_before(INTENTS) + SHARES[INTENTS] / 2)


def test_it_is_never_over_before_the_end(course, clock):
    clock.now = 30.0
    course.reach(REST, 0.0)
    clock.now = 3000.0

    assert course.share_done() < 1


def test_what_components_log_moves_the_line_on():
    terminal = io.StringIO()
    with shown_course(Console(file=terminal, force_terminal=True, width=100)):
        enter(logger, READINGS, "Learning to read from %d messages.", 4)
        steps_of(logger, READINGS, 4)(2)

    assert "learning to read" in terminal.getvalue()
    assert f" {SHARES[START] + SHARES[READINGS] / 2:.0%}" in terminal.getvalue()


def test_nothing_is_drawn_where_it_would_stay():
    file = io.StringIO()
    with shown_course(Console(file=file)):
        enter(logger, EXAMPLES, "Reading %d examples.", 4)

    assert file.getvalue() == ""
