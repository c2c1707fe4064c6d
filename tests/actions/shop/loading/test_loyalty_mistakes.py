"""Every mistake in the loyalty programme and in free delivery is reported with its line and fix."""
import pytest

from actions.shop.loading import RowError
from tests.builders import SHOP_FOLDER

LOYALTY = """\
loyalty:
  spent_per_point: {USD: "1.00", IDR: "10000"}
  tiers:
    - {id: bronze, name: {en: Bronze}, from: 0}
    - {id: gold, name: {en: Gold}, from: 500, multiplier: 1.5}
  rewards:
    - id: voucher
      name: {en: Voucher, id: Kupon}
      points: 100
      worth: {USD: "5.00", IDR: "50000"}
"""
TWICE = """\
    - {id: voucher, name: {en: Again}, points: 5, worth: {USD: 1, IDR: 1}}
"""
# What is replaced by what, and the line, column and reason that are reported.
MISTAKES = [
    (
        LOYALTY, "loyalty: yes\n", 9, "loyalty",
        "must hold spent_per_point; write each as `key: value`",
    ),
    (
        '  spent_per_point: {USD: "1.00", IDR: "10000"}\n', "", 9, "loyalty.spent_per_point",
        "is missing; add it",
    ),
    (
        '"10000"}', '"0"}', 10, "loyalty.spent_per_point.IDR",
        "'0' is not an amount above zero; write one such as 5.00",
    ),
    (
        ', IDR: "10000"', "", 10, "loyalty.spent_per_point.IDR",
        "is missing; add the amount in this currency",
    ),
    (
        '{USD: "1.00", IDR: "10000"}', "1", 10, "loyalty.spent_per_point",
        "must name an amount above zero for each currency; write `USD: 5.00`",
    ),
    (
        "  rewards:", "  gifts: []\n  rewards:", 14, "loyalty.gifts",
        "is not known; rename or remove it",
    ),
    (
        "from: 500", "from: many", 13, "loyalty.tiers.1.from",
        "'many' is not a whole number of 0 or more; write one such as 500",
    ),
    (
        "from: 500", "from: -1", 13, "loyalty.tiers.1.from",
        "'-1' is not a whole number of 0 or more; write one such as 500",
    ),
    (
        "from: 500", "from: 0", 13, "loyalty.tiers.1.from",
        "'0' is there twice; let each begin at points of its own",
    ),
    (
        "id: gold", "id: bronze", 13, "loyalty.tiers.1.id",
        "'bronze' is there twice; give each an id of its own",
    ),
    (
        "id: gold", "id: gold member", 13, "loyalty.tiers.1.id",
        "'gold member' is not an id; write letters, digits and dashes, at most 40",
    ),
    (
        "multiplier: 1.5", "multiplier: half", 13, "loyalty.tiers.1.multiplier",
        "'half' is not a number from 1 to 10; write one such as 1.5",
    ),
    (
        "multiplier: 1.5", "multiplier: 0.5", 13, "loyalty.tiers.1.multiplier",
        "'0.5' is not a number from 1 to 10; write one such as 1.5",
    ),
    (
        "{en: Gold}", "{}", 13, "loyalty.tiers.1.name",
        "has no text; write `en: …` or another language of the shop",
    ),
    (
        "points: 100", "points: 0", 17, "loyalty.rewards.0.points",
        "'0' is not a whole number of 1 or more; write one such as 500",
    ),
    (
        "      points: 100\n", "", 15, "loyalty.rewards.0.points",
        "is missing; add it",
    ),
    (
        'USD: "5.00"', "USD: free", 18, "loyalty.rewards.0.worth.USD",
        "'free' is not an amount above zero; write one such as 5.00",
    ),
    (
        LOYALTY, LOYALTY + TWICE, 19, "loyalty.rewards.1.id",
        "'voucher' is there twice; give each an id of its own",
    ),
    (
        LOYALTY[LOYALTY.index("  rewards:"):], "  rewards: []\n", 14, "loyalty.rewards",
        "must be a list of rewards; write at least one",
    ),
    (
        'days: "2-4"\n', 'days: "2-4"\n    free_from: {USD: "60.00"}\n', 9,
        "delivery.0.free_from.IDR", "is missing; add the amount in this currency",
    ),
    (
        'days: "2-4"\n', 'days: "2-4"\n    free_from: {USD: 0, IDR: 900000}\n', 9,
        "delivery.0.free_from.USD", "'0' is not an amount above zero; write one such as 5.00",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), MISTAKES)
def test_refuses_a_mistake(refused, old, new, line, column, reason):
    text = SHOP_FOLDER["shop.yml"] + LOYALTY
    assert old in text

    errors = refused({"shop.yml": text.replace(old, new, 1)})

    assert errors == [RowError("shop.yml", line, column, reason)]


def test_tells_the_mistakes_of_programme_and_delivery_together(refused):
    text = SHOP_FOLDER["shop.yml"].replace('    days: "2-4"\n', "") + "loyalty: {}\n"

    errors = refused({"shop.yml": text})

    assert [error.column for error in errors] == ["delivery.0.days", "loyalty.spent_per_point"]
