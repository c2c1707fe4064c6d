"""The merchant's rules as the engine reads them: defaults, scopes and what stays as it is."""
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from actions.selling.candidates import STRATEGIES
from actions.selling.rules import Boost, Exclusions, Rules, ScopedRule
from actions.selling.rules_file import load_rules
from tests.actions.selling.builders import a_camera_shop

SHOP_RULES = Path(__file__).parents[3] / "data" / "shop" / "selling.yml"
PRODUCTS = a_camera_shop().products
TODAY = date(2024, 5, 1)


def holds(rule, offered="CASE", anchor="CAM-1", today=TODAY):
    return rule.holds(PRODUCTS[offered], PRODUCTS.get(anchor), today)


def test_the_file_of_the_shop_shows_the_defaults():
    assert load_rules(SHOP_RULES) == Rules()


def test_every_strategy_has_its_rules():
    assert Rules().strategies == {strategy.name: strategy.defaults for strategy in STRATEGIES}


def test_what_is_left_out_of_a_strategy_keeps_its_default():
    rules = Rules(strategies={"accessory": {"prior": 0.3, "cap_per_session": 1}})

    accessory = rules.strategies["accessory"]
    assert (accessory.prior, accessory.cap_per_session) == (Decimal("0.3"), 1)
    assert accessory.price_band == (Decimal("0"), Decimal("0.8"))
    assert rules.strategies["next_tier"] == Rules().strategies["next_tier"]


@pytest.mark.parametrize(
    ("stages", "quiet"),
    [
        ([], ("payment", "service")),
        (["browsing"], ("browsing", "payment", "service")),
        (["service", "payment", "cart"], ("service", "payment", "cart")),
    ],
)
def test_payment_and_service_stay_quiet_whatever_a_merchant_writes(stages, quiet):
    assert Rules(quiet_stages=stages).quiet_stages == quiet


@pytest.mark.parametrize(
    ("rule", "offered", "anchor", "expected"),
    [
        (ScopedRule(offer="CASE"), "CASE", "CAM-1", True),
        (ScopedRule(offer="CASE"), "CASE", None, True),
        (ScopedRule(offer="CASE"), "CARD", "CAM-1", False),
        (ScopedRule(offer="camera_accessories"), "CARD", "CAM-1", True),
        (ScopedRule(offer="cameras"), "CARD", "CAM-1", False),
        (ScopedRule(offer="CASE", goes_with="CAM-1"), "CASE", "CAM-1", True),
        (ScopedRule(offer="CASE", goes_with="CAM-1"), "CASE", "CAM-2", False),
        (ScopedRule(offer="CASE", goes_with="cameras"), "CASE", "CAM-2", True),
        (ScopedRule(offer="CASE", goes_with="CAM-1"), "CASE", None, False),
    ],
)
def test_a_rule_holds_for_what_it_names(rule, offered, anchor, expected):
    assert holds(rule, offered, anchor) is expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2024, 4, 30), date(2024, 5, 2), True),
        (date(2024, 5, 2), None, False),
        (None, date(2024, 4, 30), False),
    ],
)
def test_a_rule_holds_from_its_first_day_to_its_last(since, until, expected):
    assert holds(ScopedRule(offer="CASE", since=since, until=until)) is expected


@pytest.mark.parametrize("kind", [ScopedRule, Boost])
def test_a_rule_does_not_end_before_it_begins(kind):
    with pytest.raises(ValidationError, match="needs a day on or after `since`"):
        kind(offer="CASE", factor=2, since=TODAY, until=date(2024, 4, 30))


@pytest.mark.parametrize(
    ("exclusions", "expected"),
    [
        (Exclusions(), False),
        (Exclusions(skus=["CASE"]), True),
        (Exclusions(categories=["camera_accessories"]), True),
        (Exclusions(skus=["CAM-1"], categories=["cameras"]), False),
    ],
)
def test_exclusions_have_products_by_sku_or_category(exclusions, expected):
    assert exclusions.has(PRODUCTS["CASE"]) is expected


def test_rules_can_not_be_changed_once_made():
    with pytest.raises(TypeError):
        Rules().cap_per_session = 20
