"""Calls for a person: one open at a time, seen until somebody answers."""
from datetime import timedelta

import pytest
from sqlalchemy import update

from actions.shop.handovers import (
    Call,
    CallClosed,
    NoSuchCall,
    call_for_a_person,
    close_call,
    open_calls,
)
from actions.shop.models import Customer, Handover
from actions.shop.whereabouts import whereabouts
from tests.actions.shop.shopping import NOON, a_customer, a_shopper
from tests.builders import a_catalogue, a_product

ANN = a_shopper("c:ann")
BEFORE = NOON - timedelta(hours=12)


@pytest.fixture
def database(open_shop):
    return open_shop(a_product("MUG")).database


def call(database, shopper=ANN, reason="asked", now=NOON, contact=None):
    with database.session_scope() as db:
        return call_for_a_person(db, shopper, reason, now, contact)


def waiting(database):
    with database.read_scope() as db:
        return [(c.id, c.contact, c.language) for c in open_calls(db)]


def waits(database, visitor="c:ann", since=BEFORE):
    with database.read_scope() as db:
        return whereabouts(db, a_catalogue(), visitor, since).is_waiting


def test_a_conversation_has_one_open_call_however_often_it_asks(database):
    first = call(database)

    again = call(database, reason="complaint", now=NOON + timedelta(minutes=5))
    assert (first, again) == (Call(1, "", True), Call(1, "", False))
    assert call(database, a_customer("budi")).number == 2


def test_who_called_waits_until_somebody_answers(database):
    assert not waits(database)
    call(database)
    assert waits(database)
    assert not waits(database, "c:ben")
    with database.session_scope() as db:
        db.execute(update(Handover).values(is_open=False))

    assert not waits(database)
    assert call(database).number == 2


@pytest.mark.parametrize(("hours", "is_still"), [(11, True), (12, False)])
def test_nobody_waits_for_ever(database, hours, is_still):
    call(database, now=NOON - timedelta(hours=hours))

    assert waits(database) is is_still


def test_where_the_caller_is_reached_is_kept_until_another_contact_comes(database):
    call(database, contact="ann@shop.example")

    assert call(database).contact == "ann@shop.example"
    assert call(database, contact="+62 812-3456-7890").contact == "+62 812-3456-7890"
    assert waiting(database) == [(1, "+62 812-3456-7890", "en")]


@pytest.mark.parametrize("email", ["budi@shop.example", ""])
def test_of_a_customer_the_shop_may_know_the_address(database, email):
    with database.session_scope() as db:
        db.add(Customer(customer="budi", name="Budi", email=email))

    assert call(database, a_customer("budi")).contact == email


def test_calls_are_listed_the_longest_waiting_first_and_closed_once(database):
    call(database)
    call(database, a_shopper("c:ben"), now=NOON - timedelta(hours=1))
    assert [number for number, *_ in waiting(database)] == [2, 1]

    with database.session_scope() as db:
        close_call(db, 2)

    assert [number for number, *_ in waiting(database)] == [1]
    for number, refusal in ((2, CallClosed), (9, NoSuchCall)):
        with database.session_scope() as db, pytest.raises(refusal):
            close_call(db, number)
    assert [number for number, *_ in waiting(database)] == [1]
