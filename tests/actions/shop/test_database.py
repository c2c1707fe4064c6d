"""The database: scopes that keep all or nothing, and amounts that stay exact."""
import sqlite3
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from actions.shop.database import Amount, Database, DatabaseBusy
from actions.shop.models import Handover, ShopState
from tests.actions.shop.shopping import NOON


def a_note(key="note"):
    return ShopState(key=key, value="written")


def notes(database):
    with database.read_scope() as db:
        return list(db.scalars(select(ShopState.key).order_by(ShopState.key)))


def test_a_scope_keeps_what_was_written(any_database):
    with any_database.session_scope() as db:
        db.add(a_note())

    assert notes(any_database) == ["note"]


def test_an_error_takes_back_all_that_was_written(any_database):
    def half_way():
        with any_database.session_scope() as db:
            db.add(a_note("first"))
            db.flush()
            db.add(a_note("second"))
            raise LookupError

    with pytest.raises(LookupError):
        half_way()

    assert notes(any_database) == []


def test_a_broken_rule_of_the_tables_takes_back_all(any_database):
    with any_database.session_scope() as db:
        db.add(a_note("first"))

    def twice():
        with any_database.session_scope() as db:
            db.add(Handover(visitor="c:ann", conversation="ann", reason="asked", asked_at=NOON))
            db.flush()
            db.execute(text("insert into shop_state (key, value) values ('first', '1')"))

    with pytest.raises(IntegrityError):
        twice()

    with any_database.read_scope() as db:
        assert db.scalar(select(func.count()).select_from(Handover)) == 0


def test_what_a_scope_wrote_can_be_read_after_it(any_database):
    with any_database.session_scope() as db:
        note = a_note()
        db.add(note)

    assert note.value == "written"


def test_writing_in_a_reading_scope_is_an_error(any_database):
    def write_while_reading():
        with any_database.read_scope() as db:
            db.execute(insert(ShopState).values(key="note", value="written"))

    with pytest.raises(DBAPIError, match="read-?only"):
        write_while_reading()

    assert notes(any_database) == []


def test_what_a_reading_scope_changed_and_never_wrote_is_an_error_too(any_database):
    with any_database.session_scope() as db:
        db.add(a_note())

    def change_while_reading():
        with any_database.read_scope() as db:
            db.get(ShopState, "note").value = "changed"

    with pytest.raises(DBAPIError, match="read-?only"):
        change_while_reading()


def test_reading_leaves_its_connection_fit_to_write_with(any_database):
    assert notes(any_database) == []

    with any_database.session_scope() as db:
        db.add(a_note())

    assert notes(any_database) == ["note"]


def test_one_in_a_hurry_does_not_wait_for_a_lock(any_database):
    with any_database.session_scope() as db:
        db.add(a_note())

    def write(scope, value):
        with scope as db:
            note = db.get(ShopState, "note", with_for_update=True)
            note.value = value

    with any_database.session_scope() as db:
        db.get(ShopState, "note", with_for_update=True)
        with pytest.raises(DatabaseBusy):
            write(any_database.hasty_scope(0.01), "in a hurry")
    write(any_database.hasty_scope(0.01), "when it was free")

    with any_database.read_scope() as db:
        assert db.get(ShopState, "note").value == "when it was free"


def test_one_in_a_hurry_leaves_the_others_their_patience(sqlite_database):
    with sqlite_database.hasty_scope(0.01) as db:
        db.execute(text("select 1"))

    with sqlite_database.session_scope() as db:
        assert db.scalar(text("pragma busy_timeout")) == 20_000


def test_an_error_of_one_in_a_hurry_is_told_as_it_is(any_database):
    def ask_for_nothing():
        with any_database.hasty_scope(0.01) as db:
            db.execute(text("select * from no_such_table"))

    with pytest.raises(DBAPIError, match="no_such_table"):
        ask_for_nothing()


def test_readers_do_not_wait_for_a_writer(any_database):
    written, go_on = Event(), Event()

    def write():
        with any_database.session_scope() as db:
            db.add(a_note())
            db.flush()
            written.set()
            go_on.wait(10)

    writer = Thread(target=write)
    writer.start()
    assert written.wait(10)
    before = notes(any_database)
    go_on.set()
    writer.join()

    assert before == []
    assert notes(any_database) == ["note"]


def test_sqlite_makes_the_folder_of_its_file(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'var' / 'deep' / 'shop.db'}")
    with database.engine.connect():
        pass
    database.close()

    assert (tmp_path / "var" / "deep" / "shop.db").is_file()


WRITE_AT_ONCE = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
"""


def test_opening_a_file_again_lets_go_of_no_lock_on_it(tmp_path):
    file = tmp_path / "shop.db"
    Database(f"sqlite:///{file}").close()
    with closing(sqlite3.connect(file, isolation_level=None)) as first:
        first.execute("BEGIN EXCLUSIVE")
        Database(f"sqlite:///{file}").close()

        other = subprocess.run(
            [sys.executable, "-c", WRITE_AT_ONCE, str(file)], capture_output=True, text=True
        )

    assert "database is locked" in other.stderr


def test_sqlite_keeps_references_whole(sqlite_database):
    def orphan():
        with sqlite_database.session_scope() as db:
            db.execute(text("insert into cart_line (cart_id, sku, variant, quantity) "
                            "values (1, 'GONE', '', 1)"))

    with pytest.raises(IntegrityError):
        orphan()


@pytest.mark.parametrize(
    ("amount", "stored", "read"),
    [
        ("0", 0, "0.00"), ("0.01", 1, "0.01"), ("39.9", 3990, "39.90"), ("-5", -500, "-5.00"),
        ("12345678901.99", 1234567890199, "12345678901.99"),
    ],
)
def test_amounts_are_kept_as_hundredths(amount, stored, read):
    column = Amount()

    assert column.process_bind_param(Decimal(amount), None) == stored
    assert str(column.process_result_value(stored, None)) == read


def test_no_amount_stays_none():
    assert Amount().process_bind_param(None, None) is None
    assert Amount().process_result_value(None, None) is None


@pytest.mark.parametrize("amount", [39.9, "39.90"])
def test_only_decimals_are_amounts(amount):
    with pytest.raises((AttributeError, TypeError)):
        Amount().process_bind_param(amount, None)


@given(cents=st.integers(-(10**15), 10**15))
def test_any_amount_comes_back_as_it_went_in(cents):
    amount = Decimal(cents).scaleb(-2)
    column = Amount()

    assert column.process_result_value(column.process_bind_param(amount, None), None) == amount
