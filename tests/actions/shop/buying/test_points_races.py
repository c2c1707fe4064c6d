"""Points in several tabs and servers at once, on SQLite and on a real PostgreSQL."""
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait
from multiprocessing import get_context

import pytest

from actions.shop.buying.points import redeem, undo
from actions.shop.models import Order
from tests.actions.shop.confirming import confirm_in_rounds
from tests.actions.shop.shopping import NOON, a_customer, at_once
from tests.builders import LOYAL, a_product

KETTLE = a_product("KETTLE")
ANA = a_customer("ana")


@pytest.fixture
def shop(open_any_shop):
    return open_any_shop(KETTLE, profile=LOYAL)


def reviewed(shop, points):
    """A kettle in Ana's cart with a reward chosen and reviewed; the cart's id."""
    shop.grant("ana", points)
    shop.add("KETTLE", 1, ANA)
    shop.choose(ANA)
    return shop.review(ANA).cart_id


def test_eight_confirmations_at_once_redeem_once(shop):
    cart_id = reviewed(shop, 130)

    at_once(lambda _: shop.place(cart_id, ANA).number, 8)

    assert shop.entries() == [("opening", None, 130), ("redeemed", "P100001", -100)]


def test_four_processes_that_confirm_again_and_again_redeem_once(shop):
    cart_id = reviewed(shop, 450)
    url = shop.database.url

    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        numbers = list(pool.map(confirm_in_rounds, [url] * 4, [cart_id] * 4, ["ana"] * 4))

    assert numbers == [["P100001"] * 5] * 4
    assert shop.entries() == [("opening", None, 450), ("redeemed", "P100001", -100)]


def test_paying_and_cancelling_at_once_leave_the_points_as_they_were(shop):
    number = shop.place(reviewed(shop, 130), ANA).number

    at_once(lambda thread: shop.pay(number) if thread % 2 else shop.cancel(number, ANA), 8)

    assert shop.orders()[0].status == "cancelled"
    assert shop.standing("ana").points == 130


def test_eight_cancellations_at_once_give_back_once(shop):
    number = shop.place(reviewed(shop, 130), ANA).number
    shop.pay(number)

    at_once(lambda _: shop.cancel(number, ANA), 8)

    assert sorted(kind for kind, _, _ in shop.entries()) == [
        "earned", "given_back", "opening", "redeemed", "taken_back",
    ]
    assert shop.standing("ana").points == 130


def test_orders_at_once_share_the_points_there_are(shop):
    shop.grant("ana", 250)

    def work(place):
        order = Order(number=f"P{place}", customer="ana", points_redeemed=100)
        with shop.database.session_scope() as db:
            return redeem(db, order, NOON)

    assert sorted(at_once(work, 8)) == [False] * 6 + [True] * 2
    assert shop.standing("ana").points == 50


def test_a_redemption_waits_for_points_being_taken_back(open_postgres_shop):
    shop = open_postgres_shop(KETTLE, profile=LOYAL)
    shop.grant("ana", 90)
    earned = shop.buy("KETTLE", 1, ANA)
    shop.pay(earned.number)
    wants = Order(number="P900001", customer="ana", points_redeemed=100)

    def work():
        with shop.database.session_scope() as db:
            return redeem(db, wants, NOON)

    with ThreadPoolExecutor(1) as pool:
        with shop.database.session_scope() as db:
            undo(db, earned, NOON)
            is_redeemed = pool.submit(work)
            assert wait([is_redeemed], timeout=0.5).not_done
        assert is_redeemed.result(timeout=20) is False

    assert shop.standing("ana").points == 90
