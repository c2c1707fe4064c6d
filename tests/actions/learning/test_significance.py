import pytest
from numpy import array
from scipy.stats import chi2

from actions.learning.significance import is_no_chance, log_likelihood_ratio


@pytest.mark.parametrize(("first_two", "first", "second", "neither", "ratio"), [
    (110, 2442, 111, 29114, 270.72),  # "the swiss"
    (29, 13, 123, 31612, 263.90),  # "can be"
    (9, 12, 429, 31327, 48.94),  # "a week"
])
def test_gives_the_ratios_of_dunning_1993(first_two, first, second, neither, ratio):
    trials = first_two + first + second + neither

    found = log_likelihood_ratio(first_two, first_two + first, first_two + second, trials)

    assert found == pytest.approx(ratio, abs=0.005)


def test_independent_counts_have_no_ratio():
    assert log_likelihood_ratio(10, 100, 100, 1000) == pytest.approx(0, abs=1e-9)


def test_a_pair_that_is_always_together_has_a_ratio():
    # 2 × (5 ln 2 + 5 ln 2)
    assert log_likelihood_ratio(5, 5, 5, 10) == pytest.approx(13.863, abs=0.001)


def test_keeps_the_four_that_benjamini_and_hochberg_1995_keep():
    chances = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262,
               .5719, .6528, .7590, 1.0]

    kept = is_no_chance(chi2.isf(array(chances), 1), tested=15)

    assert kept.tolist() == [True] * 4 + [False] * 11


def test_more_tests_ask_for_more_evidence():
    ratio = array([chi2.isf(0.0001, 1)])

    assert is_no_chance(ratio, tested=500).tolist() == [True]
    assert is_no_chance(ratio, tested=501).tolist() == [False]


def test_keeps_nothing_of_nothing():
    assert is_no_chance(array([]), tested=0).tolist() == []
