"""Goods in the order asked for."""
import pytest

from actions.turn.in_order import beyond, first_of
from tests.actions.turn.test_resolving import SHOP, VISIT

LAPTOPS = ("LAP-A8", "LAP-A16", "LAP-A32")


def of(skus):
    return [SHOP.products[sku] for sku in skus]


@pytest.mark.parametrize(("order", "skus", "first"), [
    ("cheapest", LAPTOPS, ["LAP-A8"]),
    ("dearest", LAPTOPS, ["LAP-A32"]),
    ("smaller", ("SHAM-DRY-250", "SHAM-DRY-500"), ["SHAM-DRY-250"]),
    ("biggest", ("FRYPAN-24", "FRYPAN-28"), ["FRYPAN-28"]),
    ("quietest", ("BLEND-500", "BLEND-900", "BLEND-1400"), ["BLEND-1400"]),
    ("longest", ("TEE-1", "TEE-2"), None),  # nothing is known of them
    ("weirdest", LAPTOPS, None),
])
def test_the_first_of_some(order, skus, first):
    found = first_of(order, of(skus), VISIT)
    assert (found if found is None else [product.sku for product in found]) == first


def test_ties_are_all_first():
    twice = [SHOP.products["LAP-A8"], SHOP.products["LAP-A8"]]
    assert len(first_of("cheapest", twice, VISIT)) == 2


def test_what_is_more_so_than_another_the_nearest_first():
    found = beyond("cheaper", of(LAPTOPS[:2]), SHOP.products["LAP-A32"], VISIT)
    assert [product.sku for product in found] == ["LAP-A16", "LAP-A8"]
