"""What always holds in the shop: exact totals, and no piece made or lost."""
from collections import Counter
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from actions.shop.buying.checkout import Details
from actions.shop.errors import ShopError
from tests.actions.shop.shopping import Shop, a_shopper
from tests.builders import DELIVERIES, a_catalogue, a_database, a_product, a_variant


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """One database for all examples: each comes as another shopper."""
    database = a_database(tmp_path_factory.mktemp("promises"))
    yield database
    database.close()


LINES = st.lists(st.tuples(st.integers(0, 10**11), st.integers(1, 99)), min_size=1, max_size=6)


def a_full_cart(database, lines, currency):
    """A shop of one product a line at so many cents, and a shopper who took so many pieces."""
    products = [
        a_product(f"P{place}", prices={currency: Decimal(cents).scaleb(-2)})
        for place, (cents, _) in enumerate(lines)
    ]
    shop = Shop(database, a_catalogue(*products)).fill({p.sku: None for p in products})
    shopper = a_shopper(f"c:{uuid4().hex}", currency=currency)
    for product, (_, quantity) in zip(products, lines, strict=True):
        shop.add(product.sku, quantity, shopper)
    return shop, shopper


@settings(max_examples=25, deadline=None)
@given(
    lines=LINES, currency=st.sampled_from(["USD", "IDR"]), delivery=st.sampled_from(DELIVERIES)
)
def test_cart_review_and_order_agree_to_the_cent(database, lines, currency, delivery):
    shop, shopper = a_full_cart(database, lines, currency)
    chosen = Details("Ann Lee", "12 Baker Street", delivery)
    goods = sum(cents * quantity for cents, quantity in lines)
    expected = Decimal(goods).scaleb(-2) + delivery.prices[currency]

    view = shop.view(shopper)
    review = shop.review(shopper, chosen)
    number = shop.place(review.cart_id, shopper, chosen).number
    order = shop.find(number, shopper)

    assert [line.total.amount * 100 for line in view.lines] == [c * q for c, q in lines]
    assert view.subtotal.amount * 100 == goods
    assert review.total.amount == order.total == expected
    of_lines = sum(line.unit_price * line.quantity for line in order.lines)
    assert order.total == of_lines + order.delivery_price
    amounts = [order.total, order.delivery_price, *(line.unit_price for line in order.lines)]
    assert {type(amount) for amount in (*amounts, view.subtotal.amount)} == {Decimal}
    assert kinds_of_amounts(database) == {"integer"}


def kinds_of_amounts(database):
    """As what SQLite keeps every amount of every order."""
    with database.read_scope() as db:
        kinds = db.execute(text(
            "select typeof(total) from shop_order union select typeof(delivery_price) "
            "from shop_order union select typeof(unit_price) from order_line"
        ))
        return set(kinds.scalars())


CATALOGUE = a_catalogue(
    a_product("KETTLE"), a_product("MUG"), a_product("CARE", kind="warranty"),
    a_product("SHOE", variants=(a_variant("SHOE-41", "SHOE", "41"),)),
)
STOCK = {"KETTLE": 4, "MUG": 7, "SHOE": 0, "SHOE-41": 3, "CARE": None}
VISITORS = st.sampled_from(["ann", "budi"])
GOODS = st.sampled_from([("KETTLE", ""), ("MUG", ""), ("SHOE", "SHOE-41"), ("CARE", "")])
STEPS = st.one_of(
    st.tuples(st.just("add"), VISITORS, GOODS, st.integers(1, 5)),
    st.tuples(st.just("set_quantity"), VISITORS, GOODS, st.integers(0, 5)),
    st.tuples(st.just("clear"), VISITORS),
    st.tuples(st.just("order"), VISITORS),
    st.tuples(st.just("confirm_again"), VISITORS, st.integers(0, 5)),
    st.tuples(st.just("cancel"), VISITORS),
)


class Day:
    """One day in the shop: both shoppers are new, every shelf is as STOCK says."""

    def __init__(self, database):
        self.shop = Shop(database, CATALOGUE).fill(STOCK)
        self.shoppers = {name: a_shopper(f"c:{name}-{uuid4().hex}") for name in ("ann", "budi")}
        self.reviewed = []

    def live(self, step, visitor, *rest):
        try:
            getattr(self, step)(self.shoppers[visitor], *rest)
        except ShopError:
            return  # a refusal must not move a piece either

    def add(self, shopper, item, quantity):
        self.shop.add(item[0], quantity, shopper, item[1])

    def set_quantity(self, shopper, item, quantity):
        self.shop.set_quantity(item[0], quantity, shopper.visitor, item[1])

    def clear(self, shopper):
        self.shop.clear(shopper.visitor)

    def order(self, shopper):
        self.reviewed.append(self.shop.review(shopper).cart_id)
        self.shop.place(self.reviewed[-1], shopper)

    def confirm_again(self, shopper, place):
        if self.reviewed:
            self.shop.place(self.reviewed[place % len(self.reviewed)], shopper)

    def cancel(self, shopper):
        self.shop.cancel(None, shopper)

    def sold(self):
        """Pieces of today's orders that stand, by variant or SKU."""
        today = {shopper.visitor for shopper in self.shoppers.values()}
        standing = [
            order for order in self.shop.orders()
            if order.visitor in today and order.status != "cancelled"
        ]
        pieces = Counter()
        for line in (line for order in standing for line in order.lines):
            pieces[line.variant or line.sku] += line.quantity
        return pieces


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(STEPS, max_size=15))
def test_no_piece_is_made_or_lost(database, steps):
    day = Day(database)

    for step in steps:
        day.live(*step)

        stock, sold = day.shop.stock(), day.sold()
        counted = {item: left for item, left in stock.items() if left is not None}
        assert min(counted.values()) >= 0
        assert {item: left + sold[item] for item, left in counted.items()} == {
            "KETTLE": 4, "MUG": 7, "SHOE": 0, "SHOE-41": 3
        }
        assert stock["CARE"] is None
