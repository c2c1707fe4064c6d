"""The promises to the shopper, held over any visits, in any shop, by any rules."""
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.actions.selling.visits import Visits
from tests.builders import a_database


@pytest.fixture
def database(tmp_path):
    database = a_database(tmp_path)
    with database.engine.connect():  # the last one to leave tidies up the file, which takes long
        yield database
    database.engine.dispose()


def test_promises_hold_over_any_visits(database):
    class OnThisDatabase(Visits):
        pass

    OnThisDatabase.database = database
    run_state_machine_as_test(
        OnThisDatabase,
        settings=settings(
            max_examples=40, stateful_step_count=30, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert Visits.offers_made >= 40  # else nothing was tried
