"""Observing: what the engine sees of cart, orders, stock and past offers."""
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from actions.selling import ledger
from actions.selling.model import CartItem, Purchase
from actions.selling.preferences import stop_offers
from actions.selling.sell import sell, suggest
from actions.shop.models import Cart, CartLine, Customer, Order, OrderLine, PointsEntry
from actions.shop.money import Money
from tests.actions.selling.builders import (
    NOON,
    a_camera_shop,
    a_shopper,
    a_situation,
    an_order,
    eager,
    observed,
    priced,
)
from tests.builders import LOYAL, a_link, a_product

ANA = a_shopper(visitor="u:ana", customer="ana")


def a_cart(database, *lines, currency="USD"):
    with database.session_scope() as db:
        cart = Cart(visitor="c:conv", open_for="c:conv", currency=currency, updated_at=NOON)
        cart.lines = [
            CartLine(sku=sku, variant=variant, quantity=quantity)
            for sku, variant, quantity in lines
        ]
        db.add(cart)


def days_ago(days):
    return NOON - timedelta(days=days)


def test_an_empty_shop_visit(database):
    situation = observed(database, just_added=None)

    assert (situation.cart, situation.owned, situation.past) == ((), frozenset(), ())
    assert (situation.declines_in_row, situation.offers_stopped) == (0, False)
    assert (situation.currency, situation.turn, situation.now) == ("USD", 10, NOON)
    assert (situation.segment, situation.consents, situation.purchases) == ("stranger", None, ())
    assert (situation.companions, situation.sequels, situation.peers) == ({}, {}, ())
    assert (situation.deals, situation.acceptance.weights, situation.standing) == ((), {}, None)
    assert situation.cart_left_at is None


def test_the_cart_is_seen_by_product_in_its_own_currency(database):
    a_cart(database, ("CASE", "red", 1), ("CARD", "", 1), ("CASE", "blue", 2), currency="IDR")

    situation = observed(database, just_added=None, now=NOON + timedelta(hours=2))

    assert situation.cart == (CartItem("CASE", 3, variants=2), CartItem("CARD", 1))
    assert (situation.currency, situation.cart_left_at) == ("IDR", NOON)


@pytest.mark.parametrize(("reward", "redeems"), [(None, False), ("mug", True)])
def test_sees_whether_points_are_to_be_redeemed(database, reward, redeems):
    a_cart(database, ("CASE", "", 1))
    with database.session_scope() as db:
        db.execute(update(Cart).values(reward=reward))

    assert observed(database).redeems is redeems


def test_an_empty_cart_does_not_fix_the_currency_nor_wait_for_anybody(database):
    a_cart(database, currency="IDR")

    situation = observed(database, just_added=None)

    assert (situation.currency, situation.cart_left_at) == ("USD", None)


@pytest.mark.parametrize(
    ("status", "owned"),
    [("placed", {"CASE"}), ("paid", {"CASE"}), ("shipped", {"CASE"}), ("delivered", {"CASE"}),
     ("cancelled", set()), ("returned", set())],
)
def test_an_identified_customer_owns_what_they_ordered(database, status, owned):
    an_order(database, "ana", ["CASE"], status)

    situation = observed(database, ANA)

    assert situation.owned == owned
    assert {purchase.sku for purchase in situation.purchases} == owned


def test_who_owns_a_bundle_owns_what_it_holds(database):
    shop = a_camera_shop()
    with_kit = replace(shop, links={"KIT": (a_link("KIT", "CASE", "contains"),)})
    an_order(database, "ana", ["KIT"])

    assert observed(database, ANA, catalogue=with_kit).owned == {"KIT", "CASE"}


def test_nobody_else_owns_it(database):
    an_order(database, "ana", ["CASE"])

    assert observed(database).owned == frozenset()
    assert observed(database, a_shopper(visitor="u:budi", customer="budi")).owned == frozenset()


def test_purchases_are_seen_newest_first_and_not_for_ever(database):
    an_order(database, "ana", ["CARD"], ordered_at=days_ago(400))
    an_order(database, "ana", ["CASE", "CAM-1"], ordered_at=days_ago(7))
    an_order(database, "ana", ["BATTERY"], ordered_at=days_ago(401))
    an_order(database, "ana", ["CASE"], ordered_at=days_ago(30))

    situation = observed(database, ANA)

    assert situation.purchases == (
        Purchase("CASE", 1, days_ago(7)), Purchase("CAM-1", 1, days_ago(7)),
        Purchase("CASE", 1, days_ago(30)), Purchase("CARD", 1, days_ago(400)),
    )
    assert situation.owned == {"CASE", "CAM-1", "CARD", "BATTERY"}


@pytest.mark.parametrize(
    ("orders_days_ago", "segment"),
    [
        ((), "new"),
        ((1,), "returning"),
        ((900,), "returning"),
        ((1, 2, 3), "returning"),
        ((1, 2, 3, 4), "regular"),
        ((1, 2, 3, 401), "returning"),
    ],
)
def test_a_customer_is_new_returning_or_regular(database, orders_days_ago, segment):
    for days in orders_days_ago:
        an_order(database, "ana", ["CASE", "CARD"], ordered_at=days_ago(days))

    assert observed(database, ANA).segment == segment


@pytest.mark.parametrize("consent", [True, False, None])
def test_sees_whether_a_customer_consents(database, consent):
    with database.session_scope() as db:
        db.add(Customer(customer="ana", name="Ana", consent=consent))

    assert observed(database, ANA).consents is consent
    assert observed(database).consents is None


def test_sees_where_a_customer_stands_in_the_programme(database):
    club = replace(a_camera_shop(), profile=LOYAL)
    with database.session_scope() as db:
        db.add(PointsEntry(customer="ana", kind="opening", points=120, at=NOON))

    assert observed(database, ANA, catalogue=club).standing.points == 120
    assert observed(database, catalogue=club).standing is None
    assert observed(database, ANA).standing is None


def test_sees_the_offers_of_this_visit_and_of_earlier_ones(database):
    first = sell(observed(database), eager(), database)
    second = sell(observed(database, a_shopper(turn=11)), eager(), database)
    with database.session_scope() as db:
        ledger.decline(db, "c:conv", first.id, NOON + timedelta(minutes=1))

    same_visit = observed(database)
    next_visit = observed(database, now=NOON + timedelta(hours=13))

    assert [(p.sku, p.status, p.turn) for p in same_visit.past] == [
        (first.product.sku, "declined", 10), (second.product.sku, "shown", 11)
    ]
    assert [p.answered_at for p in same_visit.past] == [NOON + timedelta(minutes=1), None]
    assert (same_visit.declines_in_row, next_visit.declines_in_row) == (1, 0)
    assert next_visit.past == same_visit.past
    assert (len(same_visit.past_here), next_visit.past_here) == (2, ())


def test_what_was_asked_for_is_seen_but_is_no_offer_of_ours(database):
    suggest(observed(database), eager(), database)

    situation = observed(database)

    assert {past.origin for past in situation.past} == {"asked"}
    assert situation.past_here == ()


def test_another_conversation_of_the_same_customer_continues_the_visit(database):
    second_tab = replace(ANA, conversation="tab-2", turn=1)
    sell(observed(database, ANA), eager(), database)

    situation = observed(database, second_tab)

    assert len(situation.past_here) == 1


def test_sees_that_offers_were_stopped(database):
    with database.session_scope() as db:
        stop_offers(db, "c:conv", NOON)

    assert observed(database).offers_stopped


@pytest.mark.parametrize(
    ("changes", "anchors"),
    [
        ({}, ("CAM-1",)),
        ({"looked_at": "CARD"}, ("CAM-1", "CARD")),
        ({"looked_at": "CAM-1", "cart": (CartItem("CASE"), CartItem("CAM-1"))},
         ("CAM-1", "CASE")),
        ({"just_added": "GONE", "looked_at": "GONE-TOO"}, ("CAM-1",)),
        ({"just_added": None, "cart": ()}, ()),
    ],
)
def test_anchors_are_what_is_in_hand_nearest_first(changes, anchors):
    assert a_situation(**changes).anchors == anchors


def test_the_cart_is_worth_what_its_pieces_cost_today():
    extra = a_product("PRICELESS", **{**priced("1.00", "1.00"), "prices": {}})
    shop = a_camera_shop()
    catalogue = replace(shop, products={**shop.products, "PRICELESS": extra})
    cart = (CartItem("CAM-1", 2), CartItem("CASE"), CartItem("PRICELESS"), CartItem("GONE"))

    assert a_situation(catalogue=catalogue, cart=cart).cart_total == Money(
        Decimal("225.00"), "USD"
    )
    assert a_situation(cart=()).cart_total == Money(Decimal(0), "USD")


@pytest.mark.parametrize(("hours_ago", "status", "skus"), [
    (1, "paid", ("CAM-1", "CASE")), (24, "placed", ("CAM-1", "CASE")), (25, "paid", ()),
    (1, "cancelled", ()),
])
def test_what_was_ordered_in_this_visit_counts_for_strangers_too(
    database, hours_ago, status, skus
):
    with database.session_scope() as db:
        order = Order(
            visitor="c:conv", customer=None, status=status, currency="USD",
            delivery_price=Decimal(0), total=Decimal(0),
            ordered_at=NOON - timedelta(hours=hours_ago),
        )
        order.lines = [
            OrderLine(sku=sku, quantity=1, unit_price=Decimal(0)) for sku in ("CAM-1", "CASE")
        ]
        db.add(order)

    situation = observed(database, just_added=None, stage="after_purchase")

    assert situation.just_ordered == situation.chosen == skus
    assert situation.owned == set(skus)
    assert situation.purchases == ()


def test_the_visit_remembers_what_was_looked_at_the_latest_first(database):
    for sku in ("CAM-1", "CAM-2", "CAM-2", "CAM-1", "CASE"):
        sell(observed(database, just_added=None, looked_at=sku), eager(), database)

    assert observed(database, just_added=None).seen == ("CASE", "CAM-1", "CAM-2")
    assert observed(database, just_added=None, now=NOON + timedelta(days=2)).seen == ()
