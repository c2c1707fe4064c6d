"""Forgetting by setting: how long talks and people in orders are kept, or for ever."""
import calendar
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from actions.settings import Settings
from actions.shop.models import Cart, Order
from bot.jobs.forgetting import forget_buyers, forget_decisions, forget_talks
from bot.jobs.work import Work
from bot.memory.database import EVENT, SIGNED_OUT, memory_scope, open_memory
from bot.memory.event_rows import append_events

NOW = datetime(2026, 11, 29, 12, 0)


def days_ago(days):
    return NOW - timedelta(days=days)


@pytest.fixture
def memory(tmp_path):
    engine = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    yield engine
    engine.dispose()


@pytest.fixture
def work(sqlite_database, memory):
    """What a job has at hand, with these settings."""

    def at_hand(**settings):
        given = Settings(secret="s" * 32, **settings)
        return Work(given, sqlite_database, lambda: memory, NOW, lambda: None)

    return at_hand


def talked(memory, conversation, days):
    at = calendar.timegm(days_ago(days).timetuple())
    append_events(memory, conversation, 0, [{"event": "user", "timestamp": at}], None)


def signed_out(memory, conversation, days):
    at = calendar.timegm(days_ago(days).timetuple())
    with memory_scope(memory) as connection:
        connection.execute(sa.insert(SIGNED_OUT).values(conversation=conversation, at=at))


def left(memory, table=EVENT):
    with memory_scope(memory) as connection:
        query = sa.select(table.c.conversation).order_by(table.c.conversation)
        return list(connection.execute(query).scalars())


def ordered(database, number, at):
    with database.session_scope() as db:
        db.add(Order(
            number=number, visitor="u:C1", customer="C1", name="Ann", status="paid",
            currency="USD", delivery_price=Decimal(0), total=Decimal(20), ordered_at=at,
        ))


def buyers(database):
    with database.read_scope() as db:
        return dict(db.execute(sa.select(Order.number, Order.name)).all())


@pytest.mark.parametrize(("settings", "kept"), [
    ({}, ["a", "b"]),
    ({"keep_talks_days": 30}, ["a"]),
    ({"keep_talks_days": "off"}, ["a", "b", "c"]),
])
def test_talks_are_kept_as_long_as_is_set(work, memory, settings, kept):
    for conversation, days in (("a", 29), ("b", 89), ("c", 91)):
        talked(memory, conversation, days)

    forget_talks(work(**settings))

    assert left(memory) == kept


def test_the_cart_of_a_guest_goes_with_their_talk(work, sqlite_database):
    with sqlite_database.session_scope() as db:
        for days in (89, 91):
            visitor = f"c:{days}"
            db.add(Cart(
                visitor=visitor, open_for=visitor, currency="USD", updated_at=days_ago(days),
            ))

    forget_talks(work())

    with sqlite_database.read_scope() as db:
        assert db.scalars(sa.select(Cart.visitor)).all() == ["c:89"]


@pytest.mark.parametrize(("keep_days", "kept"), [(7, ["a", "b"]), (40, ["a", "b", "c"])])
def test_a_sign_out_is_remembered_for_as_long_as_its_token_may_live(work, memory, keep_days, kept):
    for conversation, days in (("a", 8), ("b", 29), ("c", 31)):
        signed_out(memory, conversation, days)

    forget_talks(work(keep_talks_days=keep_days))

    assert left(memory, SIGNED_OUT) == kept


@pytest.mark.parametrize(("settings", "named"), [
    ({}, {"P1": "Ann", "P2": "Ann", "P3": ""}),
    ({"keep_orders_years": 6}, {"P1": "Ann", "P2": "", "P3": ""}),
    ({"keep_orders_years": "off"}, {"P1": "Ann", "P2": "Ann", "P3": "Ann"}),
])
def test_people_are_kept_in_orders_as_long_as_is_set(work, sqlite_database, settings, named):
    ordered(sqlite_database, "P1", datetime(2021, 1, 1))
    ordered(sqlite_database, "P2", datetime(2016, 11, 29, 12, 0))
    ordered(sqlite_database, "P3", datetime(2016, 11, 29, 11, 59))

    forget_buyers(work(**settings))

    assert buyers(sqlite_database) == named


def test_a_shop_without_anything_old_forgets_nothing(work):
    for forget in (forget_decisions, forget_talks, forget_buyers):
        forget(work())
