"""Replacing: what leaves the cart when an offer takes its place."""
import pytest

from actions.selling.model import CartItem
from actions.selling.replacing import replaced
from tests.actions.selling.builders import a_camera_shop, a_candidate, a_situation, a_tier
from tests.builders import a_catalogue, a_link, a_product

KIT = a_catalogue(
    *a_camera_shop().products.values(), a_product("KIT", kind="bundle"),
    links=[a_link("KIT", sku, "contains") for sku in ("CAM-1", "CASE")],
)


def a_cart(**pieces):
    """A cart of this many of each, e.g. a_cart(CASE=2)."""
    return tuple(CartItem(sku.replace("_", "-"), quantity) for sku, quantity in pieces.items())


@pytest.mark.parametrize(
    ("cart", "leaves"),
    [
        (a_cart(CAM_1=1), {"CAM-1": 1}),
        (a_cart(CAM_1=3, CASE=1), {"CAM-1": 3}),
        (a_cart(), {"CAM-1": 1}),  # what is only looked at would have been bought
    ],
)
def test_a_better_one_takes_the_place_of_all_its_anchors_pieces(cart, leaves):
    assert replaced(a_tier("CAM-2", "CAM-1"), a_situation(cart=cart)) == leaves


@pytest.mark.parametrize(
    ("cart", "leaves"),
    [
        (a_cart(CAM_1=1, CASE=2, CARD=1), {"CAM-1": 1, "CASE": 2}),
        (a_cart(CASE=1), {"CASE": 1}),
        (a_cart(CARD=1), {"CAM-1": 1}),
    ],
)
def test_a_bundle_takes_the_place_of_its_parts_in_the_cart(cart, leaves):
    situation = a_situation(catalogue=KIT, cart=cart)

    assert replaced(a_tier("KIT", "CAM-1"), situation) == leaves


@pytest.mark.parametrize(
    "candidate",
    [a_candidate("CASE"), a_candidate("CAM-1", act="resume"), a_tier("CAM-2", None)],
)
def test_what_is_added_or_gone_on_with_replaces_nothing(candidate):
    assert replaced(candidate, a_situation()) == {}
