"""Accessory: what it proposes and when it keeps quiet."""
from decimal import Decimal

import pytest

from actions.learning.model import Companion
from actions.selling.candidates.accessory import Accessory
from actions.selling.model import CartItem, OfferFacts
from tests.actions.selling.baskets import a_basket, an_order
from tests.actions.selling.builders import a_situation
from tests.builders import a_catalogue, a_link, a_product


def pairs(situation):
    return [(c.anchor, c.sku) for c in Accessory().propose(situation)]


def test_proposes_what_goes_with_the_cart():
    assert pairs(a_basket("POT")) == [("POT", "STRAINER"), ("POT", "TRAY")]


def test_gives_the_reason_of_the_link_in_the_shoppers_language():
    proposed = Accessory().propose(a_basket("POT", language="id"))

    assert proposed[0].facts == OfferFacts(reason="menahan daun teh")


def test_begins_with_what_was_added_last():
    situation = a_situation(cart=(CartItem("CAM-1"), CartItem("CAM-2")), just_added="CAM-2")

    assert pairs(situation)[:4] == [
        ("CAM-2", "BATTERY"), ("CAM-2", "CARD"), ("CAM-2", "CASE"), ("CAM-1", "BATTERY")
    ]


def test_leaves_out_what_is_in_the_cart_already():
    assert pairs(a_basket("STRAINER", "POT")) == [("POT", "TRAY")]


@pytest.mark.parametrize(("products", "anchors"), [(5, 5), (6, 5)])
def test_looks_at_five_products_of_a_large_cart(products, anchors):
    skus = [f"P{number}" for number in range(products)]
    catalogue = a_catalogue(
        a_product("BAG"), *map(a_product, skus), links=[a_link(sku, "BAG") for sku in skus]
    )

    assert len(pairs(a_basket(*skus, catalogue=catalogue))) == anchors


def test_keeps_quiet_with_an_empty_cart():
    assert pairs(a_basket(looked_at="POT")) == []


@pytest.mark.parametrize(("hours_ago", "skus"), [(24, ["STRAINER", "TRAY"]), (25, [])])
def test_goes_with_an_order_for_a_day(hours_ago, skus):
    assert [sku for _, sku in pairs(an_order("POT", hours_ago=hours_ago))] == skus


def test_what_earlier_buyers_took_is_told_and_counts_for_more():
    taken = {"POT": (Companion("POT", "TRAY", 50, 100), Companion("POT", "CUP", 30, 100))}

    tray, strainer = Accessory().propose(a_basket("POT", companions=taken))

    assert (strainer.strength, strainer.facts.took) == (Decimal("0.75"), None)
    assert tray.strength == Decimal("2.5")
    assert tray.response == "utter_offer_accessory_learned"
    assert (tray.facts.took, tray.facts.among) == (5, 10)
