"""Who hears of the shop: the ledger of offers knows what became of them, whoever did it."""
from typing import get_args

import pytest

from actions.hearers import HEARERS
from actions.shop.buying import cart
from actions.shop.buying.changing_cart import set_quantity
from actions.shop.buying.checkout import Details, place_order, review_order
from actions.shop.events import ShopEvent
from actions.shop.orders import orders
from tests.actions.selling.bookkeeping import asked, proposed, step
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
