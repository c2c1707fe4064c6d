"""Thank-you: a sample for a regular or a risen customer, of what they buy most."""
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.selling.candidates.thank_you import Loyalty, ThankYou
from actions.shop.buying.loyalty import Standing
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier
from tests.actions.selling.builders import NOON, a_past_offer, priced
from tests.actions.selling.regulars import a_coffee_shop, a_purchase, a_regular
from tests.builders import a_catalogue, a_link, a_product

BASIC = LoyaltyTier("basic", {"en": "Basic", "id": "Dasar"}, 0)
GOLD = LoyaltyTier("gold", {"en": "Gold", "id": "Emas"}, 500)
BEANS = (a_purchase("BEANS", 5), a_purchase("BEANS", 5), a_purchase("BEANS", 33))


def a_member(tier, **overrides):
    shop = a_coffee_shop()
    programme = LoyaltyProgramme({"USD": Decimal(1)}, tiers=(BASIC, GOLD))
    catalogue = replace(shop, profile=replace(shop.profile, loyalty=programme))
    standing = Standing("ana", 10, 10, tier, None, 0, None, 0)
    return a_regular(*BEANS, **{"catalogue": catalogue, "standing": standing, **overrides})


def test_thanks_a_regular_with_a_sample_of_what_they_like():
    [candidate] = ThankYou().propose(a_regular(*BEANS))

    assert (candidate.sku, candidate.anchor, candidate.act) == ("SAMPLE", None, "add")
    assert candidate.facts == Loyalty(orders=2, tier_name="")


def test_names_the_tier_in_the_shoppers_language():
    [candidate] = ThankYou().propose(a_member(GOLD, language="id"))

    assert candidate.facts == Loyalty(orders=2, tier_name="Emas")


@pytest.mark.parametrize(
    ("segment", "tier", "skus"),
    [
        ("returning", None, []), ("returning", BASIC, []), ("returning", GOLD, ["SAMPLE"]),
        ("regular", None, ["SAMPLE"]), ("regular", BASIC, ["SAMPLE"]), ("new", GOLD, ["SAMPLE"]),
    ],
)
def test_is_for_regulars_and_for_tiers_above_the_lowest(segment, tier, skus):
    situation = a_member(tier, segment=segment)

    assert [c.sku for c in ThankYou().propose(situation)] == skus


def test_a_sample_leads_to_its_full_size():
    assert [c.leads_to for c in ThankYou().propose(a_regular(*BEANS))] == ["ROAST"]


def test_a_sample_without_a_full_size_leads_to_what_it_comes_with():
    tea, sip = a_product("TEA"), a_product("SIP", kind="sample", **priced("1.00", "0.50"))
    catalogue = a_catalogue(tea, sip, links=[a_link("TEA", "SIP", "sample")])

    proposed = ThankYou().propose(a_regular(a_purchase("TEA", 5), catalogue=catalogue))

    assert [(c.sku, c.leads_to) for c in proposed] == [("SIP", "TEA")]


def test_what_comes_with_the_favourite_goes_before_others_of_its_category():
    catalogue = a_catalogue(
        a_product("TEA", category="tea"), a_product("RUSK", category="bakery"),
        a_product("A-SIP", kind="sample", category="tea"),
        a_product("SIP", kind="sample", category="tea"),
        a_product("BITE", kind="sample", category="bakery"),
        links=[a_link("TEA", "SIP", "sample")],
    )
    bought = (a_purchase("RUSK", 4), a_purchase("TEA", 5), a_purchase("TEA", 40))

    proposed = ThankYou().propose(a_regular(*bought, catalogue=catalogue))

    assert [(c.sku, c.leads_to) for c in proposed] == [
        ("SIP", "TEA"), ("A-SIP", "TEA"), ("BITE", "RUSK")
    ]


@pytest.mark.parametrize("bought", [(), ("MILL",), ("BEANS", "SAMPLE"), ("BEANS", "ROAST")])
def test_keeps_quiet_without_a_sample_new_to_them(bought):
    purchases = [a_purchase(sku, 10) for sku in bought]

    assert ThankYou().propose(a_regular(*purchases)) == []


@pytest.mark.parametrize(("days_ago", "skus"), [(29, []), (30, ["SAMPLE"])])
def test_does_not_thank_at_every_visit(days_ago, skus):
    thanked = a_past_offer(
        "SAMPLE", strategy="thank_you", session_id="s0", at=NOON - timedelta(days=days_ago)
    )

    assert [c.sku for c in ThankYou().propose(a_regular(*BEANS, past=(thanked,)))] == skus
