"""Scenes among the demo shop's goods: what a good assistant offers first, and what never."""
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from actions.learning.model import Deal, PeerPick
from actions.selling.model import CartItem, Purchase
from actions.selling.sell import explain
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.loading.folder_files import read_folder
from actions.shop.loading.validate import validate
from tests.actions.selling.builders import NOON, a_situation, eager, plenty

LANGUAGES = ("en", "id")


@cache
def the_shop() -> Catalogue:
    return validate(read_folder(Path("data/shop"))).catalogue


def a_scene(*cart, **changes):
    given = {
        "catalogue": the_shop(), "cart": tuple(map(CartItem, cart)),
        "just_added": cart[-1] if cart else None, "looked_at": None,
    }
    return a_situation(**{**given, **changes})


def after_paying(*ordered, **changes):
    """A stranger's order."""
    return a_scene(
        stage="after_purchase", just_ordered=ordered, owned=frozenset(ordered), **changes
    )


def first_of(situation):
    decision = explain(situation, eager(), plenty)
    return decision.chosen.sku if decision.chosen else None


def offerable(situation):
    decision = explain(situation, eager(), plenty)
    refused = {id(refusal.candidate) for refusal in decision.refusals}
    return [p.candidate.sku for p in decision.ranked if id(p.candidate) not in refused]


@pytest.mark.parametrize(("chosen", "needed"), [
    ("PLAN-S", "SIM-KIT"), ("PLAN-M", "SIM-KIT"), ("PLAN-L", "SIM-KIT"),
    ("CAM-M10", "CARD-64"), ("CAM-M20", "CARD-128"), ("CAM-M30", "CARD-256"),
    ("CAM-COMPACT", "CARD-64"), ("DASH-1", "CARD-DASH128"), ("DASH-3", "CARD-DASH128"),
    ("BIKE-CITY1", "HELMET-B1"), ("BIKE-CITY2", "HELMET-B2"), ("BIKE-ROAD1", "HELMET-B3"),
    ("DISP-033", "INSTALL-DISP"), ("DISP-050", "INSTALL-DISP"), ("PHONE-LITE", "CHARGE-20"),
    ("PHONE-PLUS", "CHARGE-45"), ("COFFEE-DRIP", "COFFEE-FILT"), ("ESPRESSO-2", "MILK-JUG"),
    ("ESPRESSO-3", "COFFEE-1KG"), ("STOVE-GAS", "GAS-CAN230"), ("DRIPPER-1", "FILTER-V60"),
    ("CHARGE-45", "CABLE-C2"),
])
@pytest.mark.parametrize("scene", [a_scene, after_paying], ids=["in the cart", "after paying"])
def test_what_it_cannot_be_used_without_comes_first(chosen, needed, scene):
    for language in LANGUAGES:
        assert first_of(scene(chosen, language=language)) == needed


@pytest.mark.parametrize(("cart", "owned", "no_need"), [
    (("CARD-256", "CAM-M20"), (), "CARD-128"), (("CAM-M20",), ("CARD-64",), "CARD-128"),
    (("BIKE-CITY2",), ("HELMET-B1",), "HELMET-B2"), (("SIM-KIT", "PLAN-M"), (), "SIM-KIT"),
    (("HELMET-B3", "BIKE-CITY1"), (), "HELMET-B1"),
])
def test_what_one_of_is_there_is_not_what_comes_first(cart, owned, no_need):
    assert first_of(a_scene(*cart, owned=frozenset(owned))) not in (no_need, None)


@pytest.mark.parametrize(("chosen", "target"), [
    ("SHAM-DRY-250", "COND-DRY-250"), ("SHAM-CURL-300", "COND-CURL-250"),
    ("DRESS-MIDI", "SHOE-HEEL"), ("COFFEE-3", "DRIPPER-1"), ("CARD-64", "READER-C"),
    ("RAINJKT-3", "SHOE-TRAIL"), ("SLEEPBAG-1", "MAT-SLEEP"), ("SHIRT-BATIK", "PANTS-CHINO"),
])
def test_what_costs_as_much_as_the_thing_itself_may_still_go_with_it(chosen, target):
    assert target in offerable(a_scene(chosen))


@pytest.mark.parametrize(("cart", "far"), [
    (("SHAM-DRY-250",), "BIKE-MTB1"), (("SUN-1",), "BIKE-ELEC1"), (("TOAST-2S",), "DRESS-MIDI"),
    (("DIAPER-1",), "CAM-M20"),
])
def test_what_people_like_them_bought_has_to_do_with_the_visit(cart, far):
    peers = (PeerPick(far, 18, 20), PeerPick("COND-CURL-250", 6, 20))

    assert far not in offerable(a_scene(*cart, customer="ana", peers=peers))


def a_greeting(*bought, **changes):
    purchases = tuple(Purchase(sku, 1, NOON - timedelta(days=days)) for sku, days in bought)
    given = {
        "stage": "browsing", "is_greeting": True, "customer": "ana", "purchases": purchases,
        "owned": frozenset(sku for sku, _ in bought), "segment": "regular",
        "deals": (Deal("COFFEE-DRIP", "fast_seller", 40, 7, "coffee_makers"),),
    }
    return a_scene(**{**given, **changes})


@pytest.mark.parametrize(("bought", "sku", "anchor"), [
    ((("CAM-M20", 5),), "CARD-128", "CAM-M20"),
    ((("CAM-M20", 60),), "BATT-M23", "CAM-M20"),
    ((("BIKE-CITY2", 5), ("SOCK-RUN", 40)), "HELMET-B2", "BIKE-CITY2"),
])
def test_hello_is_answered_with_what_their_own_things_call_for(bought, sku, anchor):
    """What is needed while it is missed; whoever went without for weeks has one by now."""
    chosen = explain(a_greeting(*bought), eager(), plenty).chosen

    assert (chosen.strategy, chosen.sku, chosen.anchor) == ("follow_up", sku, anchor)


def test_hello_brings_no_deal():
    assert first_of(a_greeting()) is None
    assert first_of(a_greeting(is_greeting=False)) == "COFFEE-DRIP"
