from decimal import Decimal

import pytest

from actions.learning.model import Deal
from actions.learning.read_findings import deals_in
from tests.actions.learning.shop_days import buyers, learned
from tests.builders import a_product, a_variant

REDUCED = {"USD": Decimal("25.00")}  # the price before: $20.00 now


def deals(database, *categories, **limit):
    with database.read_scope() as db:
        return deals_in(db, categories or ["toasters"], **limit)


def test_finds_what_sells_faster_than_before(any_database):
    learned(any_database, *buyers(9, "10 TOASTER*2"), *buyers(3, "60 TOASTER", name="e"))

    assert deals(any_database) == (Deal("TOASTER", "fast_seller", 18, 30, "toasters"),)


@pytest.mark.parametrize(("lately", "before", "is_deal"), [
    (4, 0, False),  # by chance in 0.4 % of all cases, yet too few pieces
    (5, 0, True),  # 0.1 %
    (7, 5, False),  # 1.4 %
    (7, 4, True),  # 0.8 %
])
def test_a_rise_must_be_clear(sqlite_database, lately, before, is_deal):
    learned(
        sqlite_database, *buyers(lately, "10 TOASTER"), *buyers(before, "60 TOASTER", name="e")
    )

    assert bool(deals(sqlite_database)) is is_deal


def test_one_large_order_is_no_rise(sqlite_database):
    learned(sqlite_database, "ann 10 TOASTER*50")

    assert deals(sqlite_database) == ()


def test_sales_at_an_even_pace_are_no_rise(sqlite_database):
    even = [f"b{day} {day} TOASTER" for day in range(1, 120)]
    learned(sqlite_database, *even)

    assert deals(sqlite_database) == ()


def test_strangers_and_returned_orders(sqlite_database):
    learned(sqlite_database, *["- 10 TOASTER"] * 6, *buyers(9, "10 TOASTER returned"))

    assert deals(sqlite_database) == (Deal("TOASTER", "fast_seller", 6, 30, "toasters"),)


def test_what_is_sold_out_is_no_deal(sqlite_database):
    learned(sqlite_database, *buyers(9, "10 TOASTER"), stock={"TOASTER": 0})

    assert deals(sqlite_database) == ()


def test_what_is_not_counted_never_sells_out(sqlite_database):
    learned(sqlite_database, *buyers(9, "10 TOASTER"), stock={"TOASTER": None})

    assert [deal.sku for deal in deals(sqlite_database)] == ["TOASTER"]


def test_stock_of_all_variants_counts(sqlite_database):
    shoe = a_product("SHOE", variants=(a_variant("S-1", "SHOE"), a_variant("S-2", "SHOE")))
    learned(
        sqlite_database, *buyers(9, "10 SHOE"), products=[shoe],
        stock={"SHOE": None, "S-1": 0, "S-2": 0},
    )

    assert deals(sqlite_database) == ()


@pytest.mark.parametrize(("stock", "is_deal"), [(12, False), (13, True)])
def test_reduced_stock_that_lasts_over_120_days_is_for_clearance(any_database, stock, is_deal):
    # Nine sold in 90 days: twelve last 120 days.
    learned(
        any_database, *buyers(9, "80 POT"), products=[a_product("POT", was_prices=REDUCED)],
        stock={"POT": stock},
    )

    expected = (Deal("POT", "clearance", 9, 90, "toasters"),) if is_deal else ()
    assert deals(any_database) == expected


def test_reduced_stock_that_never_sold_is_for_clearance(sqlite_database):
    learned(sqlite_database, products=[a_product("POT", was_prices=REDUCED)])

    assert deals(sqlite_database) == (Deal("POT", "clearance", 0, 90, "toasters"),)


@pytest.mark.parametrize(("was_prices", "stock"), [({}, 500), (REDUCED, None), (REDUCED, 0)])
def test_no_clearance_at_the_usual_price_or_without_counted_stock(
    sqlite_database, was_prices, stock
):
    learned(
        sqlite_database, products=[a_product("POT", was_prices=was_prices)], stock={"POT": stock}
    )

    assert deals(sqlite_database) == ()


@pytest.mark.parametrize("kind", ["service", "warranty", "sample"])
def test_what_goes_with_another_thing_is_no_deal(sqlite_database, kind):
    learned(
        sqlite_database, *buyers(9, "10 CARE"), products=[a_product("CARE", kind=kind)]
    )

    assert deals(sqlite_database) == ()


def test_gives_the_best_of_each_category_first(sqlite_database):
    pots = [
        a_product(sku, category=category, was_prices=REDUCED)
        for sku, category in (("A", "pots"), ("B", "pots"), ("C", "pans"), ("D", "cups"))
    ]
    learned(sqlite_database, products=pots, stock={"A": 500, "B": 300, "C": 100, "D": 900})

    found = deals(sqlite_database, "pots", "pans", limit=2)

    assert [deal.sku for deal in found] == ["C", "A"]


def test_keeps_the_best_twenty_of_a_category(sqlite_database):
    pots = [a_product(f"POT-{number:02}", was_prices=REDUCED) for number in range(25)]
    learned(sqlite_database, products=pots)

    found = deals(sqlite_database, limit=99)

    assert [deal.sku for deal in found] == [f"POT-{number:02}" for number in range(20)]


def test_no_category_has_no_deals(sqlite_database):
    with sqlite_database.read_scope() as db:
        assert deals_in(db, []) == ()
