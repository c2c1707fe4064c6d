"""A guest signs in: their cart goes along, and nothing of either is lost."""
import pytest
from sqlalchemy import select

from actions.shop.buying.cart import MOST_PER_LINE
from actions.shop.buying.taking_along import take_cart_along
from actions.shop.models import Cart
from tests.actions.shop.shopping import NOON, a_customer, a_shopper
from tests.builders import a_product

GUEST, CUSTOMER = a_shopper(), a_customer("C1")


@pytest.fixture
def shop(open_shop):
    goods = [a_product(sku) for sku in ("BEANS", "KNIFE", "TEA")]
    return open_shop(*goods, stock={"BEANS": 10, "KNIFE": None, "TEA": 10})


def sign_in(shop):
    with shop.database.session_scope() as db:
        take_cart_along(db, GUEST.visitor, CUSTOMER.visitor, NOON)


def lines(shop, shopper):
    return {line.product.sku: line.quantity for line in shop.view(shopper).lines}


def test_a_cart_is_theirs_where_they_had_none(shop):
    shop.add("BEANS", 2, shopper=GUEST)

    sign_in(shop)

    assert (lines(shop, GUEST), lines(shop, CUSTOMER)) == ({}, {"BEANS": 2})


def test_two_carts_become_one(shop):
    shop.add("BEANS", 2, shopper=GUEST)
    shop.add("TEA", 1, shopper=GUEST)
    shop.add("BEANS", 3, shopper=CUSTOMER)

    sign_in(shop)
    sign_in(shop)

    assert (lines(shop, GUEST), lines(shop, CUSTOMER)) == ({}, {"BEANS": 5, "TEA": 1})


@pytest.mark.parametrize(("sku", "mine", "theirs", "both"), [
    ("BEANS", 7, 6, 10), ("KNIFE", MOST_PER_LINE, 5, MOST_PER_LINE),
])
def test_no_line_gets_longer_than_it_may(shop, sku, mine, theirs, both):
    shop.add(sku, mine, shopper=GUEST)
    shop.add(sku, theirs, shopper=CUSTOMER)

    sign_in(shop)

    assert lines(shop, CUSTOMER) == {sku: both}


def test_what_is_not_sold_in_their_currency_stays(shop):
    shop.add("BEANS", 1, shopper=GUEST)
    shop.add("TEA", 1, shopper=CUSTOMER)
    with shop.database.session_scope() as db:
        db.scalar(select(Cart).where(Cart.open_for == CUSTOMER.visitor)).currency = "XAU"

    sign_in(shop)

    assert lines(shop, GUEST) == {"BEANS": 1}


def test_an_order_reviewed_before_must_be_seen_again(shop):
    shop.add("TEA", 1, shopper=CUSTOMER)
    shop.review(shopper=CUSTOMER)
    shop.add("BEANS", 1, shopper=GUEST)

    sign_in(shop)

    with shop.database.read_scope() as db:
        cart = db.scalar(select(Cart).where(Cart.open_for == CUSTOMER.visitor))
    assert cart.reviewed is None


def test_without_a_cart_nothing_happens(shop):
    shop.add("TEA", 1, shopper=CUSTOMER)

    sign_in(shop)

    assert lines(shop, CUSTOMER) == {"TEA": 1}
