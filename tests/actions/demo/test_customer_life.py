"""Invented customers take larger sizes, sets, samples and now and then a bundle."""
from collections import defaultdict
from datetime import date

import pytest

from actions.demo.invented_history import generate_history
from tests.builders import a_catalogue, a_link, a_product

UNTIL = date(2025, 6, 30)


def by_order(history):
    lines = defaultdict(list)
    for line in history.order_lines:
        lines[line["order_number"]].append(line["sku"])
    return lines


@pytest.fixture(scope="module")
def with_sizes():
    """Purchases in a shop with a larger size, a set, a sample and a bundle."""
    catalogue = a_catalogue(
        a_product("TEA", category="coffee", rebuy_days=14),
        a_product("TEA-BIG", category="coffee", rebuy_days=42),
        a_product("TRY", category="coffee", kind="sample"),
        a_product("FULL", category="coffee"),
        *(a_product(sku, category="hair") for sku in ("WASH", "RINSE", "OIL")),
        a_product("KIT", category="hair", kind="bundle"),
        *(a_product(f"POT-{n}", category="cookware") for n in range(20)),
        links=[
            a_link("TEA", "TEA-BIG", "larger"), a_link("TEA", "TRY", "sample"),
            a_link("TRY", "FULL", "larger"), a_link("WASH", "RINSE", "set"),
            a_link("KIT", "WASH", "contains"), a_link("KIT", "RINSE", "contains"),
        ],
    )
    return generate_history(catalogue, 3, UNTIL, customers=600, orders=6000)


def skus_by_customer(history):
    has, skus = by_order(history), defaultdict(list)
    for order in history.orders:
        skus[order["customer"]].append(has[order["order_number"]])
    return skus


def test_some_go_on_with_the_larger_size(with_sizes):
    grown = [
        orders for orders in skus_by_customer(with_sizes).values()
        if any("TEA" in skus for skus in orders) and any("TEA-BIG" in skus for skus in orders)
    ]

    assert len(grown) > 60


def test_bundles_are_bought_less_than_their_parts_and_rarely_beside_them(with_sizes):
    sold = [line["sku"] for line in with_sizes.order_lines]
    buyers = [
        [sku for skus in orders for sku in skus]
        for orders in skus_by_customer(with_sizes).values()
    ]

    assert 20 < sold.count("KIT") < sold.count("OIL")
    owners = [skus for skus in buyers if "KIT" in skus]
    both = [skus for skus in owners if "WASH" in skus]
    assert len(both) / len(owners) < sold.count("WASH") / len(buyers)


def test_members_of_a_set_are_bought_together_more_often(with_sizes):
    orders = list(by_order(with_sizes).values())

    def together(*skus):
        return sum(set(skus) <= set(bought) for bought in orders)

    assert together("WASH", "RINSE") > 1.5 * together("WASH", "OIL")


def test_samples_sell_what_they_are_samples_of(with_sizes):
    buyers = [
        {sku for skus in orders for sku in skus}
        for orders in skus_by_customer(with_sizes).values()
    ]
    tried = [skus for skus in buyers if "TRY" in skus]
    others = [skus for skus in buyers if "TRY" not in skus]

    def share(group):
        return sum("FULL" in skus for skus in group) / len(group)

    assert len(tried) > 15
    assert share(tried) > 1.2 * share(others)
