"""Being one of several values."""
import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from actions.databases.one_of import is_one_of
from actions.shop.models import Customer

NAMES = ("ana", "budi", "o'neil", 'quo"te', "%")
_customer = Customer.__table__.c


@pytest.fixture
def filled(any_database):
    with any_database.session_scope() as db:
        for name in NAMES:
            db.add(Customer(customer=name, name=name))
    return any_database


@pytest.mark.parametrize("wanted", [[], ["ana"], ["nobody"], ["ana", "ana", "budi"], list(NAMES)])
def test_finds_those_that_are_one_of_them(filled, wanted):
    named = select(_customer.name).where(is_one_of(_customer.customer, "wanted"))
    fixed = select(_customer.name).where(is_one_of(_customer.customer, wanted))
    with filled.read_scope() as db:
        assert set(db.scalars(named, {"wanted": wanted})) == set(wanted) & set(NAMES)
        assert set(db.scalars(fixed)) == set(wanted) & set(NAMES)


def test_is_one_statement_for_any_number_which_uses_the_index(filled):
    query, sent = select(_customer.name).where(is_one_of(_customer.customer, "wanted")), []

    def note(connection, cursor, statement, parameters, context, many):
        sent.append((statement, parameters))

    with filled.read_scope() as db:
        db.connection()
        event.listen(Engine, "before_cursor_execute", note)
        for count in range(5):
            db.execute(query, {"wanted": list(NAMES[:count])})
        event.remove(Engine, "before_cursor_execute", note)
        if filled.engine.dialect.name == "sqlite":
            plan = db.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sent[-1][0]}", sent[-1][1])
            assert any("INDEX" in step.detail and "customer=?" in step.detail for step in plan)

    assert len({statement for statement, _ in sent}) == 1
