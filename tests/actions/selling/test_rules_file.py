"""selling.yml: what may be left out, and each mistake with its line and fix."""
from datetime import date
from decimal import Decimal

import pytest

from actions.selling.errors import RulesError
from actions.selling.rules import Boost, Exclusions, Rules, ScopedRule
from actions.selling.rules_file import load_rules, name_problems
from tests.actions.selling.builders import a_camera_shop


def a_file(tmp_path, text):
    path = tmp_path / "selling.yml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(tmp_path, text):
    path = a_file(tmp_path, text)
    with pytest.raises(RulesError) as raised:
        load_rules(path)
    assert str(raised.value).startswith(f"{path}:")
    return [(problem.line, problem.message) for problem in raised.value.problems]


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n"])
def test_an_empty_file_means_the_defaults(tmp_path, text):
    assert load_rules(a_file(tmp_path, text)) == Rules()


def test_what_is_left_out_keeps_its_default(tmp_path):
    rules = load_rules(a_file(tmp_path, "strategies:\n  accessory:\n    prior: 0.3\n"))

    assert rules.strategies["accessory"].prior == Decimal("0.3")
    assert rules == Rules(strategies={"accessory": {"prior": Decimal("0.3")}})


def test_every_kind_of_rule_is_read_as_written(tmp_path):
    rules = load_rules(a_file(tmp_path, """\
big_ticket: {USD: 499.99}
never_proactive: {categories: [liquor]}
forbid:
  - {offer: LENS, goes_with: cameras}
pin:
  - {offer: BAG, since: 2026-12-01, until: 2026-12-24}
boost:
  - {offer: coffee, factor: 1.5}
learning: {explore: 0.05}
strategies:
  accessory: {segments: [regular], channels: [web], since: 2026-12-01, until: }
"""))

    assert rules.big_ticket == {"USD": Decimal("499.99")}
    assert rules.never_proactive == Exclusions(categories={"liquor"})
    assert rules.forbid == (ScopedRule(offer="LENS", goes_with="cameras"),)
    assert rules.pin == (
        ScopedRule(offer="BAG", since=date(2026, 12, 1), until=date(2026, 12, 24)),
    )
    assert rules.boost == (Boost(offer="coffee", factor=Decimal("1.5")),)
    assert (rules.learning.explore, rules.learning.seed) == (Decimal("0.05"), 1)
    accessory = rules.strategies["accessory"]
    assert (accessory.segments, accessory.channels) == (("regular",), ("web",))
    assert (accessory.since, accessory.until) == (date(2026, 12, 1), None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\ncap_per_sesion: 3",
         (2, "cap_per_sesion: no such rule; did you mean `cap_per_session`?")),
        ("decline_forever: true", (1, "decline_forever: no such rule; check the spelling")),
        ("exclude:\n  sku: [A]", (2, "exclude.sku: no such rule; did you mean `skus`?")),
        ("learning:\n  exploer: 0.1",
         (2, "learning.exploer: no such rule; did you mean `explore`?")),
        ("forbid:\n- {offer: A,\n   goes_wth: B}",
         (3, "forbid.0.goes_wth: no such rule; did you mean `goes_with`?")),
        ("pin:\n- {offer: A, boost: 2}",
         (2, "pin.0.boost: no such rule; choose from offer, goes_with, since, until")),
        ("strategies:\n  nextier: {}",
         (2, "strategies.nextier: no such rule; did you mean `next_tier`?")),
        ("strategies:\n  accessory:\n    priors: 1",
         (3, "strategies.accessory.priors: no such rule; did you mean `prior`?")),
        ("quiet_stages:\n- cart\n- chekout",
         (3, "quiet_stages.1: `chekout` is unknown here; did you mean `checkout`?")),
        ("consent: optin", (1, "consent: `optin` is unknown here; did you mean `opt_in`?")),
        ("strategies:\n  accessory:\n    segments: [vip]",
         (3, "strategies.accessory.segments.0: `vip` is unknown here; "
             "choose from stranger, new, returning, regular")),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_known_one(tmp_path, text, problem):
    assert problems_of(tmp_path, text) == [problem]


def test_an_unknown_strategy_is_told_with_all_there_are(tmp_path):
    [(line, message)] = problems_of(tmp_path, "strategies:\n  zzz: {}")

    assert line == 2
    assert message.startswith("strategies.zzz: no such rule; choose from accessory, service, ")
    assert ", finish_cart, thank_you" in message


@pytest.mark.parametrize("value", ["3.5", "'3'", "true", "many", ""])
def test_a_whole_number_is_taken_only_as_written(tmp_path, value):
    assert problems_of(tmp_path, f"cap_per_session: {value}") == [
        (1, "cap_per_session: needs a whole number such as 3")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("strategies: {next_tier: {enabled: 1}}",
         "strategies.next_tier.enabled: needs true or false"),
        ("relevance_floor: high", "relevance_floor: needs a number such as 0.5"),
        ("big_ticket: {USD: many}", "big_ticket.USD: needs a number such as 0.5"),
        ("big_ticket: {USD: .nan}", "big_ticket.USD: needs a number such as 0.5"),
        ("big_ticket: 500", "big_ticket: needs names and values, one `name: value` a line"),
        ("quiet_stages: cart", "quiet_stages: needs a list such as [cart, deciding]"),
        ("pin: {offer: A}", "pin: needs a list such as [cart, deciding]"),
        ("pin: [A]", "pin.0: needs names and values, one `name: value` a line"),
        ("boost: [{offer: A}]", "boost.0.factor: is left out, but needs a value"),
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
        ("decline_days: 366", "decline_days: needs to be at most 365"),
        ("suggestions_when_asked: 4", "suggestions_when_asked: needs to be at most 3"),
        ("relevance_floor: 1.01", "relevance_floor: needs to be at most 1"),
        ("holdout_share: 0.51", "holdout_share: needs to be at most 0.5"),
        ("learning: {explore: 0.31}", "learning.explore: needs to be at most 0.3"),
        ("learning: {explore_within: 0}", "learning.explore_within: needs to be more than 0"),
        ("boost: [{offer: A, factor: 0}]", "boost.0.factor: needs to be more than 0"),
        ("boost: [{offer: A, factor: 10.1}]", "boost.0.factor: needs to be at most 10"),
        ("cap_per_30_days: 4", "cap_per_30_days: needs to be at least cap_per_day"),
        ("strategies: {accessory: {prior: 2}}",
         "strategies.accessory.prior: needs to be at most 1"),
    ],
)
def test_a_number_out_of_range_is_told_with_its_bound(tmp_path, text, message):
    assert problems_of(tmp_path, text) == [(1, message)]


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("since: tomorrow", "{}.since: needs a day such as 2026-12-31"),
        ("until: 3", "{}.until: needs a day such as 2026-12-31"),
        ("since: 2026-02-02, until: 2026-02-01", "{}.until: needs a day on or after `since`"),
        ("since: 2026-02-30", "`2026-02-30` is not in the calendar; mend the day"),
        ("until: 2026-13-01", "`2026-13-01` is not in the calendar; mend the day"),
    ],
)
def test_a_day_is_told_with_what_is_wrong_with_it(tmp_path, rule, problem):
    of_strategy = f"strategies:\n  accessory:\n    {{prior: 0.1, {rule}}}"
    of_product = f"forbid:\n- {{offer: B}}\n- {{offer: A, {rule}}}"

    assert problems_of(tmp_path, of_strategy) == [(3, problem.format("strategies.accessory"))]
    assert problems_of(tmp_path, of_product) == [(3, problem.format("forbid.1"))]


def test_a_name_given_twice_is_told_with_both_lines(tmp_path):
    assert problems_of(tmp_path, "cap_per_session: 1\n\ncap_per_session: 2") == [
        (3, "cap_per_session: stands on line 1 too; keep one of them")
    ]
    assert problems_of(tmp_path, "exclude: {skus: [A], skus: [B]}") == [
        (1, "skus: stands on line 1 too; keep one of them")
    ]


def test_all_mistakes_are_told_at_once_in_order_of_lines(tmp_path):
    text = "strategies:\n  next_tier:\n    prior: 2\n    stages: [crat]\ncooldown_turns: x\n"

    assert [line for line, _ in problems_of(tmp_path, text)] == [3, 4, 5]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [", 1), ("cap_per_session: !odd 3", 1), ("a: 1\n\tb: 2", 2), ("a: 1\n---\nb: 2", 2)],
)
def test_what_is_no_yaml_is_told_as_such(tmp_path, text, line):
    [(found, message)] = problems_of(tmp_path, text)

    assert found == line
    assert message.startswith("is not YAML in UTF-8: ")


def test_a_file_in_another_encoding_is_told_as_such(tmp_path):
    path = tmp_path / "selling.yml"
    path.write_bytes("# caf\u00e9\n".encode("utf-16"))

    with pytest.raises(RulesError, match="is not YAML in UTF-8"):
        load_rules(path)


def test_a_missing_file_is_not_taken_for_the_defaults(tmp_path):
    with pytest.raises(RulesError, match="cannot be read"):
        load_rules(tmp_path / "missing.yml")


def names(tmp_path, text):
    problems = name_problems(a_file(tmp_path, text), a_camera_shop())
    return [(problem.line, problem.message) for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cap_per_session: 2",
        "exclude: {skus: [CASE, CARD], categories: [cameras]}",
        "pin:\n- {offer: CASE, goes_with: cameras}\n- {offer: cameras, goes_with: }",
    ],
)
def test_names_of_the_shop_are_no_problem(tmp_path, text):
    assert names(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("exclude:\n  skus: [CASE,\n    BATERY]",
         (3, "`BATERY` is not in the shop; did you mean `BATTERY`?")),
        ("never_proactive:\n  categories: [camera]",
         (2, "`camera` is not in the shop; did you mean `cameras`?")),
        ("exclude:\n  categories: [CASE]",
         (2, "`CASE` is not in the shop; choose from cameras, camera_accessories")),
        ("boost:\n- {offer: CAM-9, factor: 2}",
         (2, "`CAM-9` is not in the shop; did you mean `CAM-1`?")),
        ("forbid:\n- {offer: CASE,\n   goes_with: camera_accesories}",
         (3, "`camera_accesories` is not in the shop; did you mean `camera_accessories`?")),
    ],
)
def test_a_name_that_the_shop_does_not_have_is_told_with_the_nearest(tmp_path, text, problem):
    assert names(tmp_path, text) == [problem]


def test_all_unknown_names_are_told_in_order_of_lines(tmp_path):
    text = "pin:\n- {offer: X}\nexclude:\n  skus:\n  - Y\nboost:\n- {offer: Z, factor: 2}\n"

    assert [line for line, _ in names(tmp_path, text)] == [2, 5, 7]


def test_a_strategy_may_have_rules_of_its_own(tmp_path):
    rules = load_rules(a_file(tmp_path, """\
strategies:
  todays_deal: {unsold_days: 45, deals: [{offer: CASE, until: 2026-12-24}]}
"""))

    deal = rules.strategies["todays_deal"]
    assert (deal.unsold_days, deal.deals[0].until) == (45, date(2026, 12, 24))
    assert problems_of(tmp_path, "strategies:\n  todays_deal:\n    unsold_dys: 3") == [
        (3, "strategies.todays_deal.unsold_dys: no such rule; did you mean `unsold_days`?")
    ]
    assert problems_of(tmp_path, "strategies:\n  accessory: {unsold_days: 3}")[0][0] == 2
    [(line, message)] = problems_of(
        tmp_path, "strategies:\n  todays_deal:\n    deals: [{offer: CASE}]"
    )
    assert (line, message.endswith("is left out, but needs a value")) == (3, True)
