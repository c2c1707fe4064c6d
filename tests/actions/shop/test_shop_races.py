"""Shoppers in several tabs and servers at once, on SQLite and on a real PostgreSQL."""
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from actions.shop.buying.cart import add_to_cart, find_cart, open_cart
from actions.shop.buying.checkout import place_order
from actions.shop.errors import NotEnoughStock, NothingReviewed, ShopError
from actions.shop.orders.orders import cancel_order, find_order
from tests.actions.shop.confirming import confirm_in_rounds
from tests.actions.shop.shopping import NOON, a_customer, a_shopper, at_once, details
from tests.builders import a_product

KETTLE, MUG = a_product("KETTLE"), a_product("MUG")


def test_eight_confirmations_at_once_make_one_order(open_any_shop):
    shop = open_any_shop(KETTLE, MUG)
    shop.add("KETTLE", 3)
    shop.add("MUG", 1)
    cart_id = shop.review().cart_id

    numbers = at_once(lambda _: shop.place(cart_id).number, 8)

    assert numbers == ["P100001"] * 8
    assert len(shop.orders()) == 1
    assert shop.stock() == {"KETTLE": 7, "MUG": 9}


def test_four_processes_that_confirm_again_and_again_make_one_order(open_any_shop):
    shop = open_any_shop(KETTLE)
    shop.add("KETTLE", 3)
    cart_id = shop.review().cart_id
    url = shop.database.url

    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        numbers = list(pool.map(confirm_in_rounds, [url] * 4, [cart_id] * 4))

    assert numbers == [["P100001"] * 5] * 4
    assert len(shop.orders()) == 1
    assert shop.stock() == {"KETTLE": 7}


def test_eight_shoppers_at_once_share_the_last_three_pieces(open_any_shop):
    shop = open_any_shop(KETTLE, stock={"KETTLE": 3})
    shoppers = [a_shopper(f"c:{number}") for number in range(8)]
    for shopper in shoppers:
        shop.add("KETTLE", 1, shopper)
    cart_ids = [shop.review(shopper).cart_id for shopper in shoppers]

    def work(number):
        try:
            return shop.place(cart_ids[number], shoppers[number]).status
        except NotEnoughStock:
            return "refused"

    assert sorted(at_once(work, 8)) == ["placed"] * 3 + ["refused"] * 5
    assert len(shop.orders()) == 3
    assert shop.stock() == {"KETTLE": 0}


def test_carts_with_the_same_goods_in_another_order_do_not_block_each_other(open_postgres_shop):
    shop = open_postgres_shop(KETTLE, MUG, stock={"KETTLE": 100, "MUG": 100})
    shoppers = [a_shopper(f"c:{number}") for number in range(32)]
    for number, shopper in enumerate(shoppers):
        for sku in ("KETTLE", "MUG") if number % 2 else ("MUG", "KETTLE"):
            shop.add(sku, 1, shopper)
    cart_ids = [shop.review(shopper).cart_id for shopper in shoppers]

    def work(thread):
        mine = range(thread, 32, 8)
        for number in mine:
            shop.place(cart_ids[number], shoppers[number])
        return [shop.cancel(None, shoppers[number]).status for number in mine]

    assert at_once(work, 8) == [["cancelled"] * 4] * 8
    assert shop.stock() == {"KETTLE": 100, "MUG": 100}


def test_eight_cancellations_at_once_put_goods_back_once(open_any_shop):
    shop = open_any_shop(KETTLE)
    number = shop.buy("KETTLE", 4).number

    statuses = at_once(lambda _: shop.cancel(number).status, 8)

    assert statuses == ["cancelled"] * 8
    assert shop.stock() == {"KETTLE": 10}


def test_a_cancellation_sees_that_another_tab_was_first(open_postgres_shop):
    shop = open_postgres_shop(KETTLE)
    number = shop.buy("KETTLE", 4).number

    with shop.database.session_scope() as db:
        seen = find_order(db, a_shopper(), number)
        assert seen.status == "placed"
        shop.cancel(number)
        assert cancel_order(db, a_shopper(), number, NOON).status == "cancelled"

    assert shop.stock() == {"KETTLE": 10}


def test_paying_and_cancelling_at_once_leaves_one_outcome(open_any_shop):
    shop = open_any_shop(KETTLE)
    number = shop.buy("KETTLE", 4).number

    at_once(lambda thread: (shop.pay if thread % 2 else shop.cancel)(number), 8)

    assert shop.orders()[0].status == "cancelled"
    assert shop.stock() == {"KETTLE": 10}


def test_eight_additions_at_once_are_all_counted_in_one_line(open_any_shop):
    shop = open_any_shop(KETTLE)

    at_once(lambda _: shop.add("KETTLE"), 8)

    assert shop.lines() == [("KETTLE", "", 8)]
    assert len(shop.carts()) == 1


def test_additions_at_once_stay_within_the_stock(open_any_shop):
    shop = open_any_shop(KETTLE, stock={"KETTLE": 5})

    def work(_):
        try:
            shop.add("KETTLE")
        except NotEnoughStock:
            return "refused"
        return "added"

    assert sorted(at_once(work, 8)) == ["added"] * 5 + ["refused"] * 3
    assert shop.lines() == [("KETTLE", "", 5)]


def test_a_cart_opened_by_eight_threads_at_once_is_one(open_any_shop):
    shop = open_any_shop(KETTLE)

    def work(_):
        with shop.database.session_scope() as db:
            return open_cart(db, a_shopper(), NOON).id

    assert len(set(at_once(work, 8))) == 1
    assert len(shop.carts()) == 1


def test_an_addition_sees_what_another_tab_put_in_meanwhile(open_postgres_shop):
    shop = open_postgres_shop(KETTLE)
    ana = a_customer("ana")
    shop.add("KETTLE", 2, ana)

    with shop.database.session_scope() as db:
        seen = find_cart(db, "u:ana")
        assert seen.lines[0].quantity == 2
        shop.set_quantity("KETTLE", 5, "u:ana")
        add_to_cart(db, shop.catalogue, ana, ("KETTLE", ""), 1, NOON)

    assert shop.lines("u:ana") == [("KETTLE", "", 6)]


def test_an_addition_after_another_tab_ordered_goes_into_the_next_cart(open_postgres_shop):
    shop = open_postgres_shop(KETTLE, MUG)
    ana = a_customer("ana")
    shop.add("KETTLE", 2, ana)
    cart_id = shop.review(ana).cart_id

    with shop.database.session_scope() as db:
        seen = find_cart(db, "u:ana")
        assert seen.open_for == "u:ana"
        shop.place(cart_id, ana)
        add_to_cart(db, shop.catalogue, ana, ("MUG", ""), 1, NOON)

    assert shop.lines("u:ana") == [("MUG", "", 1)]
    assert [[line.sku for line in order.lines] for order in shop.orders()] == [["KETTLE"]]


def test_a_confirmation_sees_what_another_tab_put_in_meanwhile(open_postgres_shop):
    shop = open_postgres_shop(KETTLE, MUG)
    ana = a_customer("ana")
    shop.add("KETTLE", 2, ana)
    cart_id = shop.review(ana).cart_id

    with shop.database.session_scope() as db:
        seen = find_cart(db, "u:ana")
        assert seen.reviewed is not None
        shop.add("MUG", 1, ana)
        with pytest.raises(NothingReviewed):
            place_order(db, shop.catalogue, ana, cart_id, details(), NOON)

    assert shop.orders() == []
    assert shop.lines("u:ana") == [("KETTLE", "", 2), ("MUG", "", 1)]


def test_nothing_is_lost_between_additions_and_confirmations_at_once(open_any_shop):
    shop = open_any_shop(KETTLE, stock={"KETTLE": 90})

    def work(thread):
        for _ in range(4):
            try:
                shop.add("KETTLE") if thread % 2 else shop.place(shop.review().cart_id)
            except ShopError:
                assert not thread % 2

    at_once(work, 8)

    ordered = sum(line.quantity for order in shop.orders() for line in order.lines)
    assert ordered + sum(quantity for _, _, quantity in shop.lines()) == 16
    assert shop.stock() == {"KETTLE": 90 - ordered}
