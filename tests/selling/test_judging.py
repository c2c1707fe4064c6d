"""How an offer in a moment is judged."""
from pathlib import Path

import pytest

from actions.shop.loading import read_folder, validate
from tests.selling.judging import Judged, Offered, figures, judge
from tests.selling.moment_files import Moment, MomentError, Told, read_moments

A_MOMENT = """
language: en
said: I take it
scene: {stage: cart, cart: {DRESS-MIDI: 1}}
good: [SHOE-HEEL]
must_not: [anything]
why: it goes with it
"""


@pytest.fixture(scope="module")
def catalogue():
    return validate(read_folder(Path("data/shop"))).catalogue


def a_moment(scene=None, good=("SHOE-HEEL",), may=("NECK-1",), must_not=("bags",), **told):
    scene = {"stage": "cart", "cart": {"DRESS-MIDI": 1}, **(scene or {})}
    return Moment("dress", Told(
        language="en", said="I take it", scene=scene, good=good, may=may, must_not=must_not,
        why="it goes with it", **told,
    ))


def outcome(moment, catalogue, *skus, strategy="accessory", kind="cross_sell", act="add"):
    products = tuple(catalogue.products[sku] for sku in skus)
    return judge(moment, Offered(products, strategy, kind, act), catalogue).outcome


@pytest.mark.parametrize(("skus", "expected"), [
    (["SHOE-HEEL"], "right"), (["NECK-1"], "tolerable"), (["CAM-M30"], "wrong"),
    (["CLUTCH-EVE"], "must not"), (["DRESS-MIDI"], "must not"),
    (["SHOE-HEEL", "NECK-1"], "right"), (["NECK-1", "CAM-M30"], "wrong"),
    (["SHOE-HEEL", "CLUTCH-EVE"], "must not"),
])
def test_an_offer_is_judged_by_all_that_it_holds(skus, expected, catalogue):
    assert outcome(a_moment(), catalogue, *skus) == expected


@pytest.mark.parametrize("word", [
    "SHOE-HEEL", "shoes", "product", "accessory", "cross_sell", "anything",
])
def test_what_must_not_be_may_be_named_in_many_ways(word, catalogue):
    assert outcome(a_moment(must_not=[word]), catalogue, "SHOE-HEEL") == "must not"


@pytest.mark.parametrize(("over_usd", "expected"), [(28, "must not"), (29, "right")])
def test_nothing_may_be_dearer_than_a_moment_allows(over_usd, expected, catalogue):
    assert outcome(a_moment(over_usd=over_usd), catalogue, "SHOE-HEEL") == expected


@pytest.mark.parametrize(("scene", "sku", "expected"), [
    ({"customer": {"owns": [{"sku": "SHOE-HEEL", "days_ago": 9}]}}, "SHOE-HEEL", "must not"),
    ({"customer": {"owns": [{"sku": "COFFEE-1", "days_ago": 9}]}}, "COFFEE-1", "right"),
    ({"just_ordered": {"COFFEE-1": 1}}, "COFFEE-1", "must not"),
    ({"refused": [{"sku": "COFFEE-1", "strategy": "sample", "kind": "cross_sell"}]},
     "COFFEE-1", "must not"),
])  # fmt: skip
def test_what_they_have_or_refused_is_never_right(scene, sku, expected, catalogue):
    assert outcome(a_moment(scene, good=["SHOE-HEEL", "COFFEE-1"]), catalogue, sku) == expected


def test_going_on_with_a_cart_is_no_pitch_of_what_is_in_it(catalogue):
    moment = a_moment(good=["finish_cart"], over_usd=10)

    assert outcome(moment, catalogue, "DRESS-MIDI", strategy="finish_cart", act="resume") == "right"


@pytest.mark.parametrize(("good", "expected"), [(["SHOE-HEEL"], "silent"), ([], "right")])
def test_silence_is_right_where_nothing_is_good(good, expected, catalogue):
    assert judge(a_moment(good=good), None, catalogue).outcome == expected


def test_figures_are_shares_but_for_what_must_not_be():
    outcomes = ["right", "right", "tolerable", "silent", "wrong", "must not", "must not", "right"]

    assert figures([Judged(a_moment(), outcome) for outcome in outcomes]) == {
        "moments": 8, "right_or_silent": 0.625, "must_not": 2, "right": 0.375,
        "tolerable": 0.125, "silent": 0.125, "wrong": 0.125,
    }


@pytest.mark.parametrize(("said", "instead"), [
    ("stage: cart", "stage: somewhere"), ("cart: {DRESS-MIDI: 1}", "found: [DRESS-MIDI]"),
    ("why: it goes with it", "because: it goes with it"), ("said:", "said: :"),
])
def test_a_file_that_tells_no_moment_is_refused_by_name(said, instead, tmp_path):
    (tmp_path / "dress.yml").write_text(A_MOMENT.replace(said, instead), encoding="utf-8")

    with pytest.raises(MomentError, match=r"dress\.yml"):
        read_moments(tmp_path)
