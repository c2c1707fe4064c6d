"""How often an offer goes to the database."""
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from actions.selling.rules import Rules
from actions.selling.sell import sell
from actions.selling.situation import observe
from tests.actions.selling.builders import (
    NOON,
    a_camera_shop,
    a_shopper,
    an_order,
    eager,
    ledger_of,
    put_into_cart,
)

STRANGER, ANA = a_shopper(), a_shopper(visitor="u:ana", customer="ana")


@pytest.fixture
def sent():
    """Statements as they go out, but for what opens a transaction."""
    found = []

    def note(connection, cursor, statement, parameters, context, many):
        if not statement.startswith("BEGIN"):
            found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


def offered(database, shopper, rules):
    with database.read_scope() as db:
        situation = observe(db, a_camera_shop(), shopper, "cart", None, "CAM-1", NOON)
    return sell(situation, rules, database)


@pytest.mark.parametrize("shopper", [STRANGER, ANA])
def test_an_offer_takes_six_statements(database, sent, shopper):
    an_order(database, "ana", ["CASE"])
    with database.session_scope() as db:
        put_into_cart(db, shopper, "CAM-1", NOON)
    for turn in (1, 2):  # a visit that begins, and one that goes on
        sent.clear()
        assert offered(database, replace(shopper, turn=turn), eager()) is not None
        assert len(sent) == 6

    assert len(ledger_of(database)) == 2


@pytest.mark.parametrize(("rules", "statements"), [(eager(), 6), (eager(cap_per_session=1), 5)])
def test_what_was_passed_over_takes_one_more_only_where_nothing_is_offered(
    database, sent, rules, statements
):
    with database.session_scope() as db:
        put_into_cart(db, STRANGER, "CAM-1", NOON)
    offered(database, replace(STRANGER, turn=1), rules)
    sent.clear()
    offered(database, replace(STRANGER, turn=9), rules)

    assert len(sent) == statements
    assert [entry.status for entry in ledger_of(database)][0] == "ignored"


def test_silence_takes_four(database, sent):
    assert offered(database, STRANGER, Rules(cap_per_session=0)) is None

    assert len(sent) == 4
