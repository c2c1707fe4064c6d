"""Claiming: one worker a job, a pause after a failure, an end after too many."""
import pytest

from actions.jobs.claiming import (
    LEASE,
    MOST_ATTEMPTS,
    ClaimLost,
    claim_next,
    fail,
    finish,
    hold,
    put_back,
)
from tests.actions.jobs.builders import NOON, jobs, later, planned
from tests.actions.selling.races import at_once

ALL = ["tidy"]


def test_what_is_due_longest_comes_first(any_database):
    planned(any_database, "late", due_at=later(minutes=-1))
    planned(any_database, "later", due_at=later(minutes=-5))

    first, second = (claim_next(any_database, ALL, NOON) for _ in range(2))

    assert [job.key for job in jobs(any_database) if job.claim == first.token] == ["later"]
    assert [job.key for job in jobs(any_database) if job.claim == second.token] == ["late"]
    assert claim_next(any_database, ALL, NOON) is None


@pytest.mark.parametrize(("kind", "due_at"), [
    ("tidy", later(seconds=1)), ("of a later version", NOON),
])
def test_what_is_not_due_or_not_known_is_left(any_database, kind, due_at):
    planned(any_database, "a", kind=kind, due_at=due_at)

    assert claim_next(any_database, ALL, NOON) is None


def test_each_of_many_workers_gets_another_job(any_database):
    planned(any_database, *"abcdefgh")

    claims = at_once(lambda _: claim_next(any_database, ALL, NOON), 12)

    got = [claim.job_id for claim in claims if claim]
    assert len(got) == len(set(got))
    # Who found its job just taken looks again; nothing is left in the end.
    while claim := claim_next(any_database, ALL, NOON):
        got.append(claim.job_id)
    assert sorted(got) == [job.id for job in jobs(any_database)]


def test_what_is_done_is_not_done_again(any_database):
    planned(any_database, "a")
    finish(any_database, claim_next(any_database, ALL, NOON), NOON)

    assert claim_next(any_database, ALL, later(days=9)) is None
    [job] = jobs(any_database)
    assert (job.ended_at, job.last_error, job.claim) == (NOON, "", None)


@pytest.mark.parametrize(("failures", "pause_s"), [
    (1, 30), (2, 60), (3, 120), (7, 1920),
])
def test_after_each_failure_it_waits_twice_as_long(any_database, failures, pause_s):
    planned(any_database, "a")
    now = NOON
    for number in range(failures):
        now = jobs(any_database)[0].due_at
        fail(any_database, claim_next(any_database, ALL, now), f"no luck {number}", now)

    [job] = jobs(any_database)
    assert (job.due_at - now).total_seconds() == pause_s
    assert (job.attempts, job.last_error) == (failures, f"no luck {failures - 1}")
    assert claim_next(any_database, ALL, now) is None


def test_after_too_many_failures_it_is_given_up_with_the_last_reason(any_database):
    planned(any_database, "a")
    for number in range(1, MOST_ATTEMPTS + 1):
        now = later(days=number)
        fail(any_database, claim_next(any_database, ALL, now), f"no luck {number}", now)

    [job] = jobs(any_database)
    assert (job.ended_at, job.last_error) == (now, f"no luck {MOST_ATTEMPTS}")
    assert claim_next(any_database, ALL, later(days=99)) is None


def test_a_long_reason_is_cut(any_database):
    planned(any_database, "a")
    fail(any_database, claim_next(any_database, ALL, NOON), "x" * 9000, NOON)

    assert len(jobs(any_database)[0].last_error) == 500


def test_the_job_of_a_worker_that_died_is_taken_after_its_lease(any_database):
    planned(any_database, "a")
    dead = claim_next(any_database, ALL, NOON)

    assert claim_next(any_database, ALL, NOON + LEASE) is None
    heir = claim_next(any_database, ALL, NOON + LEASE + (LEASE / 9))

    assert (heir.job_id, heir.attempt) == (dead.job_id, 2)
    assert "not heard of" in jobs(any_database)[0].last_error
    with pytest.raises(ClaimLost):
        finish(any_database, dead, NOON)
    finish(any_database, heir, NOON)


def test_a_job_that_kills_its_workers_is_given_up(any_database):
    planned(any_database, "a")
    for number in range(MOST_ATTEMPTS):
        assert claim_next(any_database, ALL, later(days=number)) is not None

    assert claim_next(any_database, ALL, later(days=99)) is None
    [job] = jobs(any_database)
    assert (job.ended_at, job.claim) == (later(days=99), None)


def test_a_job_is_held_while_its_worker_lives(any_database):
    planned(any_database, "a")
    claim = claim_next(any_database, ALL, NOON)

    hold(any_database, claim, NOON + LEASE)

    assert claim_next(any_database, ALL, NOON + LEASE * 2) is None
    hold(any_database, claim, NOON + LEASE * 2)
    assert claim_next(any_database, ALL, NOON + LEASE * 4) is not None
    with pytest.raises(ClaimLost):
        hold(any_database, claim, NOON + LEASE * 4)


def test_a_worker_told_to_end_puts_its_job_back_as_it_was(any_database):
    planned(any_database, "a")
    put_back(any_database, claim_next(any_database, ALL, NOON))

    assert claim_next(any_database, ALL, NOON).attempt == 1
