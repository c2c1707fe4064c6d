"""Evidence: counts of earlier buyers that a sentence can carry, never made better."""
from decimal import Decimal

import pytest

from actions.selling.evidence import counted, is_telling, strength


@pytest.mark.parametrize(
    ("buyers", "of", "took", "among"),
    [
        (70, 100, 7, 10),
        (79, 100, 7, 10),
        (100, 100, 10, 10),
        (15, 100, 1, 10),
        (2, 11, 1, 10),
        (14, 100, 14, 100),
        (1, 11, 1, 11),
        (7, 10, 7, 10),
        (3, 9, 3, 9),
        (1, 1, 1, 1),
    ],
)
def test_speaks_of_ten_where_that_says_it_well(buyers, of, took, among):
    assert counted(buyers, of) == (took, among)


def test_what_is_said_is_never_more_than_the_truth():
    for of in range(1, 60):
        for buyers in range(1, of + 1):
            said = counted(buyers, of)
            assert 1 <= said.took * of <= buyers * said.among


@pytest.mark.parametrize(
    ("buyers", "of", "expected"),
    [(20, 100, "1"), (10, 100, "0.5"), (7, 10, "3.5"), (1, 400, "0.0125")],
)
def test_one_in_five_is_as_strong_as_usual(buyers, of, expected):
    assert strength(buyers, of) == Decimal(expected)


@pytest.mark.parametrize(("buyers", "of", "tells"), [(9, 100, False), (10, 100, True)])
def test_a_small_share_of_buyers_persuades_nobody(buyers, of, tells):
    assert is_telling(buyers, of) is tells
