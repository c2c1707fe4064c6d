"""Answered choices: an offer and what else could have been made, as the engine recorded them."""
from datetime import timedelta

from sqlalchemy import update

from actions.selling import ledger
from actions.selling.answered_choices import answered_choices
from actions.selling.sell import sell
from actions.selling.tables import DecisionRow
from tests.actions.selling.builders import NOON, eager, observed


def choices(database, since=NOON - timedelta(days=1)):
    with database.read_scope() as db:
        return answered_choices(db, since)


def answered(database, answer=ledger.accept, shopper=None):
    rules = eager(learning={"explore": 0})
    offer = sell(observed(database, shopper), rules, database)
    with database.session_scope() as db:
        answer(db, "c:conv", offer.id, NOON)
    return offer


def test_an_answered_offer_stands_beside_what_could_have_been_offered(database):
    offer = answered(database)

    [choice] = choices(database)["USD"]
    made = choice.options[choice.made]
    assert (choice.session, choice.propensity, choice.is_taken) == (offer.session_id, 1.0, True)
    assert len(choice.options) > 1
    assert (made.strategy, made.earned) == (offer.strategy, 20.0)  # a battery: 30 less 10
    assert made.features["currency=USD"] == 1.0


def test_a_no_is_an_answer(database):
    answered(database, ledger.decline)

    [choice] = choices(database)["USD"]
    assert not choice.is_taken


def test_an_open_offer_is_no_answer(database):
    sell(observed(database), eager(), database)

    assert choices(database) == {}


def test_what_is_old_or_whose_decision_is_not_kept_tells_nothing(database):
    answered(database)
    assert choices(database, NOON + timedelta(seconds=1)) == {}

    with database.session_scope() as db:
        db.execute(update(DecisionRow).values(verdicts=[]))
    assert choices(database) == {}
