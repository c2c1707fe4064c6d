"""Next tier: better products of the same family, in the place of one that was looked at."""
from dataclasses import replace

import pytest

from actions.selling.candidates.next_tier import NextTier
from tests.actions.selling.builders import a_camera_shop, a_situation, priced
from tests.builders import a_product


@pytest.mark.parametrize(
    ("looked_at", "skus"),
    [("CAM-1", ["CAM-2", "CAM-3"]), ("CAM-2", ["CAM-3"]), ("CAM-3", []), ("CASE", []), (None, []),
     ("NO-SUCH", [])],
)
def test_proposes_up_to_two_tiers_up_from_what_is_looked_at(looked_at, skus):
    proposed = NextTier().propose(a_situation(looked_at=looked_at))

    assert [candidate.sku for candidate in proposed] == skus


def test_takes_the_place_of_what_is_looked_at():
    one, two = NextTier().propose(a_situation(looked_at="CAM-1"))

    for candidate in (one, two):
        assert (candidate.anchor, candidate.kind, candidate.act) == ("CAM-1", "up_sell", "swap")
    assert one.strength > two.strength


def test_while_another_of_the_kind_is_looked_at_it_thinks_of_the_one_before():
    shop = a_camera_shop()
    other = a_product("OTHER", category="cameras", **priced("90.00", "60.00"))
    catalogue = replace(shop, products={**shop.products, "OTHER": other})
    situation = a_situation(catalogue=catalogue, looked_at="OTHER", seen=("OTHER", "CAM-2", "CASE"))

    [candidate] = NextTier().propose(situation)

    assert (candidate.sku, candidate.anchor) == ("CAM-3", "CAM-2")


def test_offers_nothing_that_was_looked_at():
    proposed = NextTier().propose(a_situation(looked_at="CAM-2", seen=("CAM-2", "CAM-3", "CAM-1")))

    assert proposed == []


def test_may_speak_until_something_is_chosen():
    assert NextTier.defaults.stages == ("browsing", "deciding")
