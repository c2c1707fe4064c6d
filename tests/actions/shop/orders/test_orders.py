"""Placed orders: found by their owners alone, cancelled once, paid once."""
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import update

from actions.shop.errors import OrderNotCancellable, OrderNotFound
from actions.shop.models import Order
from actions.shop.orders.orders import statuses_of
from tests.actions.shop.shopping import a_customer, a_shopper
from tests.builders import a_product, a_variant

KETTLE, MUG = a_product("KETTLE"), a_product("MUG")
SHOE = a_product("SHOE", variants=(a_variant("SHOE-41", "SHOE", "41"),))
CARE = a_product("CARE", kind="warranty")
STRANGER = a_shopper("c:stranger")
BUDI = a_customer("budi")


@pytest.fixture
def shop(open_shop):
    return open_shop(KETTLE, MUG, SHOE, CARE, stock={"CARE": None})


def set_status(shop, number, status):
    with shop.database.session_scope() as db:
        db.execute(update(Order).where(Order.number == number).values(status=status))


def a_past_order(shop, number, customer="budi", ordered_at=datetime(2023, 1, 5)):
    """An order from before the chat, brought along by the shop."""
    nothing = Decimal(0)
    with shop.database.session_scope() as db:
        db.add(Order(
            number=number, visitor=f"u:{customer}", customer=customer, status="delivered",
            currency="USD", delivery_price=nothing, total=nothing, ordered_at=ordered_at,
        ))


@pytest.mark.parametrize(
    "spelling",
    ["P100001", "p100001", "100001", "#P100001", "#100001", " P 100001 ", "P-100001", "P100.001"],
)
def test_an_order_is_found_however_its_number_is_written(shop, spelling):
    shop.buy("KETTLE")

    assert shop.find(spelling).number == "P100001"


@pytest.mark.parametrize("number", ["H-2023/001", "INV.7+1", "h000123", "P_5", "2023:17"])
def test_a_past_order_is_found_by_its_number_as_it_is(shop, number):
    a_past_order(shop, number)

    assert shop.find(number, BUDI).number == number


@pytest.mark.parametrize(
    "number", ["P100002", "100", "P", "#", "1000011", "P10000%", "' or 1=1 --", "۱۰۰۰۰۱"]
)
def test_no_order_is_found_by_another_number(shop, number):
    shop.buy("KETTLE")

    with pytest.raises(OrderNotFound):
        shop.find(number)


@pytest.mark.parametrize("number", [None, ""])
def test_without_a_number_the_newest_is_meant(shop, number):
    shop.buy("KETTLE")
    shop.buy("MUG")

    assert shop.find(number).number == "P100002"


def test_the_newest_is_the_one_ordered_last(shop):
    chat_order = shop.buy("KETTLE", 1, BUDI)
    a_past_order(shop, "H1")

    assert shop.find(None, BUDI).number == chat_order.number


@pytest.mark.parametrize("number", [None, "P100001"])
def test_nobody_finds_an_order_of_somebody_else(shop, number):
    shop.buy("KETTLE")

    with pytest.raises(OrderNotFound):
        shop.find(number, STRANGER)
    with pytest.raises(OrderNotFound):
        shop.find(number, BUDI)


def test_a_customer_finds_orders_from_every_conversation(shop):
    shop.buy("KETTLE", 1, BUDI)

    assert shop.find(None, a_customer("budi", conversation="second")).number == "P100001"


def test_a_customer_finds_what_was_ordered_before_the_chat(shop):
    a_past_order(shop, "H1")

    assert shop.find("H1", BUDI).number == "H1"
    with pytest.raises(OrderNotFound):
        shop.find("H1", a_customer("sari"))


def test_a_guest_owns_no_past_order_without_a_customer(shop):
    a_past_order(shop, "H1")

    with pytest.raises(OrderNotFound):
        shop.find("H1", a_shopper("c:budi"))


@pytest.mark.parametrize("status", ["placed", "paid"])
def test_cancelling_puts_all_goods_back(shop, status):
    shop.add("SHOE", 3, variant="SHOE-41")
    shop.add("CARE", 1)
    number = shop.buy("KETTLE", 2).number
    set_status(shop, number, status)

    assert shop.cancel(number).status == "cancelled"

    assert shop.orders()[0].status == "cancelled"
    assert shop.stock() == {"KETTLE": 10, "MUG": 10, "SHOE": 10, "SHOE-41": 10, "CARE": None}


def test_cancelling_twice_puts_goods_back_once(shop):
    number = shop.buy("KETTLE", 2).number

    statuses = [shop.cancel(number).status for _ in range(3)]

    assert statuses == ["cancelled"] * 3
    assert shop.stock()["KETTLE"] == 10


@pytest.mark.parametrize("status", ["shipped", "delivered", "returned"])
def test_what_has_left_is_not_cancelled(shop, status):
    number = shop.buy("KETTLE", 2).number
    set_status(shop, number, status)

    with pytest.raises(OrderNotCancellable) as refusal:
        shop.cancel(number)

    assert refusal.value.status == status
    assert shop.orders()[0].status == status
    assert shop.stock()["KETTLE"] == 8


@pytest.mark.parametrize("number", [None, "P100001"])
def test_a_stranger_cancels_nothing(shop, number):
    shop.buy("KETTLE", 2)

    with pytest.raises(OrderNotFound):
        shop.cancel(number, STRANGER)

    assert shop.orders()[0].status == "placed"
    assert shop.stock()["KETTLE"] == 8


def test_cancelling_one_order_leaves_the_others(shop):
    first = shop.buy("KETTLE", 2).number
    shop.buy("KETTLE", 3)

    shop.cancel(first)

    assert [order.status for order in shop.orders()] == ["cancelled", "placed"]
    assert shop.stock()["KETTLE"] == 7


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("placed", "paid"), ("paid", "paid"), ("shipped", "shipped"), ("delivered", "delivered"),
        ("cancelled", "cancelled"), ("returned", "returned"),
    ],
)
def test_only_a_placed_order_becomes_paid(shop, before, after):
    number = shop.buy("KETTLE").number
    set_status(shop, number, before)

    assert shop.pay(number).status == after

    assert shop.orders()[0].status == after


@pytest.mark.parametrize("number", ["P100002", "p100001", "", "%"])
def test_payment_of_no_order_changes_nothing(shop, number):
    shop.buy("KETTLE")

    with pytest.raises(OrderNotFound):
        shop.pay(number)

    assert [order.status for order in shop.orders()] == ["placed"]


def test_the_statuses_of_ones_own_orders_and_of_no_others(shop):
    shop.buy("KETTLE")
    shop.buy("MUG")
    set_status(shop, "P100002", "paid")
    a_past_order(shop, "H1")
    asked = ["P100001", "P100002", "H1", "P999999"]

    with shop.database.read_scope() as db:
        ann = statuses_of(db, "c:ann", None, asked)
        budi = statuses_of(db, "u:budi", "budi", asked)
        nobody = statuses_of(db, "c:stranger", None, asked)
        nothing = statuses_of(db, "c:ann", None, [])

    assert ann == {"P100001": "placed", "P100002": "paid"}
    assert budi == {"H1": "delivered"}
    assert nobody == nothing == {}


def test_a_customer_keeps_the_status_of_an_order_made_elsewhere(shop):
    with shop.database.session_scope() as db:
        db.add(Order(
            number="P7", visitor="w:6281", customer="budi", status="shipped", currency="USD",
            delivery_price=Decimal(0), total=Decimal(0), ordered_at=datetime(2024, 1, 1),
        ))

    with shop.database.read_scope() as db:
        assert statuses_of(db, "u:budi", "budi", ["P7"]) == {"P7": "shipped"}
