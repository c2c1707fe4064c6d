"""Rewards at the checkout: chosen for a cart, reviewed, paid with points, given back."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.shop.buying.points import redeem
from actions.shop.errors import ReviewOutdated
from actions.shop.models import Order
from actions.shop.money import Money
from tests.actions.shop.shopping import NOON, a_customer, a_shopper
from tests.builders import LOYAL, LOYALTY, a_product

KETTLE = a_product("KETTLE")  # $20.00
MUG = a_product("MUG", prices={"USD": Decimal("4.50"), "IDR": Decimal("70000")})
ANA = a_customer("ana")
VOUCHER, BIG = LOYALTY.rewards


def usd(amount):
    return Money(Decimal(amount), "USD")


@pytest.fixture
def shop(open_shop):
    return open_shop(KETTLE, MUG, profile=LOYAL)


def choosing(shop, points, *skus):
    """Ana has so many points, these in her cart, and asks for a reward."""
    shop.grant("ana", points)
    for sku in skus:
        shop.add(sku, 1, ANA)
    return shop.choose(ANA)


def test_the_best_reward_that_points_and_cart_allow_is_chosen(shop):
    assert choosing(shop, 450, "KETTLE", "KETTLE").reward == BIG

    assert shop.carts()[0].reward == "big"


@pytest.mark.parametrize(
    ("points", "skus", "chosen"),
    [
        (99, ["KETTLE"], None),
        (100, ["KETTLE"], "voucher"),
        (450, ["KETTLE"], "voucher"),  # the big one is worth more than the kettle
        (450, ["MUG"], None),
    ],
)
def test_a_reward_needs_the_points_and_a_cart_of_its_worth(shop, points, skus, chosen):
    found = choosing(shop, points, *skus)

    assert (found.reward.id if found.reward else None) == chosen
    assert shop.carts()[0].reward == chosen


@pytest.mark.parametrize(("wanted", "chosen"), [("voucher", VOUCHER), ("gone", BIG), (None, BIG)])
def test_the_reward_wanted_is_chosen_where_there_is_one(shop, wanted, chosen):
    shop.grant("ana", 450)
    shop.add("KETTLE", 2, ANA)

    assert shop.choose(ANA, wanted).reward == chosen


def test_strangers_have_no_points_to_use(shop):
    shop.add("KETTLE")

    assert shop.choose(a_shopper()) is None
    assert shop.review().points is None


def test_without_a_cart_nothing_is_chosen(shop):
    shop.grant("ana", 450)

    assert shop.choose(ANA).reward is None
    assert shop.carts() == []


def test_the_review_takes_the_reward_off(shop):
    choosing(shop, 130, "KETTLE", "MUG")

    review = shop.review(ANA)

    assert (review.view.subtotal, review.discount) == (usd("24.50"), usd("5.00"))
    assert (review.delivery_price, review.total) == (usd("3.00"), usd("22.50"))
    assert (review.reward, review.points.within_reach) == (VOUCHER, None)
    assert review.points.to_earn == 19


def test_the_review_says_what_could_be_taken_off(shop):
    shop.grant("ana", 130)
    shop.add("KETTLE", 1, ANA)

    review = shop.review(ANA)

    assert (review.reward, review.points.within_reach) == (None, VOUCHER)
    assert review.points.standing.points == 130
    assert (review.discount, review.total) == (usd("0.00"), usd("23.00"))


def test_a_reward_may_take_the_goods_to_zero_but_no_further(shop):
    shop.grant("ana", 450)
    shop.add("KETTLE", 1, ANA)
    shop.add("MUG", 1, ANA)
    assert shop.choose(ANA, "big").reward == VOUCHER
    shop.set_quantity("MUG", 2, "u:ana")
    assert shop.choose(ANA, "big").reward == BIG

    assert shop.review(ANA).total == usd("7.00")
    shop.set_quantity("MUG", 1, "u:ana")

    review = shop.review(ANA)
    assert (review.reward, review.total) == (None, usd("27.50"))
    assert review.points.is_left_out


def test_rupiah_carts_take_rupiah_off(shop):
    budi = a_customer("budi", language="id", currency="IDR")
    shop.grant("budi", 130)
    shop.add("KETTLE", 1, budi)
    shop.choose(budi)

    assert shop.review(budi).discount == Money(Decimal(50000), "IDR")


def test_the_order_keeps_discount_and_points(shop):
    choosing(shop, 130, "KETTLE")

    order = shop.place(shop.review(ANA).cart_id, ANA)

    assert (order.discount, order.points_redeemed) == (Decimal("5.00"), 100)
    assert (order.total, order.points_to_earn) == (Decimal("18.00"), 15)
    assert shop.entries() == [("opening", None, 130), ("redeemed", order.number, -100)]


def test_points_are_redeemed_once_however_often_it_is_confirmed(shop):
    choosing(shop, 450, "KETTLE")
    cart_id = shop.review(ANA).cart_id

    for _ in range(4):
        shop.place(cart_id, ANA)

    assert shop.standing("ana").points == 350
    assert len(shop.entries()) == 2


def test_the_next_cart_begins_without_a_reward(shop):
    choosing(shop, 450, "KETTLE")
    shop.place(shop.review(ANA).cart_id, ANA)

    shop.add("KETTLE", 1, ANA)

    assert shop.review(ANA).reward is None


def test_cancelling_gives_the_points_back_once(shop):
    choosing(shop, 130, "KETTLE")
    number = shop.place(shop.review(ANA).cart_id, ANA).number

    for _ in range(3):
        shop.cancel(number, ANA)

    assert shop.entries()[1:] == [("redeemed", number, -100), ("given_back", number, 100)]
    assert shop.standing("ana").points == 130


def test_cancelling_a_paid_order_undoes_both_movements(shop):
    choosing(shop, 130, "KETTLE")
    number = shop.place(shop.review(ANA).cart_id, ANA).number
    shop.pay(number)
    assert shop.standing("ana").points == 45

    shop.cancel(number, ANA)

    assert shop.standing("ana").points == 130
    assert [kind for kind, _, _ in shop.entries()] == [
        "opening", "redeemed", "earned", "taken_back", "given_back",
    ]


def test_points_kept_after_all_are_not_redeemed(shop):
    choosing(shop, 130, "KETTLE")

    assert [shop.keep_points(ANA), shop.keep_points(ANA)] == [True, False]

    order = shop.place(shop.review(ANA).cart_id, ANA)
    assert (order.discount, order.points_redeemed) == (Decimal("0.00"), 0)
    assert shop.standing("ana").points == 130


@pytest.mark.parametrize("step", ["choose", "keep_points"])
def test_a_reward_that_changed_after_the_review_is_told(shop, step):
    shop.grant("ana", 130)
    shop.add("KETTLE", 1, ANA)
    if step == "keep_points":
        shop.choose(ANA)
    cart_id = shop.review(ANA).cart_id
    getattr(shop, step)(ANA)

    with pytest.raises(ReviewOutdated):
        shop.place(cart_id, ANA)

    assert shop.orders() == []
    assert shop.entries() == [("opening", None, 130)]


def test_points_that_went_meanwhile_are_told(shop):
    choosing(shop, 130, "KETTLE")
    cart_id = shop.review(ANA).cart_id
    shop.grant("ana", -100)

    with pytest.raises(ReviewOutdated) as refusal:
        shop.place(cart_id, ANA)

    assert (refusal.value.before, refusal.value.after) == (usd("18.00"), usd("23.00"))
    assert shop.orders() == []
    assert shop.stock()["KETTLE"] == 10


def test_nothing_is_redeemed_beyond_the_balance(shop):
    shop.grant("ana", 99)
    order = Order(number="P100001", customer="ana", points_redeemed=100)

    with shop.database.session_scope() as db:
        assert not redeem(db, order, NOON)

    assert shop.entries() == [("opening", None, 99)]


def test_a_reward_the_shop_dropped_is_left_out(shop):
    choosing(shop, 130, "KETTLE")
    without = replace(LOYAL, loyalty=replace(LOYALTY, rewards=()))
    changed = replace(shop, catalogue=replace(shop.catalogue, profile=without))

    review = changed.review(ANA)

    assert (review.reward, review.points.is_left_out) == (None, True)
    assert review.total == usd("23.00")
