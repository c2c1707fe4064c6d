"""Free delivery: what closes the gap, and how near a cart must be."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.learning.model import Companion
from actions.selling.candidates.free_delivery import DeliveryGap, FreeDelivery
from actions.selling.model import CartItem
from tests.actions.selling.baskets import a_basket, a_tea_shop, usd
from tests.actions.selling.builders import priced
from tests.builders import a_catalogue, a_link, a_product

WITH_SAUCERS = {"SAUCERS": (Companion("SAUCERS", "TRAY", 30, 100),)}


def a_shop(extra_price, cart_price):
    """An EXTRA goes with the ITEM in the cart; delivery is free from $50."""
    catalogue = a_catalogue(
        a_product("ITEM", **priced(cart_price, "1.00")),
        a_product("EXTRA", **priced(extra_price, "1.00")),
        links=[a_link("ITEM", "EXTRA", en="it fits")],
    )
    return replace(catalogue, profile=a_tea_shop().profile)


def skus_for(extra_price, cart_price):
    situation = a_basket("ITEM", catalogue=a_shop(extra_price, cart_price))
    return [candidate.sku for candidate in FreeDelivery().propose(situation)]


def test_begins_with_what_closes_the_gap_most_closely():
    proposed = FreeDelivery().propose(a_basket("POT"))

    assert [(c.sku, c.anchor, c.act) for c in proposed] == [
        ("CUPS", "POT", "add"), ("TRAY", "POT", "add")
    ]
    assert proposed[0].facts == DeliveryGap(
        missing=usd("20.00"), free_from=usd("50.00"), saved=usd("3.00"), reason="of the same clay"
)
    assert proposed[0].reaches == Decimal("50.00")


def test_is_stronger_the_closer_it_comes():
    exact, further = FreeDelivery().propose(a_basket("POT"))

    assert exact.strength == Decimal("1.5")
    assert round(further.strength, 2) == Decimal("1.33")


@pytest.mark.parametrize(
    ("cart_price", "skus"), [("24.99", []), ("25.00", ["EXTRA"]), ("50.00", [])]
)
def test_waits_until_the_cart_is_half_way(cart_price, skus):
    assert skus_for("30.00", cart_price) == skus


def test_one_cent_is_a_gap_as_well():
    assert skus_for("3.01", "49.99") == ["EXTRA"]


@pytest.mark.parametrize(
    ("extra_price", "skus"), [("19.99", []), ("20.00", ["EXTRA"]), ("40.00", ["EXTRA"]),
                              ("40.01", [])],
)
def test_costs_twice_the_gap_at_most(extra_price, skus):
    assert skus_for(extra_price, "30.00") == skus


@pytest.mark.parametrize(("extra_price", "skus"), [("5.00", ["EXTRA"]), ("5.01", [])])
def test_exceeds_a_small_gap_by_the_delivery_saved_at_most(extra_price, skus):
    assert skus_for(extra_price, "48.00") == skus


def test_tells_what_earlier_buyers_took_where_the_shop_links_nothing():
    situation = a_basket(
        cart=(CartItem("SAUCERS", 3),), just_added="SAUCERS", companions=WITH_SAUCERS
    )

    learned = FreeDelivery().propose(situation)[1]

    assert (learned.sku, learned.anchor) == ("TRAY", "SAUCERS")
    assert learned.facts == DeliveryGap(
        missing=usd("14.00"), free_from=usd("50.00"), saved=usd("3.00"),
        took=3, among=10,
)


@pytest.mark.parametrize("changes", [{"currency": "IDR"}, {"cart": ()}])
def test_keeps_quiet_where_no_delivery_becomes_free(changes):
    assert FreeDelivery().propose(a_basket("POT", **changes)) == []
