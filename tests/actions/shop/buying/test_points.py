"""The ledger of points: earned when paid, taken back with the order, counted once."""
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.exc import IntegrityError

from actions.shop.buying import points
from actions.shop.buying.loyalty import standing
from actions.shop.models import Order, PointsEntry
from tests.actions.shop.shopping import NOON, a_customer, a_shopper
from tests.builders import LOYAL, LOYALTY, a_product

KETTLE = a_product("KETTLE")  # $20.00
ANA, BUDI = a_customer("ana"), a_customer("budi")
BRONZE, SILVER = LOYALTY.tiers
VOUCHER, BIG = LOYALTY.rewards


@pytest.fixture
def shop(open_shop):
    return open_shop(KETTLE, profile=LOYAL)


def set_status(shop, number, status):
    with shop.database.session_scope() as db:
        db.execute(update(Order).where(Order.number == number).values(status=status))


def test_a_placed_order_earns_nothing_yet(shop):
    order = shop.buy("KETTLE", 2, ANA)

    assert order.points_to_earn == 40
    assert shop.entries() == []


def test_a_paid_order_earns_its_points_once(shop):
    number = shop.buy("KETTLE", 2, ANA).number

    for _ in range(3):
        shop.pay(number)

    assert shop.entries() == [("earned", "P100001", 40)]


def test_the_delivery_earns_nothing(shop):
    order = shop.buy("KETTLE", 1, ANA)

    assert (order.total, order.points_to_earn) == (Decimal("23.00"), 20)


def test_strangers_earn_nothing(shop):
    order = shop.buy("KETTLE", 2)
    shop.pay(order.number)

    assert order.points_to_earn == 0
    assert shop.entries() == []


def test_a_shop_without_a_programme_keeps_no_points(open_shop):
    shop = open_shop(KETTLE)
    shop.pay(shop.buy("KETTLE", 2, ANA).number)

    assert shop.entries() == []
    assert shop.standing("ana") is None


def test_a_better_tier_earns_more(shop):
    shop.grant("ana", 500)

    assert shop.buy("KETTLE", 1, ANA).points_to_earn == 30


def test_what_was_promised_is_earned_though_the_tier_was_lost_meanwhile(shop):
    shop.grant("ana", 490)
    first = shop.buy("KETTLE", 1, ANA).number
    shop.pay(first)
    second = shop.buy("KETTLE", 1, ANA).number
    shop.cancel(first, ANA)

    shop.pay(second)

    assert shop.entries()[1:] == [
        ("earned", first, 20), ("taken_back", first, -20), ("earned", second, 30),
    ]


def test_cancelling_a_paid_order_takes_its_points_back_once(shop):
    number = shop.buy("KETTLE", 2, ANA).number
    shop.pay(number)

    for _ in range(3):
        shop.cancel(number, ANA)

    assert shop.entries() == [("earned", number, 40), ("taken_back", number, -40)]
    assert shop.standing("ana").points == 0


def test_cancelling_an_unpaid_order_takes_nothing(shop):
    shop.cancel(shop.buy("KETTLE", 2, ANA).number, ANA)

    assert shop.entries() == []


@pytest.mark.parametrize("status", ["paid", "shipped", "delivered"])
def test_what_comes_back_takes_its_points_along_once(shop, status):
    number = shop.buy("KETTLE", 2, ANA).number
    shop.pay(number)
    set_status(shop, number, status)

    for _ in range(2):
        assert shop.take_back(number).status == "returned"

    assert shop.entries() == [("earned", number, 40), ("taken_back", number, -40)]
    assert shop.stock() == {"KETTLE": 8}


@pytest.mark.parametrize("status", ["placed", "cancelled"])
def test_what_was_never_paid_can_not_come_back(shop, status):
    number = shop.buy("KETTLE", 2, ANA).number
    set_status(shop, number, status)

    assert shop.take_back(number).status == status
    assert shop.entries() == []


def test_an_order_shipped_without_payment_has_no_points_to_take_back(shop):
    number = shop.buy("KETTLE", 2, ANA).number
    set_status(shop, number, "shipped")

    shop.take_back(number)

    assert shop.entries() == []


def stored(shop, **fields):
    """An order as the database holds it, these fields changed; its points move in `db`."""
    order = shop.buy("KETTLE", 2, ANA)
    with shop.database.session_scope() as db:
        db.execute(update(Order).where(Order.number == order.number).values(**fields))
    return order.number


def move(shop, number, rule):
    with shop.database.session_scope() as db:
        order = db.scalars(select(Order).where(Order.number == number)).one()
        return rule(db, order, NOON)


@pytest.mark.parametrize("rule", [points.earn, points.redeem, points.undo])
def test_no_rule_counts_a_movement_twice(shop, rule):
    shop.grant("ana", 100)
    number = stored(shop, points_redeemed=100, cart_id=None)

    for _ in range(3):
        move(shop, number, rule)

    assert len(shop.entries()) == 2


@pytest.mark.parametrize("rule", [points.earn, points.undo])
def test_an_order_of_nobody_moves_no_points(shop, rule):
    number = stored(shop, customer=None, cart_id=None)

    move(shop, number, rule)

    assert shop.entries() == []


def test_what_earned_its_points_before_the_chat_gives_them_back_too(shop):
    shop.grant("ana", 100)  # the opening holds them
    number = stored(shop, cart_id=None)

    move(shop, number, points.undo)

    assert shop.entries()[1:] == [("taken_back", number, -40)]


def test_an_order_of_the_chat_gives_back_only_what_it_earned(shop):
    number = shop.buy("KETTLE", 2, ANA).number

    move(shop, number, points.undo)

    assert shop.entries() == []


@pytest.mark.parametrize(("has", "is_paid"), [(99, False), (100, True), (101, True)])
def test_only_points_that_are_there_are_redeemed(shop, has, is_paid):
    shop.grant("ana", has)
    number = stored(shop, points_redeemed=100)

    assert bool(move(shop, number, points.redeem)) is is_paid
    assert shop.entries()[1:] == ([("redeemed", number, -100)] if is_paid else [])


def test_what_is_spent_and_given_back_leaves_what_was_earned(shop):
    shop.grant("ana", 100)
    number = stored(shop, points_redeemed=30)
    counted = []

    for rule in (points.redeem, points.earn, points.undo):
        move(shop, number, rule)
        with shop.database.read_scope() as db:
            counted.append(points.count(db, "ana"))

    assert counted == [
        points.Counted(70, 100), points.Counted(110, 140), points.Counted(100, 100)
    ]
    assert shop.entries()[1:] == [
        ("redeemed", number, -30), ("earned", number, 40), ("taken_back", number, -40),
        ("given_back", number, 30),
    ]


def test_the_database_itself_counts_no_movement_twice(shop):
    shop.pay(shop.buy("KETTLE", 2, ANA).number)

    with pytest.raises(IntegrityError), shop.database.session_scope() as db:
        db.add(PointsEntry(
            customer="ana", order_number="P100001", kind="earned", points=40, at=NOON
        ))

    assert shop.entries() == [("earned", "P100001", 40)]


def test_a_newcomer_stands_at_the_beginning(shop):
    stands = shop.standing("ana")

    assert (stands.customer, stands.points) == ("ana", 0)
    assert (stands.tier, stands.next_tier, stands.to_next_tier) == (BRONZE, SILVER, 500)
    assert (stands.next_reward, stands.to_next_reward) == (VOUCHER, 100)


def test_points_of_others_do_not_count(shop):
    shop.grant("budi", 130)
    shop.grant("ana", 7)

    assert shop.standing("ana").points == 7


def test_a_standing_names_what_is_missing(shop):
    shop.grant("ana", 130)

    stands = shop.standing("ana")

    assert (stands.points, stands.to_next_tier) == (130, 370)
    assert (stands.next_reward, stands.to_next_reward) == (BIG, 270)


def test_at_the_top_nothing_is_missing(shop):
    shop.grant("ana", 500)

    stands = shop.standing("ana")

    assert (stands.tier, stands.next_tier, stands.to_next_tier) == (SILVER, None, 0)
    assert (stands.next_reward, stands.to_next_reward) == (None, 0)


def test_spending_points_costs_nobody_their_tier(shop):
    shop.grant("ana", 510)
    shop.add("KETTLE", 2, ANA)
    shop.choose(ANA)
    shop.place(shop.review(ANA).cart_id, ANA)

    stands = shop.standing("ana")

    assert (stands.points, stands.tier) == (110, SILVER)


def test_strangers_stand_nowhere(shop):
    assert shop.standing(None) is None


def test_a_standing_takes_one_query(shop):
    asked = []
    with shop.database.read_scope() as db:
        connection = db.connection()
        event.listen(connection, "before_cursor_execute", lambda *args: asked.append(args[2]))
        standing(db, shop.catalogue, "ana")

    assert len(asked) == 1


def test_a_programme_may_come_to_an_end(shop):
    shop.grant("ana", 130)
    ended = replace(shop, catalogue=replace(shop.catalogue, profile=replace(LOYAL, loyalty=None)))

    assert ended.standing("ana") is None
    assert ended.buy("KETTLE", 1, a_shopper()).points_to_earn == 0
