"""Learning from answers: what the ledger teaches is kept, and known at the next observation."""
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert

from actions.selling.acceptance import EXPECTED, Acceptance, log_odds
from actions.selling.learning_answers import WEIGHTS, acceptance, learn_answers, records
from actions.selling.rules import Rules
from actions.selling.sessions import open_session
from actions.selling.tables import LedgerEntry
from tests.actions.selling.builders import NOON, observed

RULES = Rules(learning={"prior_weight": 40, "window_days": 180})
OFFER = {EXPECTED: log_odds(0.12), "strategy=accessory": 1.0}
CONTEXT = "cart stranger one"


def made(database, *statuses, origin="proactive", days_ago=1, features=OFFER):
    """Entries of the ledger with these statuses, a visitor each."""
    at = NOON - timedelta(days=days_ago)
    with database.session_scope() as db:
        for number, status in enumerate(statuses):
            visitor = f"{origin}-{days_ago}-{number}"
            session = open_session(db, visitor, at)
            db.execute(insert(LedgerEntry).values(
                id=visitor, session_id=session.id, visitor=visitor, conversation="conv",
                ordinal=None if origin == "asked" else 1, origin=origin, channel="web",
                strategy="accessory", kind="cross_sell", act="add", sku="CASE", quantity=1,
                context=CONTEXT, features=features, propensity=1.0, price=Decimal("25.00"),
                currency="USD", status=status, turn=1, proposed_at=at,
            ))


def learned(database):
    with database.read_scope() as db:
        return acceptance(db.execute(WEIGHTS).all())


def test_nothing_is_known_before_anything_was_learned(database):
    assert learned(database) == Acceptance()


def test_learns_from_the_ledger_and_keeps_it(any_database):
    made(any_database, "accepted", "purchased", "returned", "declined", "ignored")

    assert learn_answers(any_database, RULES, NOON) == 5

    assert learned(any_database).chance(OFFER) > 0.12
    with any_database.read_scope() as db:
        [record] = records(db)
    assert (record.strategy, record.shown, record.accepted) == ("accessory", 5, 3)
    assert record.chance == pytest.approx(learned(any_database).chance(OFFER))


def test_the_next_observation_knows_what_was_learned(database):
    made(database, *["accepted"] * 5)
    learn_answers(database, RULES, NOON)

    assert observed(database).acceptance == learned(database)


def test_learning_again_replaces_what_was_learned(database):
    made(database, *["accepted"] * 5)
    learn_answers(database, RULES, NOON)
    first = learned(database)

    assert learn_answers(database, RULES, NOON) == 5
    assert learned(database) == first


@pytest.mark.parametrize(
    ("changes", "statuses"),
    [
        ({"origin": "asked"}, ["accepted"]),
        ({"origin": "withheld"}, ["withheld"]),
        ({}, ["shown"]),  # still open
        ({}, ["proposed"]),
        ({"days_ago": 181}, ["accepted"]),
        ({"features": None}, ["accepted"]),  # of before they were kept
    ],
)
def test_learns_only_from_answers_to_its_own_offers_lately(database, changes, statuses):
    made(database, *statuses, **changes)

    assert learn_answers(database, RULES, NOON) == 0
    assert learned(database) == Acceptance()


def test_answers_of_the_last_day_of_the_window_still_count(database):
    made(database, "accepted", days_ago=180)

    assert learn_answers(database, RULES, NOON) == 1
