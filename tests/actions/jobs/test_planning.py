"""Planning: recurring jobs once in each of their periods, others once a key."""
from datetime import datetime, timedelta

import pytest

from actions.jobs.claiming import claim_next, finish
from actions.jobs.kind import Every
from actions.jobs.planning import plan_recurring
from tests.actions.jobs.builders import HOURLY, NOON, a_kind, jobs, later, planned
from tests.actions.selling.races import at_once

DAILY_AT_SIX = Every(timedelta(days=1), timedelta(hours=18))


@pytest.mark.parametrize(("every", "now", "due"), [
    (HOURLY, datetime(2024, 5, 1, 12, 0), datetime(2024, 5, 1, 13, 0)),
    (HOURLY, datetime(2024, 5, 1, 12, 59, 59), datetime(2024, 5, 1, 13, 0)),
    (DAILY_AT_SIX, datetime(2024, 5, 1, 17, 59), datetime(2024, 5, 1, 18, 0)),
    (DAILY_AT_SIX, datetime(2024, 5, 1, 18, 0), datetime(2024, 5, 2, 18, 0)),
])
def test_the_next_time_is_after_now(every, now, due):
    assert every.next_after(now) == due


def test_each_recurring_kind_gets_its_next_job(any_database):
    plan_recurring(any_database, [a_kind("a"), a_kind("b"), a_kind("once", every=None)], NOON)

    assert [(job.kind, job.due_at, job.attempts) for job in jobs(any_database)] == [
        ("a", later(hours=1), 0), ("b", later(hours=1), 0),
    ]


def test_what_is_planned_stays_until_it_is_done(any_database):
    for now in (NOON, later(minutes=30), later(hours=5), later(days=2)):
        plan_recurring(any_database, [a_kind()], now)

    [job] = jobs(any_database)
    assert job.due_at == later(hours=1)


def test_of_many_that_were_missed_one_is_caught_up(any_database):
    plan_recurring(any_database, [a_kind()], NOON)
    much_later = later(days=3, minutes=10)
    finish(any_database, claim_next(any_database, ["tidy"], much_later), much_later)

    plan_recurring(any_database, [a_kind()], much_later)

    assert [job.due_at for job in jobs(any_database)] == [
        later(hours=1), later(days=3, hours=1),
    ]


def test_two_workers_plan_the_same_one(any_database):
    at_once(lambda _: plan_recurring(any_database, [a_kind()], NOON), 8)

    assert len(jobs(any_database)) == 1


def test_a_time_that_was_served_is_not_planned_again_by_a_slow_worker(any_database):
    planned(any_database, f"tidy {later(hours=1).isoformat()}", due_at=NOON)
    finish(any_database, claim_next(any_database, ["tidy"], NOON), NOON)

    plan_recurring(any_database, [a_kind()], later(minutes=59))

    assert [job.ended_at for job in jobs(any_database)] == [NOON]


def test_of_those_that_ended_only_the_last_is_kept(any_database):
    for hour in range(4):
        plan_recurring(any_database, [a_kind()], later(hours=hour))
        claim = claim_next(any_database, ["tidy"], later(hours=hour + 1))
        finish(any_database, claim, later(hours=hour + 1))

    plan_recurring(any_database, [a_kind()], later(hours=4))

    assert [(job.due_at, job.ended_at) for job in jobs(any_database)] == [
        (later(hours=4), later(hours=4)), (later(hours=5), None),
    ]


def test_a_key_is_planned_once(any_database):
    assert planned(any_database, "a", "b", "a") == [True, True, False]

    assert [job.key for job in jobs(any_database)] == ["a", "b"]
