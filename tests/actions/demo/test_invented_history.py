"""Invented purchases are plentiful, sound, seasonal, regular and the same for the same seed."""
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median

import pytest
from sqlalchemy import func, select

from actions.connectors.sources import fill_shop
from actions.demo.demo_shop import DemoShop
from actions.demo.invented_history import generate_history
from actions.demo.seasons import category_factor, is_lebaran_rush
from actions.shop.models import Customer, Order
from tests.builders import (
    PURCHASES,
    a_catalogue,
    a_database,
    a_link,
    a_product,
    a_shop_folder,
)

UNTIL = date(2025, 6, 30)


def a_varied_catalogue():
    """Tents, dresses and coffee, with a family of three and accessories."""
    prices = {"USD": Decimal("90.00"), "IDR": Decimal("1440000")}
    return a_catalogue(
        *(a_product(f"TENT-{n}", category="camping", prices=prices) for n in range(6)),
        *(a_product(f"DRESS-{n}", category="clothing") for n in range(6)),
        *(a_product(f"TOAST-{n}", family="toast", tier=n) for n in (1, 2, 3)),
        *(a_product(f"POT-{n}", category="cookware") for n in range(20)),
        a_product("BEANS", category="coffee", rebuy_days=21),
        a_product("FILTERS", category="coffee", rebuy_days=60),
        a_product("CARE", kind="warranty"),
        links=[a_link(f"TENT-{n}", "POT-1") for n in range(6)]
        + [a_link(f"TOAST-{n}", "CARE", "warranty") for n in (1, 2, 3)],
    )


@pytest.fixture(scope="module")
def full():
    return generate_history(a_varied_catalogue(), seed=1, until=UNTIL)


def by_order(history):
    lines = defaultdict(list)
    for line in history.order_lines:
        lines[line["order_number"]].append(line["sku"])
    return lines


def test_makes_a_shop_s_worth_of_customers_and_orders(full):
    assert len(full.customers) == 2200
    assert 20_000 <= len(full.orders) <= 26_000
    assert full.customers[0]["customer"] == "C0001"
    assert (full.orders[0]["order_number"], full.orders[-1]["order_number"]) == (
        "H000001", f"H{len(full.orders):06d}"
    )


def test_every_reference_holds_and_every_customer_buys(full):
    customers = {row["customer"] for row in full.customers}
    numbers = {row["order_number"] for row in full.orders}

    assert {row["customer"] for row in full.orders} == customers
    assert {row["order_number"] for row in full.order_lines} == numbers
    assert {row["sku"] for row in full.order_lines} <= set(a_varied_catalogue().products)


def test_all_orders_are_of_the_two_years_before_and_in_order(full):
    moments = [datetime.fromisoformat(row["ordered_at"]) for row in full.orders]

    assert moments == sorted(moments)
    assert UNTIL - timedelta(days=730) <= moments[0].date() <= UNTIL - timedelta(days=720)
    assert UNTIL - timedelta(days=3) <= moments[-1].date() < UNTIL


def test_nobody_buys_before_they_joined(full):
    joined = {row["customer"]: row["joined"] for row in full.customers}

    assert all(row["ordered_at"][:10] >= joined[row["customer"]] for row in full.orders)


@pytest.mark.parametrize(("sku", "days"), [("BEANS", 21), ("FILTERS", 60)])
def test_consumables_come_back_in_their_rhythm(full, sku, days):
    bought = defaultdict(list)
    has = by_order(full)
    for order in full.orders:
        if sku in has[order["order_number"]]:
            bought[order["customer"]].append(datetime.fromisoformat(order["ordered_at"]))
    gaps = [(b - a).days for dates in bought.values() for a, b in pairwise(dates)]

    assert len(gaps) > 500
    assert days * 0.85 <= median(gaps) <= days * 1.15
    near = sum(days * 0.6 <= gap <= days * 1.5 for gap in gaps)
    assert near / len(gaps) > 0.8  # the rest are presents and pauses


def test_linked_products_are_bought_together(full):
    skus = defaultdict(set)
    has = by_order(full)
    for order in full.orders:
        skus[order["customer"]].update(has[order["order_number"]])
    campers = [bought for bought in skus.values() if any(s.startswith("TENT") for s in bought)]
    others = [bought for bought in skus.values() if not any(s.startswith("TENT") for s in bought)]

    def share(group):
        return sum("POT-1" in bought for bought in group) / len(group)

    assert share(campers) > 1.3 * share(others)
    toasters = {f"TOAST-{n}" for n in (1, 2, 3)}
    assert all(bought & toasters for bought in skus.values() if "CARE" in bought)


def test_most_customers_agree_that_their_purchases_are_used(full):
    consents = [row["consent"] for row in full.customers]

    assert 0.7 < consents.count("yes") / len(consents) < 0.85
    assert 0.04 < consents.count("no") / len(consents) < 0.1
    assert set(consents) == {"yes", "no", ""}


def test_seasons_show(full):
    months = defaultdict(lambda: defaultdict(int))
    has = by_order(full)
    for order in full.orders:
        for sku in has[order["order_number"]]:
            months[sku.split("-")[0]][order["ordered_at"][5:7]] += 1

    camping, clothing = months["TENT"], months["DRESS"]
    dry = sum(camping[month] for month in ("05", "06", "07", "08", "09")) / 5
    wet = sum(camping[month] for month in ("01", "02", "11", "12")) / 4
    assert dry > 1.3 * wet
    assert clothing["03"] > 1.5 * clothing["10"]  # the weeks before Lebaran


def test_budgets_spread_over_the_tiers_of_a_family(full):
    sold = defaultdict(int)
    for line in full.order_lines:
        sold[line["sku"]] += int(line["quantity"])

    assert all(sold[f"TOAST-{tier}"] > 30 for tier in (1, 2, 3))


def test_most_customers_speak_indonesian_and_pay_in_rupiah(full):
    languages = [row["language"] for row in full.customers]
    spoken = {row["customer"]: row["language"] for row in full.customers}

    assert 0.8 < languages.count("id") / len(languages) < 0.9
    assert {(spoken[row["customer"]], row["currency"]) for row in full.orders} == {
        ("id", "IDR"), ("en", "USD")
    }


def test_loyalty_follows_spend_and_few_orders_go_wrong(full):
    tiers = [row["loyalty_tier"] for row in full.customers]
    statuses = [row["status"] for row in full.orders]

    assert [tiers.count(tier) for tier in ("gold", "silver", "bronze")] == [220, 550, 1430]
    assert set(statuses) == {"paid", "delivered", "cancelled", "returned"}
    assert 0.03 < 1 - sum(map(statuses.count, ("paid", "delivered"))) / len(statuses) < 0.08


def test_the_same_seed_makes_the_same_history():
    catalogue = a_varied_catalogue()

    def make(seed):
        return generate_history(catalogue, seed, UNTIL, customers=40, orders=300)

    assert make(7) == make(7)
    assert make(7) != make(8)


def test_the_order_of_products_does_not_matter():
    products = list(a_varied_catalogue().products.values())
    one = generate_history(a_catalogue(*products), 7, UNTIL, customers=20, orders=100)
    other = generate_history(a_catalogue(*products[::-1]), 7, UNTIL, customers=20, orders=100)

    assert one == other


@pytest.mark.parametrize(
    ("catalogue", "orders"),
    [
        (a_catalogue(), 0),
        (a_catalogue(a_product("CARE", kind="warranty")), 0),
        (a_catalogue(a_product("ONLY")), 900),
        (a_catalogue(a_product("BEANS", category="anything", rebuy_days=5)), 900),
    ],
)
def test_works_with_any_catalogue(catalogue, orders):
    history = generate_history(catalogue, 1, UNTIL, customers=100, orders=1000)

    assert orders <= len(history.orders) <= orders * 1.4


@pytest.mark.parametrize(
    ("day", "is_rush"),
    [
        (date(2024, 4, 10), True),
        (date(2024, 4, 11), False),
        (date(2025, 3, 10), True),
        (date(2025, 6, 1), False),
        (date(2026, 3, 1), True),
    ],
)
def test_knows_the_weeks_before_lebaran(day, is_rush):
    assert is_lebaran_rush(day) is is_rush


def test_presents_sell_in_december():
    assert category_factor(frozenset({"jewellery"}), date(2024, 12, 1)) == 1.9
    assert category_factor(frozenset({"jewellery"}), date(2024, 11, 1)) == 1.0


def count(database, table):
    with database.read_scope() as db:
        return db.scalar(select(func.count()).select_from(table))


def test_the_demo_shop_loads_with_its_history(tmp_path):
    database, stages = a_database(tmp_path), []
    folder = a_shop_folder(tmp_path)
    demo = DemoShop(folder, until=UNTIL)
    fill_shop(database, demo, lambda stage, *_: stages.append(stage))

    assert count(database, Customer) == 2200
    assert count(database, Order) >= 20_000
    assert list(dict.fromkeys(stages)) == [
        "read", "generate", "check", "catalogue", "customers", "orders", "order_lines"
    ]


def test_a_history_of_its_own_wins(tmp_path):
    database = a_database(tmp_path)
    fill_shop(database, DemoShop(a_shop_folder(tmp_path, PURCHASES), until=UNTIL))

    assert count(database, Order) == 3
