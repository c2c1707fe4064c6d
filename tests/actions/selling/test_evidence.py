"""Evidence: counts of earlier buyers that a sentence can carry, never made better."""
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.selling.evidence import NEAR, Telling, counted, is_telling, strength


@pytest.mark.parametrize(
    ("buyers", "of", "took", "among"),
    [
        (70, 100, 7, 10),
        (79, 100, 79, 100),
        (77, 100, 3, 4),
        (34, 100, 1, 3),
        (12, 56, 12, 56),
        (15, 92, 15, 92),
        (240, 1000, 24, 100),
        (100, 100, 10, 10),
        (15, 100, 15, 100),
        (2, 11, 2, 11),
        (14, 100, 14, 100),
        (1, 11, 1, 11),
        (7, 10, 7, 10),
        (3, 9, 3, 9),
        (1, 1, 1, 1),
    ],
)
def test_speaks_of_ten_where_that_says_it_well(buyers, of, took, among):
    assert counted(buyers, of) == (took, among)


@given(st.integers(1, 5000), st.data())
def test_what_is_said_is_never_more_than_the_truth_and_not_far_from_it(of, data):
    buyers = data.draw(st.integers(1, of))

    said = counted(buyers, of)

    assert 1 <= said.took <= said.among <= of
    assert said.took * of <= buyers * said.among
    assert said.took * of >= buyers * said.among * NEAR


@pytest.mark.parametrize(
    ("buyers", "of", "expected"),
    [(20, 100, "1"), (10, 100, "0.5"), (7, 10, "3.5"), (1, 400, "0.0125")],
)
def test_one_in_five_is_as_strong_as_usual(buyers, of, expected):
    assert strength(buyers, of) == Decimal(expected)


@pytest.mark.parametrize(
    ("buyers", "of", "tells"),
    [(14, 100, False), (15, 100, True), (19, 19, False), (3, 20, True), (1, 1, False)],
)
def test_a_small_share_or_few_buyers_persuade_nobody(buyers, of, tells):
    assert is_telling(buyers, of) is tells


@pytest.mark.parametrize(("buyers", "of", "tells"), [(1, 10, True), (1, 11, False), (1, 9, False)])
def test_a_merchant_may_say_what_persuades(buyers, of, tells):
    assert is_telling(buyers, of, Telling(Decimal("0.1"), 10)) is tells
