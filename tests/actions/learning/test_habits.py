"""Buying again: what the chance depends on, and that it comes true as often as it says."""
from datetime import timedelta

import numpy as np
import pytest

from actions.learning import habits
from actions.learning.habit_chances import habit_chances
from actions.learning.habit_features import Habits
from actions.learning.read_findings import habit_weights
from tests.actions.learning.shop_days import learned
from tests.builders import a_product

BEANS, TEA, MUG = (
    a_product("BEANS", rebuy_days=28), a_product("TEA", rebuy_days=28), a_product("MUG"),
)


def regulars(count, sku, gap_days, name, until=0):
    """Customers who buy it again after so many days, give or take two; each began another day."""
    rng = np.random.default_rng(len(name) + count)
    for number in range(count):
        day = 330 - number % gap_days
        while day > until:
            yield f"{name}{number} {day} {sku}"
            day -= gap_days + int(rng.integers(-2, 3))


@pytest.fixture
def monthly(sqlite_database):
    """BEANS are bought every four weeks; TEA was tried once by as many."""
    tried = [f"t{number} {60 + number} TEA" for number in range(60)]
    return learned(
        sqlite_database, *regulars(60, "BEANS", 28, "b"), *tried, products=[BEANS, TEA, MUG]
    )


def a_habit(times=6, days_since=28, gap_days=28, visits=2, away_days=None):
    away_days = days_since if away_days is None else away_days
    columns = times, days_since, (times - 1) * gap_days + days_since, gap_days, visits, away_days
    return Habits(*(np.array([number]) for number in columns))


def chance_of(database, sku, habit):
    with database.read_scope() as db:
        weights = habit_weights(db, [sku])
    [chance] = habit_chances(weights, [sku], habit)
    return chance


def test_is_high_as_the_day_comes_near_and_low_before(monthly):
    by_day = [chance_of(monthly, "BEANS", a_habit(days_since=day)) for day in (2, 7, 20, 26)]

    assert by_day[0] < 0.1
    assert by_day[1] < 0.3
    assert min(by_day[2:]) > 0.8


def test_a_product_that_nobody_takes_again_is_less_likely(monthly):
    once = a_habit(times=1, days_since=27)

    assert chance_of(monthly, "TEA", once) < chance_of(monthly, "BEANS", once)


def test_what_is_not_used_up_is_no_habit(sqlite_database):
    learned(sqlite_database, *regulars(60, "MUG", 28, "m"), products=[MUG])

    with sqlite_database.read_scope() as db:
        assert habit_weights(db, ["MUG"]) is None


def test_few_rebuys_teach_nothing(sqlite_database):
    learned(sqlite_database, *regulars(3, "BEANS", 28, "b"), products=[BEANS])

    with sqlite_database.read_scope() as db:
        assert habit_weights(db, ["BEANS"]) is None


def test_nothing_bought_needs_no_weights(monthly):
    with monthly.read_scope() as db:
        assert habit_weights(db, []) is None


def test_the_habits_of_a_day_are_those_that_were_known_then():
    seen = habits.habits_on(
        a_history(("ann", 100, 0), ("ann", 90, 0), ("ann", 60, 0), ("ann", 70, 1), ("bob", 101, 0)),
        np.array([28, 0]), today=101,
    )

    buyer, sku, found = seen
    assert (buyer.tolist(), sku.tolist()) == ([0], [0])
    assert [column.tolist() for column in vars(found).values()] == [
        [3], [1], [41], [20], [4], [1],
    ]


def test_of_purchases_long_ago_nothing_is_known():
    assert habits.habits_on(a_history(("ann", 100, 0)), np.array([28, 0]), today=501) is None


def a_history(*bought):
    """Who bought which product (a number) on which day."""
    rows = sorted(bought)
    names = sorted({who for who, _, _ in rows})
    buyer = np.array([names.index(who) for who, _, _ in rows])
    day, sku = (np.array([row[place] for row in rows]) for place in (1, 2))
    return habits.History(
        ("BEANS", "MUG"), names, buyer, np.arange(len(rows)), sku, np.ones(len(rows)),
        day * int(timedelta(days=1).total_seconds()),
    )


def test_chances_come_true_as_often_as_they_say(sqlite_database):
    # Half of the customers stopped long ago; the last fortnight wasn't learned from.
    orders = [
        *regulars(80, "BEANS", 21, "b"), *regulars(80, "TEA", 35, "t"),
        *regulars(80, "BEANS", 21, "s", until=120),
    ]
    before = [order for order in orders if float(order.split()[1]) > 14]
    learned(sqlite_database, *before, products=[BEANS, TEA])
    with sqlite_database.read_scope() as db:
        weights = habit_weights(db, ["BEANS", "TEA"])

    told, came = [], []
    days = {}
    for who, day, sku in map(str.split, before):
        days.setdefault((who, sku), []).append(int(day))
    coming = {tuple(order.split()[::2]) for order in orders if float(order.split()[1]) <= 14}
    for (who, sku), ago in days.items():
        since = np.array(sorted(ago)) - 14
        gap = int(np.median(np.diff(since)))
        habit = Habits(*(np.array([n]) for n in (
            len(since), since[0], since[-1], gap, sum(since < 56), since[0]
        )))
        told += habit_chances(weights, [sku], habit)
        came.append((who, sku) in coming)
    assert abs(np.mean(told) - np.mean(came)) < 0.05
    likely = np.array(told) > 0.5
    assert np.mean(np.array(came)[likely]) > 0.75
    assert np.mean(np.array(came)[~likely]) < 0.25
