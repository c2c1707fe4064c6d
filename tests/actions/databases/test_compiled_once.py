"""A statement compiled once does what SQLAlchemy does with it."""
from datetime import datetime

import pytest
from sqlalchemy import JSON, bindparam, insert, select, text
from sqlalchemy.exc import DBAPIError

from actions.databases.compiled_once import CompiledOnce
from actions.databases.one_of import is_one_of
from actions.selling.tables import SellingSession
from actions.shop.models import Customer

AT = datetime(2024, 5, 1, 12, 0, 0, 120_000)
_customer = Customer.__table__.c
NAMED = CompiledOnce(
    select(_customer.customer)
    .where(is_one_of(_customer.customer, "wanted"), _customer.name != "50% off")
    .order_by(_customer.customer)
    .limit(bindparam("most"))
)
REFUSED = CompiledOnce(
    text("""
        INSERT INTO selling_session
            (id, visitor, ordinal, started_at, last_seen_at, declines_in_row, refused)
        VALUES (:id, 'c:a', 1, :at, :at, 0, :refused)
        ON CONFLICT DO NOTHING
    """).bindparams(bindparam("refused", type_=JSON(none_as_null=True)))
)


@pytest.mark.parametrize(("wanted", "most", "found"), [
    (["ana", "budi"], 5, ["ana", "budi"]), (["ana", "budi"], 1, ["ana"]), ([], 5, []),
    (["citra"], 5, []),
])
def test_answers_with_any_parameters(any_database, wanted, most, found):
    with any_database.session_scope() as db:
        for name, told in (("ana", "Ana"), ("budi", "Budi"), ("citra", "50% off")):
            db.execute(insert(Customer.__table__).values(customer=name, name=told))
        rows = NAMED.run(db, {"wanted": wanted, "most": most}).all()

    assert [customer for customer, in rows] == found


def test_writes_what_the_columns_hold_and_tells_how_many(any_database):
    given = {"id": "s1", "at": AT, "refused": ["A", 'B"']}
    with any_database.session_scope() as db:
        assert REFUSED.run(db, given).rowcount == 1
        assert REFUSED.run(db, given).rowcount == 0
        session = db.get(SellingSession, "s1")

    assert (session.started_at, session.refused) == (AT, ["A", 'B"'])


def test_a_reader_may_not_write_with_it(any_database):
    with pytest.raises(DBAPIError), any_database.read_scope() as db:
        REFUSED.run(db, {"id": "s1", "at": AT, "refused": None})
