"""The worker: does what is due, keeps what went wrong, ends between two chunks."""
import threading
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from actions.jobs.claiming import LEASE, claim_next
from bot.jobs.rounds import JobWorker
from tests.actions.jobs.builders import NOON, a_kind, jobs, later, planned
from tests.counted import counted


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ended():
    return threading.Event()


def a_worker(database, clock, ended, work=lambda go_on: None, kinds=None):
    """One that only knows how to tidy; `work` is what that is."""
    kinds = kinds or [a_kind(every=None)]
    return JobWorker(database, kinds, lambda kind, now, go_on: work(go_on), ended, clock)


def test_does_what_is_due_once(any_database, clock, ended):
    planned(any_database, "a")
    done = []
    worker = a_worker(any_database, clock, ended, lambda go_on: done.append(clock.now))

    assert [worker.work_once() for _ in range(2)] == [True, False]

    assert done == [NOON]
    assert [job.ended_at for job in jobs(any_database)] == [NOON]


def test_of_two_workers_one_does_it(any_database, clock, ended):
    planned(any_database, "a")
    second = a_worker(any_database, clock, ended, lambda go_on: pytest.fail("done twice"))
    found = []
    first = a_worker(any_database, clock, ended, lambda go_on: found.append(second.work_once()))

    assert first.work_once()

    assert found == [False]


def test_each_period_of_a_recurring_kind_is_served_once(any_database, clock, ended):
    done = []
    worker = a_worker(
        any_database, clock, ended, lambda go_on: done.append(clock.now), kinds=[a_kind()]
    )
    for minute in range(0, 181, 20):
        clock.now = later(minutes=minute)
        worker.work_once()

    assert done == [later(hours=1), later(hours=2), later(hours=3)]


def test_a_failure_is_kept_and_tried_again(any_database, clock, ended, caplog):
    planned(any_database, "a")
    luck = iter([LookupError("no luck"), None])

    def work(go_on):
        if problem := next(luck):
            raise problem

    worker = a_worker(any_database, clock, ended, work)
    assert [worker.work_once() for _ in range(2)] == [True, False]
    assert [job.last_error for job in jobs(any_database)] == ["LookupError: no luck"]
    assert "tidy failed (attempt 1)" in caplog.text

    clock.now = later(seconds=30)
    assert worker.work_once()
    assert [(job.last_error, job.ended_at) for job in jobs(any_database)] == [("", clock.now)]


def test_jobs_are_timed_by_how_they_ended(sqlite_database, clock, ended):
    planned(sqlite_database, "a")
    luck = iter([LookupError("no luck"), None])

    def work(go_on):
        if problem := next(luck):
            raise problem

    worker = a_worker(sqlite_database, clock, ended, work)
    name = "pramuniaga_job_duration_seconds_count"
    with (
        counted(name, kind="tidy", outcome="failed") as failed,
        counted(name, kind="tidy", outcome="done") as done,
    ):
        for seconds in (0, 30):
            clock.now = later(seconds=seconds)
            worker.work_once()

    assert (failed, done) == ([1], [1])


def test_told_to_end_it_stops_between_two_chunks_and_puts_the_job_back(
    any_database, clock, ended
):
    planned(any_database, "a")
    chunks = []

    def work(go_on):
        for number in range(10):
            go_on()
            chunks.append(number)
            if number == 2:
                ended.set()

    a_worker(any_database, clock, ended, work).work()

    assert chunks == [0, 1, 2]
    [job] = jobs(any_database)
    assert (job.attempts, job.claim, job.last_error, job.ended_at) == (0, None, "", None)


def test_long_work_keeps_its_job_by_going_on(any_database, clock, ended):
    planned(any_database, "a")

    def work(go_on):
        for minutes in range(10):
            clock.now = later(minutes=minutes)
            go_on()
            assert claim_next(any_database, ["tidy"], clock.now) is None

    a_worker(any_database, clock, ended, work).work_once()

    assert [job.attempts for job in jobs(any_database)] == [1]


def test_one_that_was_silent_for_too_long_leaves_it_to_the_next(
    any_database, clock, ended, caplog
):
    planned(any_database, "a")

    def work(go_on):
        clock.now = NOON + LEASE + timedelta(seconds=1)
        assert claim_next(any_database, ["tidy"], clock.now) is not None
        go_on()
        pytest.fail("it should have noticed")

    assert a_worker(any_database, clock, ended, work).work_once()

    assert "another worker has it" in caplog.text
    assert [job.attempts for job in jobs(any_database)] == [2]


def test_a_database_that_is_away_is_waited_for(any_database, clock, ended, monkeypatch, caplog):
    planned(any_database, "a")
    worker = a_worker(any_database, clock, ended, lambda go_on: ended.set())
    trouble = iter([OperationalError("select 1", {}, Exception("it is away"))])
    work_once = worker.work_once

    def stumble():
        if problem := next(trouble, None):
            raise problem
        return work_once()

    monkeypatch.setattr(worker, "work_once", stumble)
    monkeypatch.setattr("bot.jobs.rounds.LOOK_AGAIN_S", 0)

    worker.work()

    assert "could not be used: it is away" in caplog.text
    assert [job.ended_at for job in jobs(any_database)] == [NOON]
