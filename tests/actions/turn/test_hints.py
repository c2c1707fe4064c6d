"""Words that tell a few goods apart, where not all of them are known."""
import pytest

from actions.turn.hints import hinted, plainest
from tests.actions.turn.test_resolving import SHOP, VISIT

LAPTOPS = ("LAP-A8", "LAP-A16", "LAP-A32")
HELMETS = ("HELMET-B1", "HELMET-B2", "HELMET-B3")
TRIPODS = ("TRIPOD-1", "TRIPOD-2", "TRIPOD-3")


def named(text, skus, **told):
    found = hinted(text, [SHOP.products[sku] for sku in skus], VISIT, **told)
    return [product.sku for product in found]


@pytest.mark.parametrize(("text", "skus", "found"), [
    ("is terang ok for a big head", HELMETS, ["HELMET-B2"]),
    ("the carbon thing", TRIPODS, ["TRIPOD-3"]),
    ("anything at all", HELMETS, []),
    ("helmet", HELMETS, []),  # all of them are
    ("touch", LAPTOPS, ["LAP-A32"]),
    ("", HELMETS, []),
])
def test_what_few_have_counts_most(text, skus, found):
    assert named(text, skus) == found


def test_what_is_told_of_them_can_be_left_out():
    assert named("touch screen", LAPTOPS, are_told=False) == []


def test_a_price_names_what_costs_so():
    price = int(SHOP.products["HELMET-B3"].prices["USD"])
    assert named(f"the {price} one", HELMETS) == ["HELMET-B3"]


def test_of_one_alone_nothing_is_told_apart():
    assert named("terang", ("HELMET-B2",)) == []


@pytest.mark.parametrize(("text", "found"), [
    ("quattro", ["TOAST-4S"]), ("quattro pro", []), ("toaster", []), ("duo", []),
])
def test_the_plain_one_is_named_by_what_the_others_are_called_too(text, found):
    products = [SHOP.products[sku] for sku in ("TOAST-4S", "TOAST-4PRO")]

    assert [p.sku for p in plainest(text, products, VISIT)] == found
