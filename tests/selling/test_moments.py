"""Moments that shop assistants know the answer to: that they are sound, and what is offered."""
import pytest
import yaml

from actions.shop.loading import read_folder, validate
from tests.benchmarks.selling.demo import SHOP
from tests.selling.judging import Offered, figures, judge
from tests.selling.moment_files import ANYTHING, read_moments, skus_of
from tests.selling.stage import demo_stage

MOMENTS = read_moments()
OF_MISSION = (
    "plan", "camera", "bicycle", "shampoo", "toaster", "disposal", "dress", "car", "laptop",
    "dash_cam", "nappies", "coffee",
)
ENGINE_STAGES = {
    "greeting": "browsing", "browsing": "browsing", "choosing": "deciding", "cart": "cart",
    "viewing_cart": "cart", "checkout": "checkout", "paying": "payment",
    "ordered": "after_purchase",
}
# In the half to be looked at; they are never lowered.
MOST_MUST_NOT = 0
LEAST_RIGHT_OR_SILENT = 0.95
LEAST_RIGHT = 0.85  # so that silence alone doesn't pass

every_moment = pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.name)


@pytest.fixture(scope="module")
def catalogue():
    return validate(read_folder(SHOP)).catalogue


@pytest.fixture(scope="module")
def strategies():
    return set(yaml.safe_load((SHOP / "selling.yml").read_text(encoding="utf-8"))["strategies"])


@pytest.fixture(scope="module")
def stage():
    with demo_stage() as opened:
        yield opened


@every_moment
def test_a_moment_names_only_what_there_is(moment, catalogue, strategies):
    kinds = {product.kind for product in catalogue.products.values()}
    of_offers = {"cross_sell", "up_sell", "occasion", ANYTHING}

    known = {*catalogue.products, *catalogue.categories, *kinds, *strategies, *of_offers}

    assert moment.words <= known
    assert moment.scene.skus <= set(catalogue.products)
    assert {refused.strategy for refused in moment.scene.refused} <= strategies


@every_moment
def test_what_is_good_or_tolerable_is_nowhere_forbidden(moment, catalogue):
    products = catalogue.products
    for words, outcome in ((moment.told.good, "right"), (moment.told.may, "tolerable")):
        for sku in set(words) & set(products):
            offered = Offered((products[sku],), "any", "any", "add")
            assert judge(moment, offered, catalogue).outcome == outcome, sku


def test_there_are_moments_enough_in_both_languages_and_halves():
    for language in ("en", "id"):
        told = [moment for moment in MOMENTS if moment.told.language == language]
        assert len(told) >= 20
        assert {moment.is_kept_aside for moment in told} == {True, False}


@pytest.mark.parametrize("example", OF_MISSION)
def test_each_example_of_what_the_assistant_is_for_has_moments(example):
    assert len([moment for moment in MOMENTS if moment.name.startswith(example)]) >= 2


@every_moment
def test_the_engine_sees_the_scene_as_it_is_told(moment, stage):
    scene = moment.scene

    seen = stage.situation_in(moment)

    assert (seen.stage, seen.language) == (ENGINE_STAGES[scene.stage], moment.told.language)
    assert list(seen.quantities) == skus_of(scene.cart)
    assert (seen.customer is None) == (scene.customer is None)
    owned = scene.customer.owns if scene.customer else ()
    assert {each.sku for each in owned} <= seen.owned
    assert seen.declines_in_row == len(scene.refused)
    if scene.looking_at:
        assert seen.looked_at == scene.looking_at
    if scene.stage == "cart":
        assert seen.just_added == scene.put_in_last


def test_offers_are_what_an_assistant_would_make(stage, catalogue):
    found = [judge(m, stage.offer_in(m), catalogue) for m in MOMENTS if not m.is_kept_aside]

    told = figures(found)

    assert told["must_not"] <= MOST_MUST_NOT
    assert told["right_or_silent"] >= LEAST_RIGHT_OR_SILENT
    assert told["right"] >= LEAST_RIGHT
