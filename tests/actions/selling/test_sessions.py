"""Selling sessions: one visit, whatever the conversation does."""
from datetime import timedelta

import pytest

from actions.selling.preferences import stop_offers
from actions.selling.sessions import (
    Entered,
    enter,
    newest_sessions,
    open_session,
    with_looked_at,
)
from actions.selling.tables import SellingSession
from tests.actions.selling.bookkeeping import asked, proposed, step
from tests.actions.selling.builders import NOON


@pytest.mark.parametrize(("idle_hours", "ordinals"), [(11, [1, 1]), (12, [1, 1]), (12.1, [1, 2])])
def test_a_visit_ends_after_twelve_idle_hours(database, idle_hours, ordinals):
    with database.session_scope() as db:
        first = open_session(db, "c:a", NOON)
        second = open_session(db, "c:a", NOON + timedelta(hours=idle_hours))

        assert [first.ordinal, second.ordinal] == ordinals


def test_every_message_keeps_the_visit_alive(database):
    with database.session_scope() as db:
        opened = {open_session(db, "c:a", NOON + timedelta(hours=8 * n)).id for n in range(4)}

    assert len(opened) == 1


@pytest.mark.parametrize(("seconds", "noted"), [(59, 0), (60, 60), (3600, 3600)])
def test_when_a_visitor_was_seen_is_noted_once_a_minute(database, seconds, noted):
    with database.session_scope() as db:
        opened = open_session(db, "c:a", NOON)
        open_session(db, "c:a", NOON + timedelta(seconds=seconds))

    with database.read_scope() as db:
        kept = db.get(SellingSession, opened.id)
    assert kept.last_seen_at == NOON + timedelta(seconds=noted)


def test_a_late_message_does_not_turn_the_clock_back(database):
    with database.session_scope() as db:
        open_session(db, "c:a", NOON)
        session = open_session(db, "c:a", NOON - timedelta(minutes=5))

        assert session.last_seen_at == NOON


def test_each_visitor_has_their_own(database):
    with database.session_scope() as db:
        assert open_session(db, "c:a", NOON).id != open_session(db, "c:b", NOON).id


def test_takes_the_session_another_request_opened_in_between(database):
    with database.session_scope() as db:
        first = open_session(db, "c:a", NOON)

    with database.session_scope() as db:
        assert enter(db, "c:a", "of-the-loser", 1, NOON).id == first.id


def test_whoever_enters_sees_what_the_visitor_has_had(database):
    first = proposed(database, now=NOON - timedelta(days=2))
    entry = proposed(database, "CARD")
    step(database, entry, "decline")
    asked(database, "BATTERY")
    with database.session_scope() as db:
        stop_offers(db, "c:conv", NOON)

    with database.session_scope() as db:
        entered = enter(db, "c:conv", "new", 2, NOON)

    assert first.session_id != entry.session_id
    assert entered == Entered(entry.session_id, 1, is_stopped=True, in_day=1, in_month=2)


@pytest.mark.parametrize(
    ("seen", "sku", "kept"),
    [
        ((), None, None), ((), "A", ["A"]), (("A",), "A", None), (("A", "B"), "B", ["B", "A"]),
        (tuple("ABCDEFGH"), "X", list("XABCDEFG")),
    ],
)
def test_the_latest_few_that_were_looked_at_are_kept(seen, sku, kept):
    assert with_looked_at(seen, sku) == kept


@pytest.mark.parametrize(("again", "kept"), [(None, ["A"]), (["B", "A"], ["B", "A"])])
def test_what_was_looked_at_stays_until_something_else_is(database, again, kept):
    for looked_at in (["A"], again):
        with database.session_scope() as db:
            session = enter(db, "c:a", "first", 1, NOON, looked_at)

    with database.read_scope() as db:
        assert db.get(SellingSession, session.id).looked_at == kept


def test_the_sessions_seen_last_are_told_first(database):
    with database.session_scope() as db:
        for minute, visitor in enumerate(("c:a", "c:b", "c:c", "c:a")):
            open_session(db, visitor, NOON + timedelta(minutes=minute))

    with database.read_scope() as db:
        assert [session.visitor for session in newest_sessions(db, 2)] == ["c:a", "c:c"]
        assert len(newest_sessions(db, 20)) == 3
