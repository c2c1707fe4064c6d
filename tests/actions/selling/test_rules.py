"""The merchant's rules: defaults, partial files and mistakes with line and fix."""
from decimal import Decimal
from pathlib import Path

import pytest

from actions.selling.errors import RulesError
from actions.selling.rules import Rules, load_rules

SHOP_RULES = Path(__file__).parents[3] / "data" / "shop" / "selling.yml"


def problems_of(tmp_path, text):
    path = tmp_path / "selling.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as raised:
        load_rules(path)
    assert str(raised.value).startswith(f"{path}:")
    return [(problem.line, problem.message) for problem in raised.value.problems]


def test_the_file_of_the_shop_shows_the_defaults():
    assert load_rules(SHOP_RULES) == Rules()


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n"])
def test_an_empty_file_means_the_defaults(tmp_path, text):
    path = tmp_path / "selling.yml"
    path.write_text(text)

    assert load_rules(path) == Rules()


def test_what_is_left_out_of_a_strategy_keeps_its_default(tmp_path):
    path = tmp_path / "selling.yml"
    path.write_text("strategies:\n  accessory:\n    prior: 0.3\n")

    accessory = load_rules(path).strategies["accessory"]

    assert accessory.prior == Decimal("0.3")
    assert accessory.price_band == (Decimal("0"), Decimal("0.8"))
    assert load_rules(path).strategies["next_tier"].prior == Decimal("0.08")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\ncap_per_sesion: 3",
         (2, "cap_per_sesion: no such rule; did you mean `cap_per_session`?")),
        ("exclude:\n  sku: [A]", (2, "exclude.sku: no such rule; did you mean `skus`?")),
        ("strategies:\n  nextier: {}",
         (2, "strategies.nextier: no such rule; did you mean `next_tier`?")),
        ("strategies:\n  zzz: {}",
         (2, "strategies.zzz: no such rule; choose from accessory, next_tier")),
        ("strategies:\n  accessory:\n    priors: 1",
         (3, "strategies.accessory.priors: no such rule; did you mean `prior`?")),
        ("quiet_stages:\n- cart\n- chekout",
         (3, "quiet_stages.1: `chekout` is unknown here; did you mean `checkout`?")),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_known_one(tmp_path, text, problem):
    assert problems_of(tmp_path, text) == [problem]


@pytest.mark.parametrize("value", ["3.5", "'3'", "true", "many", ""])
def test_a_whole_number_is_taken_only_as_written(tmp_path, value):
    assert problems_of(tmp_path, f"cap_per_session: {value}") == [
        (1, "cap_per_session: needs a whole number such as 3")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("decline_forever: 1", "decline_forever: needs true or false"),
        ("relevance_floor: high", "relevance_floor: needs a number such as 0.5"),
        ("quiet_stages: cart", "quiet_stages: needs a list such as [cart, deciding]"),
        ("exclude: {skus: A}", "exclude.skus: needs a list such as [one, another]"),
        ("strategies: 3", "strategies: needs names and values, one `name: value` a line"),
        ("exclude:", "exclude: needs a value; leave the whole line out for the default"),
        ("strategies: {next_tier: {price_band: 2}}",
         "strategies.next_tier.price_band: needs the lowest and the highest multiple, "
         "such as [0, 0.8]"),
        ("strategies: {next_tier: {price_band: [2, 1]}}",
         "strategies.next_tier.price_band: needs the lowest multiple first and none below 0, "
         "such as [0, 0.8]"),
        ("- a list", "the file needs names and values, one `name: value` a line"),
        ("3: x", "`3` is not the name of a rule; take the line out"),
    ],
)
def test_a_wrong_type_is_told_with_what_is_needed(tmp_path, text, message):
    assert problems_of(tmp_path, text) == [(1, message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cap_per_session: -1", "cap_per_session: needs to be at least 0"),
        ("cap_per_session: 21", "cap_per_session: needs to be at most 20"),
        ("declines_in_row_limit: 0", "declines_in_row_limit: needs to be at least 1"),
        ("relevance_floor: 1.01", "relevance_floor: needs to be at most 1"),
        ("strategies: {accessory: {prior: 2}}",
         "strategies.accessory.prior: needs to be at most 1"),
    ],
)
def test_a_number_out_of_range_is_told_with_its_bound(tmp_path, text, message):
    assert problems_of(tmp_path, text) == [(1, message)]


def test_a_name_given_twice_is_told_with_both_lines(tmp_path):
    assert problems_of(tmp_path, "cap_per_session: 1\n\ncap_per_session: 2") == [
        (3, "cap_per_session: stands on line 1 too; keep one of them")
    ]


def test_all_mistakes_are_told_at_once_in_order_of_lines(tmp_path):
    text = "strategies:\n  next_tier:\n    prior: 2\n    stages: [crat]\ncooldown_turns: x\n"

    assert [line for line, _ in problems_of(tmp_path, text)] == [3, 4, 5]


@pytest.mark.parametrize("text", ["a: [", "cap_per_session: !odd 3", "x: 2024-99-99"])
def test_what_is_no_yaml_is_told_as_such(tmp_path, text):
    [(line, message)] = problems_of(tmp_path, text)

    assert line == 1
    assert message.startswith("is not YAML in UTF-8: ")


def test_a_missing_file_is_not_taken_for_the_defaults(tmp_path):
    with pytest.raises(RulesError, match="cannot be read"):
        load_rules(tmp_path / "missing.yml")
