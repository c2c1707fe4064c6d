"""Calls for a person: one open at a time, seen until somebody answers."""
from datetime import timedelta

import pytest
from sqlalchemy import update

from actions.shop.handovers import call_for_a_person, is_waiting
from actions.shop.models import Handover
from tests.actions.shop.shopping import NOON, a_customer, a_shopper
from tests.builders import a_product

ANN = a_shopper("c:ann")
BEFORE = NOON - timedelta(hours=12)


@pytest.fixture
def database(open_shop):
    return open_shop(a_product("MUG")).database


def call(database, shopper=ANN, reason="asked", now=NOON):
    with database.session_scope() as db:
        return call_for_a_person(db, shopper, reason, now)


def waits(database, visitor="c:ann", since=BEFORE):
    with database.read_scope() as db:
        return is_waiting(db, visitor, since)


def test_a_conversation_has_one_open_call_however_often_it_asks(database):
    first = call(database)

    assert call(database, reason="complaint", now=NOON + timedelta(minutes=5)) == first
    assert call(database, a_customer("budi")) != first


def test_who_called_waits_until_somebody_answers(database):
    assert not waits(database)
    call(database)
    assert waits(database)
    assert not waits(database, "c:ben")
    with database.session_scope() as db:
        db.execute(update(Handover).values(is_open=False))

    assert not waits(database)
    assert call(database) == 2


@pytest.mark.parametrize(("hours", "is_still"), [(11, True), (12, False)])
def test_nobody_waits_for_ever(database, hours, is_still):
    call(database, now=NOON - timedelta(hours=hours))

    assert waits(database) is is_still
