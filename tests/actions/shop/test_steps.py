"""Steps: kept with what they did, told to a later attempt, refused to an earlier one."""
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from actions.shop.steps import Kept, Overtaken, Step, forget_steps, keep, kept

NOON = datetime(2026, 11, 29, 12, 0)
STEP = Step("c1", "m1", 2, "action_offer", fence=10)


def keeps(database, step, reply="said", now=NOON, **part):
    with database.session_scope() as db:
        keep(db, step, reply, now, **part)


def found(database, step):
    with database.read_scope() as db:
        return kept(db, step)


def test_a_later_attempt_finds_what_was_done(any_database):
    keeps(any_database, STEP)

    assert found(any_database, replace(STEP, fence=11)) == Kept(("said",), True)


@pytest.mark.parametrize("other", [
    replace(STEP, conversation="c2"), replace(STEP, message="m1/2"), replace(STEP, number=3),
    replace(STEP, action="action_search"),
])
def test_what_another_step_did_is_none_of_its(any_database, other):
    keeps(any_database, STEP)

    assert found(any_database, other) == Kept((), False)


def test_a_part_is_told_before_the_rest(any_database):
    keeps(any_database, STEP, "declined", is_part=True)
    assert found(any_database, STEP) == Kept(("declined",), False)

    keeps(any_database, STEP, "added")
    assert found(any_database, STEP) == Kept(("declined", "added"), True)


def test_who_was_overtaken_writes_nothing(any_database):
    keeps(any_database, replace(STEP, number=1, fence=11))

    with pytest.raises(Overtaken):
        keeps(any_database, STEP)
    keeps(any_database, replace(STEP, conversation="c2"))

    assert found(any_database, STEP) == Kept((), False)


def test_steps_are_forgotten_in_time(any_database):
    keeps(any_database, STEP)
    keeps(any_database, replace(STEP, number=3), now=NOON + timedelta(days=1))

    assert forget_steps(any_database, NOON + timedelta(hours=1), lambda: None) == 1
    assert found(any_database, STEP).replies == ()
    assert found(any_database, replace(STEP, number=3)).is_whole
