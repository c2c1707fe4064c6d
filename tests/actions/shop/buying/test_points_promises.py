"""What always holds of points: they sum, and redeeming never takes what isn't there."""
from collections import Counter
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from actions.shop.errors import ShopError
from actions.shop.models import Order, PointsEntry
from tests.actions.shop.shopping import Shop, a_customer
from tests.builders import LOYAL, a_catalogue, a_database, a_product

KETTLE = a_product("KETTLE")  # $20.00, so 20 points; the smaller reward takes 100
PLACES = st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.just("buy"), st.integers(1, 9), st.booleans()),
    *(st.tuples(st.just(step), PLACES) for step in ("confirm", "pay", "cancel", "take_back")),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """One database for all examples: each is another customer's."""
    database = a_database(tmp_path_factory.mktemp("points"))
    yield database
    database.close()


class Story:
    """One customer who buys, pays, cancels and brings back, with every step tried again."""

    def __init__(self, database, points):
        self.shop = Shop(database, a_catalogue(KETTLE, profile=LOYAL)).fill({"KETTLE": None})
        self.shopper = a_customer(uuid4().hex)
        self.carts = []
        if points:
            self.shop.grant(self.shopper.customer, points)

    def live(self, step, *rest):
        for _ in range(2):
            try:
                getattr(self, step)(*rest)
            except ShopError:
                continue  # a refusal must not move a point either

    def buy(self, quantity, with_points):
        self.shop.add("KETTLE", quantity, self.shopper)
        if with_points:
            self.shop.choose(self.shopper)
        self.carts.append(self.shop.review(self.shopper).cart_id)
        before = self.balance()
        order = self.shop.place(self.carts[-1], self.shopper)
        assert before >= order.points_redeemed
        assert order.total == 20 * sum(x.quantity for x in order.lines) - order.discount + 3

    def confirm(self, place):
        if self.carts:
            self.shop.place(self.carts[place % len(self.carts)], self.shopper)

    def pay(self, place):
        self._with_an_order(place, self.shop.pay)

    def cancel(self, place):
        self._with_an_order(place, lambda number: self.shop.cancel(number, self.shopper))

    def take_back(self, place):
        self._with_an_order(place, self.shop.take_back)

    def _with_an_order(self, place, do):
        orders = self.orders()
        if orders:
            do(orders[place % len(orders)].number)

    def balance(self):
        return self.shop.standing(self.shopper.customer).points

    def orders(self):
        return self._rows(select(Order).where(Order.customer == self.shopper.customer))

    def sums(self):
        """Points by kind of movement."""
        sums = Counter()
        mine = PointsEntry.customer == self.shopper.customer
        for entry in self._rows(select(PointsEntry).where(mine)):
            sums[entry.kind] += entry.points
        return sums

    def _rows(self, query):
        with self.shop.database.read_scope() as db:
            return list(db.scalars(query))


@settings(max_examples=30, deadline=None)
@given(points=st.sampled_from([0, 99, 130, 450]), steps=st.lists(STEPS, max_size=8))
def test_points_always_sum(database, points, steps):
    story = Story(database, points)

    for step in steps:
        story.live(*step)

        orders = story.orders()
        paid = sum(order.points_to_earn for order in orders if order.status == "paid")
        undone = [order for order in orders if order.status in ("cancelled", "returned")]
        spent = sum(order.points_redeemed for order in orders if order not in undone)
        assert story.balance() == points + paid - spent
        sums = story.sums()
        assert sum(sums.values()) == story.balance()
        assert sums["given_back"] == sum(order.points_redeemed for order in undone)
        assert -sums["taken_back"] <= sums["earned"]
