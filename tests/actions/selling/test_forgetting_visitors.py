"""What selling knows of people goes with their talks; what its promises need stays."""
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from actions.selling.forgetting_visitors import forget_decisions, forget_visits
from actions.selling.preferences import is_stopped, stop_offers
from actions.selling.sell import sell
from actions.selling.sessions import open_session
from actions.selling.tables import DecisionRow, SellingSession
from actions.shop.buying.cart import add_to_cart
from actions.shop.database import Database
from actions.shop.models import Cart, CartLine, GoodsReturn, Handover, Order, StockWish
from tests.actions.selling.bookkeeping import an_entry, status_of, step
from tests.actions.selling.builders import (
    NOON,
    a_camera_shop,
    a_shopper,
    eager,
    ledger_of,
    observed,
)

GUEST, SARI = a_shopper(), a_shopper(visitor="u:sari", customer="sari")
TALKS_KEPT, LEDGER_KEPT = timedelta(days=90), timedelta(days=400)
HOUR = timedelta(hours=1)


def forget(database: Database, after, kept=TALKS_KEPT):
    """As the job does so long after noon."""
    now = NOON + after
    return forget_visits(database, now - kept, now, lambda: None)


def put_in(database, shopper=GUEST, at=NOON):
    with database.session_scope() as db:
        add_to_cart(db, a_camera_shop(), shopper, ("CASE", ""), 1, at)


def visit(database, visitor="c:conv", at=NOON):
    with database.session_scope() as db:
        open_session(db, visitor, at)


def call_a_person(database, visitor="c:conv", is_open=True):
    with database.session_scope() as db:
        db.add(Handover(
            visitor=visitor, conversation="conv", reason="asked", is_open=is_open, asked_at=NOON,
        ))


def left(database, column):
    with database.read_scope() as db:
        return db.scalars(select(column)).all()


@pytest.mark.parametrize(("after", "carts"), [(TALKS_KEPT, 1), (TALKS_KEPT + HOUR, 0)])
def test_a_guests_cart_goes_with_their_talk(database, after, carts):
    put_in(database)

    forget(database, after)

    assert (len(left(database, Cart.id)), len(left(database, CartLine.id))) == (carts, carts)


def test_the_cart_of_a_customer_stays(database):
    put_in(database, SARI)

    assert forget(database, 2 * LEDGER_KEPT) == 0

    assert left(database, Cart.open_for) == ["u:sari"]


def test_the_cart_of_a_guest_who_was_seen_since_stays(database):
    put_in(database)
    visit(database, at=NOON + timedelta(days=30))

    forget(database, TALKS_KEPT + HOUR)

    assert left(database, Cart.visitor) == ["c:conv"]


def test_a_cart_that_became_an_order_stays_with_it(database):
    put_in(database)
    with database.session_scope() as db:
        db.scalars(select(Cart)).one().open_for = None

    forget(database, 2 * LEDGER_KEPT)

    assert len(left(database, CartLine.id)) == 1


@pytest.mark.parametrize("is_open", [True, False])
def test_a_call_for_a_person_goes_with_its_talk(database, is_open):
    call_a_person(database, is_open=is_open)
    call_a_person(database, visitor="c:other")
    visit(database, "c:other", at=NOON + timedelta(days=30))

    forget(database, TALKS_KEPT + HOUR)

    assert left(database, Handover.visitor) == ["c:other"]


def ask_back(database, closed_at):
    with database.session_scope() as db:
        db.add(GoodsReturn(
            visitor="u:sari", conversation="conv", order_number=f"P{closed_at}"[:30], sku="",
            variant="", reason="too small", asked_at=NOON, closed_at=closed_at,
        ))


def test_a_return_is_kept_until_it_was_decided_and_its_talk_is_gone(database):
    for closed_at in (None, NOON, NOON + 2 * HOUR):
        ask_back(database, closed_at)

    forget(database, TALKS_KEPT + HOUR)

    assert left(database, GoodsReturn.closed_at) == [None, NOON + 2 * HOUR]


def test_what_is_waited_for_is_forgotten_unless_the_shopper_was_seen_since(database):
    with database.session_scope() as db:
        for visitor in ("c:conv", "u:sari"):
            db.add(StockWish(visitor=visitor, sku="CASE", variant="", noted_at=NOON))
    visit(database, "u:sari", at=NOON + timedelta(days=30))

    forget(database, TALKS_KEPT + HOUR)

    assert left(database, StockWish.visitor) == ["u:sari"]


def test_a_visit_without_an_offer_goes_with_its_talk(database):
    visit(database)
    visit(database, "c:other", at=NOON + timedelta(days=2))

    forget(database, TALKS_KEPT + HOUR)

    assert left(database, SellingSession.visitor) == ["c:other"]


@pytest.mark.parametrize("shopper", [GUEST, SARI])
def test_an_offer_keeps_its_visitor_while_caps_and_declines_count_by_them(database, shopper):
    sell(observed(database, shopper), eager(), database)

    forget(database, LEDGER_KEPT)

    [entry] = ledger_of(database)
    assert (entry.visitor, entry.conversation) == (shopper.visitor, "conv")
    assert left(database, SellingSession.visitor) == [shopper.visitor]


@pytest.mark.parametrize("shopper", [GUEST, SARI])
def test_in_the_end_an_offer_is_nobodys_and_still_counts(database, shopper):
    sell(observed(database, shopper), eager(), database)
    [was] = ledger_of(database)

    forget(database, LEDGER_KEPT + HOUR)

    [entry] = ledger_of(database)
    assert (entry.visitor, entry.customer, entry.conversation) == (
        f"x:{entry.session_id}", None, "",
    )
    assert left(database, SellingSession.visitor) == [entry.visitor]
    kept = ("id", "strategy", "context", "sku", "price", "status", "propensity", "proposed_at")
    assert [getattr(entry, name) for name in kept] == [getattr(was, name) for name in kept]


def test_where_talks_are_kept_for_longer_so_is_whom_offers_were_made_to(database):
    sell(observed(database), eager(), database)

    forget(database, LEDGER_KEPT + HOUR, kept=timedelta(days=1000))

    assert [entry.visitor for entry in ledger_of(database)] == ["c:conv"]


def test_an_offer_that_is_nobodys_can_still_come_back_with_its_order(database):
    entry = an_entry(database, "purchased")
    forget(database, LEDGER_KEPT + HOUR)

    step(database, entry, "give_back")

    assert status_of(database) == "returned"


def test_a_guest_who_comes_back_in_time_is_still_not_disturbed(database):
    with database.session_scope() as db:
        stop_offers(db, "c:conv", NOON)

    forget(database, LEDGER_KEPT)
    with database.read_scope() as db:
        assert is_stopped(db, "c:conv")

    forget(database, LEDGER_KEPT + HOUR)
    with database.read_scope() as db:
        assert not is_stopped(db, "c:conv")


def test_a_customers_wish_for_no_offers_is_never_forgotten(database):
    with database.session_scope() as db:
        stop_offers(db, "u:sari", NOON)

    forget(database, 5 * LEDGER_KEPT)

    with database.read_scope() as db:
        assert is_stopped(db, "u:sari")


def test_after_it_was_forgotten_a_visitor_begins_anew(database):
    sell(observed(database), eager(), database)
    forget(database, LEDGER_KEPT + HOUR)

    much_later = NOON + LEDGER_KEPT + 2 * HOUR
    offer = sell(observed(database, now=much_later), eager(), database)

    assert offer.ordinal == 1
    assert sorted(visitor[:2] for visitor in left(database, SellingSession.visitor)) == [
        "c:", "x:",
    ]


def test_nothing_is_left_to_forget_the_second_time(database):
    put_in(database)
    call_a_person(database)
    visit(database, "c:other")
    sell(observed(database), eager(), database)

    assert forget(database, LEDGER_KEPT + HOUR) > 0
    assert forget(database, LEDGER_KEPT + HOUR) == 0


def test_it_forgets_on_postgresql_as_well(postgres_database):
    for visitor in ("c:one", "c:two"):
        visit(postgres_database, visitor)
        call_a_person(postgres_database, visitor)
    with postgres_database.session_scope() as db:
        db.add(Cart(visitor="c:one", open_for="c:one", currency="USD", updated_at=NOON))
        stop_offers(db, "c:one", NOON)

    assert forget(postgres_database, LEDGER_KEPT + HOUR) == 6
    assert left(postgres_database, Cart.id) == left(postgres_database, Order.id) == []


def test_orders_are_not_touched(database):
    with database.session_scope() as db:
        db.add(Order(
            number="P1", visitor="c:conv", status="paid", currency="USD", name="Ann",
            delivery_price=Decimal(0), total=Decimal(20), ordered_at=NOON,
        ))

    forget(database, 5 * LEDGER_KEPT)

    assert left(database, Order.name) == ["Ann"]


@pytest.mark.parametrize(("days", "moments"), [(30, 2), (31, 1)])
def test_what_the_engine_thought_is_forgotten(any_database, days, moments):
    with any_database.session_scope() as db:
        for at in (NOON, NOON + timedelta(days=2)):
            db.add(DecisionRow(
                session_id="s1", decided_at=at, turn=1, stage="cart", outcome="nothing_fits",
                verdicts=[],
            ))
    now = NOON + timedelta(days=days)

    forget_decisions(any_database, now - timedelta(days=30), lambda: None)

    assert len(left(any_database, DecisionRow.id)) == moments
