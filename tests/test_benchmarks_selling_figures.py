"""The figures of the selling benchmark: shares, intervals and the comparison."""
import pytest

from tests.benchmarks.selling.figures import Resampling, by_strategy, figures
from tests.benchmarks.selling.verdicts import Gains, judge_a, judge_b
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


def gains_of(**played):
    by_name = {name.replace("_", " "): outcomes for name, outcomes in played.items()}
    return Gains(by_name, Resampling(visitors(2), seed=1))


def test_ours_is_measured_against_the_best_of_the_rivals():
    """Neither one who knows the chances nor the bound is a rival."""
    gains = gains_of(
        no_offers=some_outcomes([4.0, 6.0]),
        most_popular=some_outcomes([0.0, 8.0], ["left", "ordered"]),
        our_engine=some_outcomes([0.0, 12.0], ["pestered", "ordered"]),
        knows_the_chances=some_outcomes([6.0, 9.0]),
        a_mind_reader=some_outcomes([9.0, 12.0]),
    )

    assert gains.best_rival == "no offers"
    assert {key: value.value for key, value in judge_a(gains).items()} == {
        "a_ratio_to_best_rival": 1.2, "a_share_of_informed": 0.4, "a_acceptance": 0,
        "a_offers_per_visit": 0, "a_abandonment_delta": 0.5,
    }


def test_asking_is_measured_by_what_is_gained_over_silence():
    played = {
        "no offers": some_outcomes([4.0, 6.0]), "our engine": some_outcomes([7.0, 6.0]),
        "our engine, unasked": some_outcomes([4.0, 8.0]),
        "a mind reader": some_outcomes([8.0, 8.0]),
    }
    found = judge_b(Gains(played, Resampling(visitors(2), seed=1)))

    assert {key: value.value for key, value in found.items()} == {
        "b_gain_share": 0.5, "b_asking_gain": 1.5, "b_abandonment_delta": 0,
    }


def test_answers_are_counted_by_strategy():
    offers = [("a", "accepted"), ("b", "declined"), ("b", "ignored")]

    assert by_strategy(some_outcomes([1.0, 1.0], offers=offers)) == {
        "b": {"declined": 2, "ignored": 2}, "a": {"accepted": 2},
    }
