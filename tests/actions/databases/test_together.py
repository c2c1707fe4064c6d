"""Several questions in one statement tell what each would tell alone."""
from datetime import datetime

import pytest
from sqlalchemy import bindparam, select

from actions.databases.one_of import is_one_of
from actions.databases.together import Together
from actions.selling.tables import SellingSession
from actions.shop.models import Customer

AT = datetime(2024, 5, 1, 12, 0)
ODD = datetime(2024, 5, 1, 12, 0, 0, 120_000)  # PostgreSQL leaves zeros at the end out
_session, _customer = SellingSession.__table__.c, Customer.__table__.c
QUESTIONS = {
    "sessions": select(_session.ordinal, _session.started_at, _session.refused)
    .where(_session.visitor == bindparam("visitor"))
    .order_by(_session.ordinal.desc()),
    "customers": select(_customer.name, _customer.joined, _customer.consent)
    .where(is_one_of(_customer.customer, "customers"))
    .order_by(_customer.name)
    .limit(2),
}
ALL = {"visitor": "c:a", "customers": ["ana", "budi", "citra"]}


@pytest.fixture
def filled(any_database):
    with any_database.session_scope() as db:
        for number, (at, refused) in enumerate([(AT, None), (ODD, []), (AT, ["A", 'B"'])], start=1):
            db.add(SellingSession(
                id=f"s{number}", visitor="c:a", ordinal=number, started_at=at, last_seen_at=at,
                refused=refused,
            ))
        db.add(Customer(customer="ana", name='Ana "A" é', joined=ODD, consent=True))
        db.add(Customer(customer="budi", name="Budi", consent=False))
        db.add(Customer(customer="citra", name="Citra"))
    return any_database


@pytest.mark.parametrize(
    "values", [ALL, {"visitor": "c:b", "customers": []}, {**ALL, "visitor": None}]
)
def test_each_answer_is_that_of_the_question_asked_alone(filled, values):
    together = Together(**QUESTIONS)
    with filled.read_scope() as db:
        answers = together.ask(db, values)
        alone = {
            name: [tuple(row) for row in db.execute(question, values)]
            for name, question in QUESTIONS.items()
        }

    assert answers == alone


def test_the_answers_have_their_order(filled):
    with filled.read_scope() as db:
        answers = Together(**QUESTIONS).ask(db, ALL)

    assert answers["sessions"] == [(3, AT, ["A", 'B"']), (2, ODD, []), (1, AT, None)]
    assert answers["customers"] == [('Ana "A" é', ODD, True), ("Budi", None, False)]
