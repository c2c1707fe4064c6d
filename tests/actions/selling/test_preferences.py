"""The visitor's own word on offers."""
from datetime import timedelta

from actions.selling.preferences import is_stopped, resume_offers, stop_offers
from actions.selling.sessions import open_session
from actions.selling.tables import SellingSession
from tests.actions.selling.builders import NOON, a_shopper, observed


def test_offers_are_not_stopped_until_the_visitor_says_so(database):
    with database.session_scope() as db:
        assert not is_stopped(db, "c:a")

        stop_offers(db, "c:a", NOON)
        stop_offers(db, "c:a", NOON)

        assert is_stopped(db, "c:a")
        assert not is_stopped(db, "c:b")


def test_resuming_makes_up_for_declines_in_a_row(database):
    with database.session_scope() as db:
        session = open_session(db, "c:a", NOON)
        db.get(SellingSession, session.id).declines_in_row = 2
        stop_offers(db, "c:a", NOON)
    with database.session_scope() as db:
        resume_offers(db, "c:a", NOON)

    with database.read_scope() as db:
        assert not is_stopped(db, "c:a")
        assert db.get(SellingSession, session.id).declines_in_row == 0


def test_the_word_holds_for_the_next_visit_too(database):
    with database.session_scope() as db:
        stop_offers(db, "u:ana", NOON)

    ana = a_shopper(visitor="u:ana", customer="ana", conversation="later")
    much_later = observed(database, ana, now=NOON + timedelta(days=300))

    assert much_later.offers_stopped
