from random import Random

import pytest

from actions.learning import pairs
from actions.learning.model import Companion
from actions.learning.read_findings import sequels_of
from tests.actions.learning.shop_days import buyers, learned

OTHERS = [*buyers(30, "200 LAMP", name="l"), *buyers(30, "90 ROPE", name="l")]


def later(database, *skus):
    with database.read_scope() as db:
        return sequels_of(db, skus)


def test_counts_the_buyers_who_came_back_for_it(any_database):
    learned(
        any_database, *buyers(6, "100 CAMERA"), *buyers(6, "70 READER"),
        *buyers(2, "100 CAMERA", name="c"), *OTHERS,
    )

    assert later(any_database, "CAMERA")["CAMERA"] == (
        Companion("CAMERA", "READER", buyers=6, of=8),
    )


def test_what_follows_doesn_t_lead_back(sqlite_database):
    learned(sqlite_database, *buyers(6, "100 CAMERA"), *buyers(6, "70 READER"), *OTHERS)

    assert "READER" not in later(sqlite_database, "READER")


@pytest.mark.parametrize(("days_later", "is_sequel"), [
    (0, False), (2.9, False), (3, True), (120, True), (120.1, False),
])
def test_later_means_3_to_120_days(sqlite_database, days_later, is_sequel):
    learned(
        sqlite_database, *buyers(6, "200 CAMERA"), *buyers(6, f"{200 - days_later} READER"),
        *OTHERS,
    )

    assert ("CAMERA" in later(sqlite_database, "CAMERA")) is is_sequel


def test_what_they_had_before_is_no_sequel(sqlite_database):
    learned(
        sqlite_database, *buyers(6, "150 READER"), *buyers(6, "100 CAMERA"),
        *buyers(6, "70 READER"), *OTHERS,
    )

    assert "CAMERA" not in later(sqlite_database, "CAMERA")


def test_buying_the_same_again_is_no_sequel(sqlite_database):
    learned(
        sqlite_database, *buyers(6, "100 BEANS"), *buyers(6, "70 BEANS"), *OTHERS,
    )

    assert "BEANS" not in later(sqlite_database, "BEANS")


def test_buyers_of_everything_prove_nothing(sqlite_database):
    # Forty customers buy all of thirty products, one a week, each in an order of their own.
    skus = [f"P{number}" for number in range(30)]
    habits = [
        f"b{buyer} {300 - 7 * week} {sku}"
        for buyer in range(40)
        for week, sku in enumerate(Random(buyer).sample(skus, 30))
    ]
    learned(sqlite_database, *habits, *OTHERS)

    assert later(sqlite_database, *skus) == {}


def test_of_very_many_pairs_the_newest_choose_but_all_buyers_are_counted(
    sqlite_database, monkeypatch
):
    monkeypatch.setattr(pairs, "MOST_PAIRS", 10)  # six buyers of three things make more
    learned(
        sqlite_database, *buyers(6, "100 CAMERA"), *buyers(6, "70 READER"),
        *buyers(6, "50 FRAME"), *buyers(3, "110 READER", name="r"),
        *buyers(3, "60 FRAME", name="r"),
        *OTHERS,
    )

    found = later(sqlite_database, "CAMERA", "READER")

    assert found == {"READER": (Companion("READER", "FRAME", buyers=9, of=9),)}


@pytest.mark.parametrize("status", ["cancelled", "returned"])
def test_what_was_not_kept_does_not_count(sqlite_database, status):
    learned(
        sqlite_database, *buyers(6, f"100 CAMERA {status}"), *buyers(6, "70 READER"), *OTHERS
    )

    assert later(sqlite_database, "CAMERA") == {}
