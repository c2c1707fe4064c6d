"""The figures of the selling benchmark: shares, intervals and the comparison."""
import pytest

from tests.benchmarks.selling.figures import Resampling, by_strategy, compare, figures
from tests.benchmarks.selling.visit import Outcome


def some_outcomes(margins, ends=None, offers=()):
    ends = ends or ["ordered"] * len(margins)
    return [
        Outcome(number, f"c:s{number}", end, margin, tuple(offers), ())
        for number, (margin, end) in enumerate(zip(margins, ends, strict=True))
    ]


def visitors(count):
    return [f"c:s{number}" for number in range(count)]


def test_the_interval_of_a_known_sample():
    # 400 visits, half of them worth 10: mean 5, standard error 5 / 20, 1.96 of it either side.
    found = Resampling(visitors(400), seed=1).mean([0.0, 10.0] * 200)

    assert found.value == 5
    assert found.low == pytest.approx(5 - 0.49, abs=0.06)
    assert found.high == pytest.approx(5 + 0.49, abs=0.06)


def test_visitors_who_return_are_drawn_with_all_their_visits():
    values = [0.0, 10.0] * 200
    alone = Resampling(visitors(400), seed=1).mean(values)
    # Every visitor four times, with the same margin each time: a quarter of the evidence.
    together = Resampling([f"u:{n % 2}{n // 8}" for n in range(400)], seed=1).mean(values)

    assert together.high - together.low == pytest.approx(2 * (alone.high - alone.low), rel=0.15)


def test_paired_margins_have_a_narrow_ratio():
    theirs = [float(number % 50) for number in range(500)]
    ratio = Resampling(visitors(500), seed=1).ratio([1.3 * value for value in theirs], theirs)

    assert ratio.value == pytest.approx(1.3)
    assert ratio.high - ratio.low < 0.001


def test_nothing_offered_is_nothing_accepted():
    found = figures(some_outcomes([1.0, 2.0]), Resampling(visitors(2), seed=1))

    assert found.acceptance.value == 0
    assert found.offers.value == 0


def test_figures_of_a_policy():
    outcomes = some_outcomes(
        [8.0, 0.0, 0.0, 4.0], ["ordered", "left", "pestered", "ordered"],
        [("a", "accepted"), ("b", "declined")],
    )
    found = figures(outcomes, Resampling(visitors(4), seed=1))

    assert (found.margin.value, found.acceptance.value, found.offers.value) == (3.0, 0.5, 2.0)
    assert (found.abandonment.value, found.pestered.value) == (0.5, 0.25)


def test_ours_is_measured_against_the_best_of_the_others():
    played = {
        "no offers": some_outcomes([4.0, 6.0]),
        "most popular": some_outcomes([0.0, 8.0], ["left", "ordered"]),
        "ours": some_outcomes([0.0, 12.0], ["pestered", "ordered"]),
    }
    found = compare(played, "ours", "no offers", Resampling(visitors(2), seed=1))

    assert found.best_other == "no offers"
    assert (found.margin_ratio.value, found.abandonment_delta.value) == (1.2, 0.5)


def test_answers_are_counted_by_strategy():
    offers = [("a", "accepted"), ("b", "declined"), ("b", "ignored")]

    assert by_strategy(some_outcomes([1.0, 1.0], offers=offers)) == {
        "b": {"declined": 2, "ignored": 2}, "a": {"accepted": 2},
    }
