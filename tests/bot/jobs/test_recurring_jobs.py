"""The kinds of jobs: each has a name of its own, and all recur."""
from datetime import datetime, timedelta

import pytest

from bot.jobs.recurring_jobs import KINDS


def test_names_are_unique_and_fit_their_column():
    names = [kind.name for kind in KINDS]

    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_comes_back_within_a_day(kind):
    now = datetime(2026, 11, 29, 12, 0)

    assert now < kind.every.next_after(now) <= now + timedelta(days=1)


def test_no_two_are_due_at_the_same_minute_of_the_night():
    nights = [k.every.after for k in KINDS if k.every.period == timedelta(days=1)]

    assert len(set(nights)) == len(nights)
