"""What happens in the shop is told to those who hear of it, with it or not at all."""
from typing import Any, get_args

import pytest
from sqlalchemy import func, select

from actions.shop.database import Database
from actions.shop.errors import ShopError
from actions.shop.events import (
    CartChanged,
    Hearer,
    NobodyHears,
    OrderCancelled,
    OrderPaid,
    OrderPlaced,
    OrderReturned,
    ShopEvent,
    tell,
)
from actions.shop.models import Cart, CartLine, Order, PointsEntry
from tests.actions.shop.shopping import NOON, Shop, a_customer, a_shopper
from tests.builders import LOYAL, a_product

ANN, SARI = a_shopper(), a_customer("C1")
A_CHANGE = CartChanged(1, "c:ann", NOON)
BY_SARI = ("P100001", "u:C1", "C1", NOON)


class Deaf(Exception):
    """A hearer that fails."""


@pytest.fixture
def heard() -> list[ShopEvent]:
    return []


@pytest.fixture
def shop(open_any_shop, heard):
    """Mugs and kettles in a shop of which all is heard."""
    filled = open_any_shop(a_product("MUG"), a_product("KETTLE"), profile=LOYAL)
    everything = [Hearer(kind, lambda db, event: heard.append(event)) for kind in KINDS]
    database = Database(filled.database.url, everything)
    yield Shop(database, filled.catalogue)
    database.close()


KINDS = get_args(ShopEvent)


@pytest.fixture
def deaf_shop(shop):
    """The same shop, where every hearer fails."""

    def fail(db: Any, event: ShopEvent) -> None:
        raise Deaf

    database = Database(shop.database.url, [Hearer(kind, fail) for kind in KINDS])
    yield Shop(database, shop.catalogue)
    database.close()


def in_the_cart(shop):
    shop.add("MUG", 2, ANN)
    shop.add("KETTLE", 1, ANN)


def ordered(shop):
    shop.buy("MUG", 2, SARI)


def paid(shop):
    ordered(shop)
    shop.pay("P100001")


DOORS = [
    pytest.param(lambda shop: None, lambda shop: shop.add("MUG", 1, ANN),
                 CartChanged(1, "c:ann", NOON, added="MUG"), id="put in"),
    pytest.param(in_the_cart, lambda shop: shop.set_quantity("MUG", 5), A_CHANGE, id="changed"),
    pytest.param(in_the_cart, lambda shop: shop.set_quantity("MUG", 0), A_CHANGE, id="made none"),
    pytest.param(in_the_cart, lambda shop: shop.take_pieces("MUG", 1), A_CHANGE, id="taken out"),
    pytest.param(in_the_cart, lambda shop: shop.clear(), A_CHANGE, id="emptied"),
    pytest.param(lambda shop: shop.add("MUG", 2, SARI),
                 lambda shop: shop.place(shop.review(SARI).cart_id, SARI),
                 OrderPlaced(*BY_SARI, skus=("MUG",)), id="ordered"),
    pytest.param(ordered, lambda shop: shop.pay("P100001"), OrderPaid(*BY_SARI), id="paid"),
    pytest.param(ordered, lambda shop: shop.cancel("P100001", SARI),
                 OrderCancelled(*BY_SARI), id="cancelled"),
    pytest.param(paid, lambda shop: shop.take_back("P100001"),
                 OrderReturned(*BY_SARI), id="returned"),
]
NOTHING = [
    pytest.param(lambda shop: shop.add("MUG", 1, a_shopper(message="m1")),
                 lambda shop: shop.add("MUG", 1, a_shopper(message="m1")), id="a message again"),
    pytest.param(lambda shop: None, lambda shop: shop.clear(), id="no cart emptied"),
    pytest.param(lambda shop: (in_the_cart(shop), shop.clear()),
                 lambda shop: shop.clear(), id="an empty cart emptied"),
    pytest.param(ordered, lambda shop: shop.place(1, SARI), id="ordered again"),
    pytest.param(paid, lambda shop: shop.pay("P100001"), id="paid again"),
    pytest.param(lambda shop: (ordered(shop), shop.cancel("P100001", SARI)),
                 lambda shop: shop.cancel("P100001", SARI), id="cancelled again"),
    pytest.param(ordered, lambda shop: shop.take_back("P100001"), id="an unpaid one back"),
    pytest.param(lambda shop: (paid(shop), shop.take_back("P100001")),
                 lambda shop: shop.take_back("P100001"), id="back again"),
]
REFUSED = [
    pytest.param(lambda shop: shop.add("MUG", 11, ANN), id="too few left"),
    pytest.param(lambda shop: shop.take_pieces("MUG", 1), id="not in the cart"),
    pytest.param(lambda shop: shop.place(1, ANN), id="nothing reviewed"),
    pytest.param(lambda shop: shop.pay("P9"), id="an unknown order"),
]


@pytest.mark.parametrize(("before", "deed", "event"), DOORS)
def test_every_door_tells_what_happened(shop, heard, before, deed, event):
    before(shop)
    heard.clear()

    deed(shop)

    assert heard == [event]


@pytest.mark.parametrize(("before", "deed"), NOTHING)
def test_what_happened_before_is_not_told_again(shop, heard, before, deed):
    before(shop)
    heard.clear()

    deed(shop)

    assert heard == []


@pytest.mark.parametrize("deed", REFUSED)
def test_a_refusal_is_told_to_nobody(shop, heard, deed):
    with pytest.raises(ShopError):
        deed(shop)

    assert heard == []


@pytest.mark.parametrize(("before", "deed", "event"), DOORS)
def test_a_hearer_that_fails_takes_back_what_it_was_told(shop, deaf_shop, before, deed, event):
    before(shop)
    was = everything_in(shop)

    with pytest.raises(Deaf):
        deed(deaf_shop)

    assert everything_in(shop) == was


def everything_in(shop):
    """What a deed could leave behind: lines, orders, points, stock."""
    with shop.database.read_scope() as db:
        lines = db.execute(select(Cart.open_for, CartLine.sku, CartLine.quantity).join(Cart))
        placed = db.execute(select(Order.number, Order.status))
        points = db.scalar(select(func.coalesce(func.sum(PointsEntry.points), 0)))
        return sorted(lines.all()), placed.all(), points, shop.stock()


def test_a_hearer_reads_what_was_written_before_it_was_told(open_any_shop):
    filled, seen = open_any_shop(a_product("MUG")), []

    def count(db, event):
        seen.append(db.execute(select(CartLine.__table__.c.quantity)).scalars().all())

    database = Database(filled.database.url, [Hearer(CartChanged, count)])
    Shop(database, filled.catalogue).add("MUG", 3)
    database.close()

    assert seen == [[3]]


def test_hearers_of_other_kinds_are_not_told(open_any_shop, heard):
    filled = open_any_shop(a_product("MUG"))
    database = Database(filled.database.url, [Hearer(OrderPaid, lambda db, e: heard.append(e))])
    Shop(database, filled.catalogue).add("MUG")
    database.close()

    assert heard == []


def test_a_database_opened_without_its_hearers_sells_nothing(shop):
    alone = Database(shop.database.url)

    with pytest.raises(NobodyHears) as refusal:
        Shop(alone, shop.catalogue).add("MUG")
    alone.close()

    assert refusal.value.event == CartChanged(1, "c:ann", NOON, added="MUG")
    assert shop.lines() == []


def test_that_nobody_has_to_hear_can_be_said(shop):
    quiet = Database(shop.database.url, hearers=())
    with quiet.session_scope() as db:
        tell(db, A_CHANGE)
    quiet.close()
