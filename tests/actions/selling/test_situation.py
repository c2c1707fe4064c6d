"""Observing: what the engine sees of cart, orders, stock and past offers."""
from datetime import timedelta

import pytest

from actions.selling import ledger
from actions.selling.model import CartItem
from actions.selling.preferences import stop_offers
from actions.selling.rules import Rules
from actions.selling.sell import sell
from actions.shop.models import Cart, CartLine, ProductRow
from tests.actions.selling.builders import NOON, a_shopper, an_order, eager, observed


def a_cart(database, *lines, currency="USD"):
    with database.session_scope() as db:
        cart = Cart(visitor="c:conv", open_for="c:conv", currency=currency, updated_at=NOON)
        cart.lines = [
            CartLine(sku=sku, variant=variant, quantity=quantity)
            for sku, variant, quantity in lines
        ]
        db.add(cart)


def test_an_empty_shop_visit(database):
    situation = observed(database, just_added=None)

    assert (situation.cart, situation.owned, situation.past) == ((), frozenset(), ())
    assert (situation.declines_in_row, situation.offers_stopped) == (0, False)
    assert (situation.currency, situation.turn, situation.now) == ("USD", 10, NOON)


def test_the_cart_is_seen_by_product_in_its_own_currency(database):
    a_cart(database, ("CASE", "red", 1), ("CARD", "", 1), ("CASE", "blue", 2), currency="IDR")

    situation = observed(database)

    assert situation.cart == (CartItem("CASE", 3), CartItem("CARD", 1))
    assert situation.currency == "IDR"


def test_an_empty_cart_does_not_fix_the_currency(database):
    a_cart(database, currency="IDR")

    assert observed(database).currency == "USD"


@pytest.mark.parametrize(
    ("status", "owned"),
    [("placed", {"CASE"}), ("paid", {"CASE"}), ("shipped", {"CASE"}), ("delivered", {"CASE"}),
     ("cancelled", set()), ("returned", set())],
)
def test_an_identified_customer_owns_what_they_ordered(database, status, owned):
    an_order(database, "ana", ["CASE"], status)
    ana = a_shopper(visitor="u:ana", customer="ana")

    assert observed(database, ana).owned == owned


def test_nobody_else_owns_it(database):
    an_order(database, "ana", ["CASE"])

    assert observed(database).owned == frozenset()
    assert observed(database, a_shopper(visitor="u:budi", customer="budi")).owned == frozenset()


def test_sees_the_stock_of_what_may_be_proposed_and_of_what_is_in_sight(database):
    with database.session_scope() as db:
        db.get(ProductRow, "CASE").stock = 0
        db.get(ProductRow, "CARD").stock = None

    situation = observed(database, looked_at="CAM-2", just_added="CAM-1")

    assert situation.stock == {
        "BATTERY": 10, "CARD": None, "CASE": 0, "CAM-1": 10, "CAM-2": 10, "CAM-3": 10
    }


def test_sees_the_offers_of_this_visit_and_declines_of_earlier_ones(database):
    first = sell(observed(database), eager(), database)
    second = sell(observed(database), eager(), database)
    with database.session_scope() as db:
        ledger.decline(db, "c:conv", first.id, NOON)

    same_visit = observed(database)
    next_visit = observed(database, now=NOON + timedelta(hours=13))

    assert [(p.sku, p.status) for p in same_visit.past] == [
        (first.product.sku, "declined"), (second.product.sku, "shown")
    ]
    assert (same_visit.declines_in_row, next_visit.declines_in_row) == (1, 0)
    assert [(p.sku, p.status) for p in next_visit.past] == [(first.product.sku, "declined")]


def test_another_conversation_of_the_same_customer_continues_the_visit(database):
    ana = a_shopper(visitor="u:ana", customer="ana")
    second_tab = a_shopper(visitor="u:ana", customer="ana", conversation="tab-2", turn=1)
    sell(observed(database, ana), Rules(), database)

    situation = observed(database, second_tab)

    assert len(situation.past_here) == 1


def test_sees_that_offers_were_stopped(database):
    with database.session_scope() as db:
        stop_offers(db, "c:conv", NOON)

    assert observed(database).offers_stopped
