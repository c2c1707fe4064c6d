"""Eligibility: what can and need be bought, and has a reason."""
from dataclasses import replace
from datetime import timedelta

import pytest

from actions.learning.model import Companion
from actions.selling.eligibility import sift
from actions.selling.model import CartItem, OfferFacts, Purchase
from actions.selling.rules import Rules
from tests.actions.selling.builders import NOON, a_candidate, a_situation, a_tier, priced
from tests.actions.selling.sifting import RULES, SHOP, a_shop_with, refusal_of
from tests.builders import a_catalogue, a_link, a_product, a_variant


def test_a_good_candidate_is_eligible():
    assert refusal_of(a_candidate("CASE"), a_situation()) is None
    assert refusal_of(a_tier("CAM-2", "CAM-1"), a_situation()) is None


def test_the_others_are_told_with_the_first_reason_against_each():
    situation = a_situation(owned=frozenset({"BATTERY"}))
    left = {"CASE": 0, "CARD": 5, "BATTERY": 0}

    eligible, refusals = sift(
        [a_candidate(sku, stock_left=n) for sku, n in left.items()], situation, RULES
    )

    assert [candidate.sku for candidate in eligible] == ["CARD"]
    assert [(r.candidate.sku, r.reason_code) for r in refusals] == [
        ("CASE", "out_of_stock"), ("BATTERY", "out_of_stock")
    ]


@pytest.mark.parametrize(
    ("changes", "reason_code"),
    [
        ({"cart": (CartItem("CASE"),)}, "in_cart"),
        ({"cart": (CartItem("CARD"),)}, None),
        ({"owned": frozenset({"CASE"})}, "owned"),
        ({"currency": "EUR"}, "not_sold_in_currency"),
    ],
)
def test_refuses_what_can_not_or_need_not_be_bought(changes, reason_code):
    assert refusal_of(a_candidate("CASE"), a_situation(**changes)) == reason_code


@pytest.mark.parametrize(
    ("wanted", "left", "reason_code"),
    [
        (1, 0, "out_of_stock"), (1, 1, None), (1, None, None),
        (3, 2, "out_of_stock"), (3, 3, None), (3, None, None),
    ],
)
def test_there_must_be_enough_of_it_for_the_wanted_quantity(wanted, left, reason_code):
    candidate = a_candidate("CASE", quantity=wanted, stock_left=left)

    assert refusal_of(candidate, a_situation()) == reason_code


@pytest.mark.parametrize(
    ("changes", "reason_code"),
    [
        ({"rebuy_days": None}, "owned"),
        ({"rebuy_days": 30}, None),
        ({"kind": "plan"}, "owned"),
        ({"kind": "service"}, None),
        ({"kind": "warranty"}, None),
        ({"kind": "sample"}, None),
    ],
)
def test_owning_one_is_enough_of_what_lasts(changes, reason_code):
    situation = a_situation(catalogue=a_shop_with("CASE", **changes), owned=frozenset({"CASE"}))

    assert refusal_of(a_candidate("CASE"), situation) == reason_code


@pytest.mark.parametrize(
    ("cart", "reason_code"), [((CartItem("CAM-1"),), None), ((CartItem("CASE"),), "not_in_cart")]
)
def test_a_cart_is_gone_on_with_only_for_what_is_in_it(cart, reason_code):
    resumed = a_candidate("CAM-1", anchor=None, act="resume")

    assert refusal_of(resumed, a_situation(cart=cart, owned=frozenset({"CAM-1"}))) == reason_code


KIT = a_tier("KIT", "CAM-1", facts=OfferFacts())


def a_bundle_shop():
    kit = a_product("KIT", kind="bundle", **priced("110.00", "80.00"))
    links = [a_link("KIT", sku, "contains") for sku in ("CAM-1", "CASE")]
    return a_catalogue(
        *SHOP.products.values(), kit, attributes=SHOP.attributes.values(), links=links
    )


@pytest.mark.parametrize(
    ("candidate", "in_cart", "reason_code"),
    [
        (a_candidate("CASE"), "KIT", "covered_by_cart"),
        (a_candidate("CARD"), "KIT", None),
        (KIT, "CAM-1", None),
        (a_candidate("KIT", anchor=None, act="resume"), "KIT", None),
    ],
)
def test_a_bundle_in_the_cart_covers_its_parts(candidate, in_cart, reason_code):
    situation = a_situation(catalogue=a_bundle_shop(), cart=(CartItem(in_cart),))

    assert refusal_of(candidate, situation) == reason_code


@pytest.mark.parametrize(
    ("rebuy_days", "owned", "reason_code"),
    [(None, "CASE", "owned"), (None, "CARD", None), (30, "CASE", None), (None, "KIT", "owned")],
)
def test_a_bundle_that_holds_what_is_owned_already_is_owned(rebuy_days, owned, reason_code):
    shop = a_bundle_shop()
    case = replace(shop.products["CASE"], rebuy_days=rebuy_days)
    catalogue = replace(shop, products={**shop.products, "CASE": case})
    situation = a_situation(catalogue=catalogue, owned=frozenset({owned}))

    assert refusal_of(KIT, situation) == reason_code


def test_what_was_ordered_in_this_visit_is_enough_for_a_stranger_too():
    shop = a_bundle_shop()
    case = replace(shop.products["CASE"], rebuy_days=30)
    catalogue = replace(shop, products={**shop.products, "CASE": case})
    ordered = {"owned": frozenset({"CASE"}), "just_ordered": ("CASE",)}

    assert refusal_of(KIT, a_situation(catalogue=catalogue, **ordered)) == "owned"


@pytest.mark.parametrize(
    ("candidate", "in_cart", "reason_code"),
    [
        (a_tier("CAM-2", "CAM-1", act="add"), "CAM-1", "covered_by_cart"),
        (a_tier("CAM-2", "CAM-1"), "CAM-1", None),
        (a_tier("CAM-2", "CAM-1"), "CASE", None),
        (a_tier("CAM-2", "CAM-1"), "CAM-3", "covered_by_cart"),
        (a_candidate("CAM-1", anchor=None, act="resume"), "CAM-1", None),
    ],
)
def test_one_of_a_family_in_the_cart_is_enough(candidate, in_cart, reason_code):
    assert refusal_of(candidate, a_situation(cart=(CartItem(in_cart),))) == reason_code


@pytest.mark.parametrize(("pieces", "reason_code"), [(1, None), (2, "covered_by_cart")])
def test_a_bundle_covers_one_of_each_part_that_is_of_its_family(pieces, reason_code):
    shop = a_bundle_shop()
    kit = replace(shop.products["KIT"], family="cam")
    catalogue = replace(shop, products={**shop.products, "KIT": kit})
    situation = a_situation(catalogue=catalogue, cart=(CartItem("CAM-1", pieces),))

    bundle = a_tier("KIT", "CAM-1", facts=OfferFacts())
    assert refusal_of(bundle, situation) == reason_code


@pytest.mark.parametrize(("variants", "reason_code"), [(1, None), (2, "several_choices")])
def test_pieces_in_several_sizes_are_not_replaced_by_one_answer(variants, reason_code):
    sizes = tuple(a_variant(size, "CAM-2", size) for size in ("S", "M"))
    better = replace(SHOP.products["CAM-2"], variants=sizes)
    catalogue = replace(SHOP, products={**SHOP.products, "CAM-2": better})
    situation = a_situation(catalogue=catalogue, cart=(CartItem("CAM-1", 2, variants),))

    assert refusal_of(a_tier("CAM-2", "CAM-1"), situation) == reason_code


@pytest.mark.parametrize(
    ("anchor", "changes", "reason_code"),
    [
        ("CAM-1", {}, None),
        ("CAM-2", {}, "does_not_fit"),
        ("CAM-2", {"cart": (CartItem("CAM-1"),)}, None),
        ("CAM-2", {"owned": frozenset({"CAM-1"})}, None),
        ("BATTERY", {}, None),
        (None, {}, None),
    ],
)
def test_what_fits_others_of_that_kind_but_not_this_one_is_refused(anchor, changes, reason_code):
    only_cam_1 = a_catalogue(*SHOP.products.values(), links=[a_link("CAM-1", "CASE")])
    situation = a_situation(catalogue=only_cam_1, **{"cart": (CartItem("CAM-2"),), **changes})
    rules = Rules(strategies={"accessory": {"price_band": [0, 10]}})

    assert refusal_of(a_candidate("CASE", anchor), situation, rules) == reason_code


def test_what_goes_with_nothing_in_particular_fits_everything():
    unlinked = a_catalogue(*SHOP.products.values())

    assert refusal_of(a_candidate("CASE"), a_situation(catalogue=unlinked)) is None


@pytest.mark.parametrize(("sku", "anchor"), [("GONE", "CAM-1"), ("CASE", "GONE")])
def test_what_left_the_catalogue_is_not_offered(sku, anchor):
    assert refusal_of(a_candidate(sku, anchor), a_situation()) == "unknown_product"


def test_an_offer_without_a_reason_is_none():
    assert refusal_of(a_candidate("CASE", reason=""), a_situation()) == "no_reason"
    taken = OfferFacts(took=7, among=10)
    assert refusal_of(a_candidate("CASE", facts=taken), a_situation()) is None


@pytest.mark.parametrize(("act", "reason_code"), [("swap", None), ("add", "no_reason")])
def test_gains_are_a_reason_only_in_the_place_of_the_other(act, reason_code):
    tier = a_tier("CAM-2", "CAM-1", act=act)

    assert refusal_of(tier, a_situation(cart=())) == reason_code


def test_a_better_tier_needs_a_gain():
    same = {"attributes": {"zoom": {"en": "3"}}}
    catalogue = a_catalogue(
        a_product("A", **same), a_product("B", **same), attributes=SHOP.attributes.values()
    )

    assert refusal_of(a_tier("B", "A"), a_situation(catalogue=catalogue)) == "no_reason"


@pytest.mark.parametrize(("days_ago", "reason_code"), [(9, "owned"), (10, None)])
def test_what_is_used_up_is_enough_for_half_its_time(days_ago, reason_code):
    bought = Purchase("CASE", 1, NOON - timedelta(days=days_ago))
    situation = a_situation(
        catalogue=a_shop_with("CASE", rebuy_days=20), owned=frozenset({"CASE"}),
        purchases=(bought,),
    )

    assert refusal_of(a_candidate("CASE"), situation) == reason_code


def test_those_who_bought_both_know_that_it_fits():
    shop = a_catalogue(
        a_product("TENT-1", category="tents"), a_product("TENT-2", category="tents"),
        a_product("LAMP", **priced("10.00", "5.00")), links=[a_link("TENT-2", "LAMP")],
    )
    situation = a_situation(
        catalogue=shop, cart=(CartItem("TENT-1"),), just_added="TENT-1",
        companions={"TENT-1": (Companion("TENT-1", "LAMP", 30, 100),)},
    )
    lamp = a_candidate("LAMP", anchor="TENT-1")

    assert refusal_of(lamp, replace(situation, companions={})) == "does_not_fit"
    assert refusal_of(lamp, situation) is None
