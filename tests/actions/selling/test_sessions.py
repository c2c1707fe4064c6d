"""Selling sessions: one visit, whatever the conversation does."""
from datetime import timedelta

import pytest

from actions.selling import sessions
from actions.selling.sessions import newest_sessions, open_session
from actions.selling.tables import SellingSession
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


def test_takes_the_session_another_request_opened_in_between(database, monkeypatch):
    with database.session_scope() as db:
        first = open_session(db, "c:a", NOON)
    looks = iter([lambda db, visitor: None, sessions._latest])  # blind at the first look
    monkeypatch.setattr(sessions, "_latest", lambda db, visitor: next(looks)(db, visitor))

    with database.session_scope() as db:
        assert open_session(db, "c:a", NOON).id == first.id


def test_the_sessions_seen_last_are_told_first(database):
    with database.session_scope() as db:
        for minute, visitor in enumerate(("c:a", "c:b", "c:c", "c:a")):
            open_session(db, visitor, NOON + timedelta(minutes=minute))

    with database.read_scope() as db:
        assert [session.visitor for session in newest_sessions(db, 2)] == ["c:a", "c:c"]
        assert len(newest_sessions(db, 20)) == 3
