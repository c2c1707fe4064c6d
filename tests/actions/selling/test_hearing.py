"""Who hears of the shop: the ledger of offers knows what became of them, whoever did it."""
from typing import get_args

import pytest

from actions.hearers import HEARERS
from actions.shop.buying import cart
from actions.shop.buying.changing_cart import set_quantity
from actions.shop.buying.checkout import Details, place_order, review_order
from actions.shop.database import Database
from actions.shop.events import Hearer, OfferMoved, ShopEvent
from actions.shop.orders import orders
from tests.actions.selling.bookkeeping import an_entry, asked, proposed, step
from tests.actions.selling.builders import NOON, a_camera_shop, a_shopper, ledger_of
from tests.builders import DELIVERIES

SHOP, ANN = a_camera_shop(), a_shopper()
DETAILS = Details("Ann Lee", "12 Baker Street", DELIVERIES[0])


def shown(database, sku="CASE"):
    return proposed(database, sku)


def put_in(database, sku="CASE", offer="", now=NOON):
    with database.session_scope() as db:
        cart.add_to_cart(db, SHOP, ANN, (sku, ""), 1, now, offer)


def ordered(database):
    with database.session_scope() as db:
        review = review_order(db, SHOP, ANN, DETAILS)
        return place_order(db, SHOP, ANN, review.cart_id, DETAILS, NOON).number


def statuses(database):
    return [(e.sku, e.origin, e.status) for e in ledger_of(database)]


def test_hearers_listen_for_what_is_told():
    assert {hearer.kind for hearer in HEARERS} <= set(get_args(ShopEvent))


def test_what_was_offered_and_put_in_by_other_words_is_taken(database):
    shown(database)

    put_in(database)

    assert statuses(database) == [("CASE", "proactive", "accepted")]


def test_a_yes_to_one_offer_takes_no_other_of_the_same_product(database):
    shown(database)
    [wish] = asked(database, "CASE")
    step(database, wish, "accept")

    put_in(database, offer=wish.id)

    assert sorted(statuses(database)) == [
        ("CASE", "asked", "accepted"), ("CASE", "proactive", "shown"),
    ]


def test_a_piece_more_or_less_takes_no_offer(database):
    put_in(database)
    shown(database)

    with database.session_scope() as db:
        for pieces in (2, 0):
            set_quantity(db, SHOP, ANN.visitor, ("CASE", ""), pieces, NOON)

    assert statuses(database) == [("CASE", "proactive", "shown")]


def test_what_was_taken_and_ordered_is_a_purchase(database):
    shown(database)
    put_in(database)

    number = ordered(database)

    [entry] = ledger_of(database)
    assert (entry.status, entry.order_number) == ("purchased", number)


@pytest.mark.parametrize("deed", ["cancelled", "returned"])
def test_an_order_that_goes_back_takes_its_offers_with_it(database, deed):
    shown(database)
    put_in(database)
    number = ordered(database)

    with database.session_scope() as db:
        if deed == "cancelled":
            orders.cancel_order(db, ANN, number, NOON)
        else:
            orders.mark_paid(db, number, NOON)
            orders.mark_returned(db, number, NOON)

    assert statuses(database) == [("CASE", "proactive", "returned")]


@pytest.fixture
def heard():
    return []


@pytest.fixture
def told(database, heard):
    """The same shop, where what becomes of offers is heard."""
    hearers = [Hearer(OfferMoved, lambda db, moved: heard.append(moved))]
    told = Database(database.url, hearers)
    yield told
    told.close()


@pytest.mark.parametrize(("status", "before"), [
    ("shown", []), ("withheld", []), ("accepted", ["shown"]), ("declined", ["shown"]),
    ("purchased", ["shown", "accepted"]), ("returned", ["shown", "accepted", "purchased"]),
])
def test_what_becomes_of_an_offer_is_told_step_by_step(told, heard, status, before):
    an_entry(told, status)

    assert heard == [OfferMoved("accessory", each) for each in [*before, status]]


def test_what_was_asked_for_is_told_when_it_is_shown_and_no_answer_twice(told, heard):
    [wish] = asked(told, "CASE")
    asked(told, "CASE")
    for _ in range(2):
        step(told, wish, "decline")

    assert [moved.status for moved in heard] == ["shown", "declined"]
