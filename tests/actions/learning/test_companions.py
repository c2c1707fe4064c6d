from decimal import Decimal

import pytest

from actions.learning import pairs
from actions.learning.model import Companion
from actions.learning.read_findings import companions_of
from tests.actions.learning.shop_days import buyers, learned, strangers


def together(database, *skus):
    with database.read_scope() as db:
        return companions_of(db, skus)


TENTS = [
    *buyers(7, "40 TENT FOOTPRINT"),
    *buyers(3, "40 TENT", name="t"),
    *buyers(30, "40 LAMP", name="l"),
]


def test_counts_the_buyers_who_took_both(any_database):
    learned(any_database, *TENTS)

    assert together(any_database, "TENT", "FOOTPRINT", "LAMP") == {
        "TENT": (Companion("TENT", "FOOTPRINT", buyers=7, of=10),),
        "FOOTPRINT": (Companion("FOOTPRINT", "TENT", buyers=7, of=7),),
    }


def test_the_share_is_exact():
    assert Companion("TENT", "FOOTPRINT", buyers=7, of=10).share == Decimal("0.7")


def test_counts_a_buyer_once_however_often_they_buy(sqlite_database):
    learned(sqlite_database, *TENTS, *buyers(7, "20 TENT FOOTPRINT"), *buyers(7, "10 TENT"))

    assert together(sqlite_database, "TENT")["TENT"] == (
        Companion("TENT", "FOOTPRINT", buyers=7, of=10),
    )


def test_each_order_of_a_stranger_is_a_buyer(sqlite_database):
    learned(
        sqlite_database, *strangers(4, "40 TENT FOOTPRINT"), *strangers(2, "40 TENT"),
        *strangers(30, "40 LAMP"),
    )

    assert together(sqlite_database, "TENT")["TENT"] == (
        Companion("TENT", "FOOTPRINT", buyers=4, of=6),
    )


@pytest.mark.parametrize(("count", "skus"), [(2, []), (3, ["FOOTPRINT"])])
def test_needs_three_buyers(sqlite_database, count, skus):
    learned(
        sqlite_database, *buyers(count, "40 TENT FOOTPRINT"), *buyers(60, "40 LAMP", name="l")
    )

    found = together(sqlite_database, "TENT").get("TENT", ())

    assert [companion.companion for companion in found] == skus


def test_a_coincidence_is_no_companion(sqlite_database):
    # Of 40 orders 20 have the tent and 10 the lamp: 5 with both is what chance would bring.
    learned(
        sqlite_database, *buyers(5, "40 TENT LAMP"), *buyers(15, "40 TENT", name="t"),
        *buyers(5, "40 LAMP", name="l"), *buyers(15, "40 ROPE", name="r"),
    )

    assert together(sqlite_database, "TENT", "LAMP") == {}


def test_what_goes_into_every_basket_is_no_companion(sqlite_database):
    learned(
        sqlite_database, *buyers(20, "40 TENT BAG"), *buyers(20, "40 LAMP BAG", name="l"),
        *buyers(20, "40 BAG", name="n"),
    )

    assert together(sqlite_database, "TENT", "LAMP", "BAG") == {}


def test_what_is_avoided_is_no_companion(sqlite_database):
    learned(
        sqlite_database, *buyers(40, "40 TENT", name="t"), *buyers(40, "40 LAMP", name="l"),
        *buyers(3, "40 TENT LAMP"),
    )

    assert together(sqlite_database, "TENT") == {}


def test_two_orders_of_one_customer_are_no_basket(sqlite_database):
    learned(
        sqlite_database, *buyers(10, "41 TENT"), *buyers(10, "40 FOOTPRINT"),
        *buyers(30, "40 LAMP", name="l"),
    )

    assert together(sqlite_database, "TENT") == {}


@pytest.mark.parametrize("status", ["cancelled", "returned"])
def test_what_was_not_kept_does_not_count(any_database, status):
    learned(any_database, *TENTS, *buyers(9, f"40 TENT LAMP {status}", name="c"))

    assert together(any_database, "TENT")["TENT"] == (
        Companion("TENT", "FOOTPRINT", buyers=7, of=10),
    )


@pytest.mark.parametrize("status", ["placed", "paid", "shipped"])
def test_an_order_under_way_counts(sqlite_database, status):
    learned(sqlite_database, *(f"{order} {status}" for order in TENTS))

    assert together(sqlite_database, "TENT")["TENT"] == (
        Companion("TENT", "FOOTPRINT", buyers=7, of=10),
    )


def test_the_larger_share_comes_first(sqlite_database):
    learned(
        sqlite_database, *buyers(4, "40 TENT FOOTPRINT"), *buyers(6, "40 TENT ROPE", name="r"),
        *buyers(60, "40 LAMP", name="l"),
    )

    assert [found.companion for found in together(sqlite_database, "TENT")["TENT"]] == [
        "ROPE", "FOOTPRINT",
    ]


def test_a_few_lucky_buyers_don_t_come_before_many(sqlite_database):
    # RARE never sold without its tent, so its lift is the highest; yet few ever took it.
    learned(
        sqlite_database, *buyers(3, "40 TENT RARE"), *buyers(30, "40 TENT FOOTPRINT", name="f"),
        *buyers(10, "40 FOOTPRINT", name="o"), *buyers(60, "40 LAMP", name="l"),
    )

    assert together(sqlite_database, "TENT")["TENT"][0] == Companion(
        "TENT", "FOOTPRINT", buyers=30, of=33
    )


def test_equal_companions_come_in_order_of_sku(sqlite_database):
    learned(
        sqlite_database, *buyers(4, "40 TENT ROPE HOOK"), *buyers(60, "40 LAMP", name="l")
    )

    assert [found.companion for found in together(sqlite_database, "TENT")["TENT"]] == [
        "HOOK", "ROPE",
    ]


def test_keeps_the_best_two_dozen(sqlite_database):
    extras = " ".join(f"PART-{number:02}" for number in range(30))
    learned(sqlite_database, *buyers(4, f"40 TENT {extras}"), *buyers(200, "40 LAMP", name="l"))

    assert [found.companion for found in together(sqlite_database, "TENT")["TENT"]] == [
        f"PART-{number:02}" for number in range(24)
    ]


def test_of_very_many_pairs_a_sample_chooses_but_all_buyers_are_counted(
    sqlite_database, monkeypatch
):
    monkeypatch.setattr(pairs, "MOST_PAIRS", 40)  # 30 orders of three pairs each make more
    learned(
        sqlite_database, *buyers(30, "40 TENT HOOK ROPE"), *strangers(300, "40 LAMP")
    )

    found = together(sqlite_database, "TENT", "HOOK", "ROPE")

    counted = [pair for companions in found.values() for pair in companions]
    assert len(counted) == 6
    assert {(pair.buyers, pair.of) for pair in counted} == {(30, 30)}


def test_of_what_always_comes_together_one_speaks_for_the_next_less_than_alone(sqlite_database):
    # Those who take cup and saucer take a spoon as often as those who take a cup alone.
    learned(
        sqlite_database, *buyers(20, "40 CUP SAUCER SPOON"), *buyers(20, "40 FORK KNIFE", name="f"),
        *buyers(40, "40 LAMP", name="l"),
    )

    weights = {
        (c.sku, c.companion): c.weight
        for found in together(sqlite_database, "CUP", "SAUCER", "FORK").values() for c in found
    }

    assert weights["CUP", "SPOON"] < weights["FORK", "KNIFE"]
    assert weights["CUP", "SPOON"] + weights["SAUCER", "SPOON"] > weights["FORK", "KNIFE"]


def test_sizes_and_colours_of_a_product_are_one_product(sqlite_database):
    learned(sqlite_database, *buyers(5, "40 SHOE SHOE SOCK"), *buyers(30, "40 LAMP", name="l"))

    assert together(sqlite_database, "SHOE")["SHOE"] == (
        Companion("SHOE", "SOCK", buyers=5, of=5),
    )


def test_asking_for_nothing_finds_nothing(sqlite_database):
    assert together(sqlite_database) == {}
