"""How jobs stand: the next one, and what went wrong last."""
import pytest

from actions.jobs.claiming import claim_next, fail, finish
from actions.jobs.standing import standings
from tests.actions.jobs.builders import NOON, a_kind, later, planned

TIDY = a_kind()


def standing(database, now=NOON):
    with database.read_scope() as db:
        [found] = standings(db, [TIDY], now)
    return found


def test_a_kind_that_was_never_planned(sqlite_database):
    found = standing(sqlite_database)

    assert (found.kind, found.due_at, found.attempts, found.ended_at) == (TIDY, None, 0, None)
    assert (found.is_running, found.last_error) == (False, "")


def test_the_next_one_and_how_the_last_one_ended(sqlite_database):
    planned(sqlite_database, "first")
    finish(sqlite_database, claim_next(sqlite_database, ["tidy"], NOON), later(minutes=1))
    planned(sqlite_database, "second", due_at=later(hours=1))

    found = standing(sqlite_database)

    assert (found.due_at, found.ended_at) == (later(hours=1), later(minutes=1))
    assert found.last_error == ""


def test_a_failure_stands_until_it_went_well(sqlite_database):
    planned(sqlite_database, "first")
    fail(sqlite_database, claim_next(sqlite_database, ["tidy"], NOON), "no luck", NOON)

    found = standing(sqlite_database)

    assert (found.attempts, found.due_at, found.last_error) == (1, later(seconds=30), "no luck")


@pytest.mark.parametrize(("minutes", "is_running"), [(1, True), (3, False)])
def test_whether_somebody_is_at_it(sqlite_database, minutes, is_running):
    planned(sqlite_database, "first")
    claim_next(sqlite_database, ["tidy"], NOON)

    assert standing(sqlite_database, later(minutes=minutes)).is_running is is_running
