"""Amounts with units: converted, and read out of what shoppers write."""
from decimal import Decimal

import pytest

from actions.language.units import Amount, Said, amounts_in, read_amount


@pytest.mark.parametrize(("number", "unit", "wanted", "converted"), [
    ("1.5", "kg", "g", "1500"), ("250", "ml", "L", "0.25"), ("2", "years", "months", "24"),
    ("90", "min", "h", "1.5"), ("10", "inch", "cm", "25.4"), ("1", "TB", "GB", "1000"),
    ("7", "psi", "psi", "7"),
])
def test_amounts_convert_within_what_they_measure(number, unit, wanted, converted):
    assert Amount(Decimal(number), unit).to(wanted) == Amount(Decimal(converted), wanted)


@pytest.mark.parametrize(("unit", "wanted"), [
    ("kg", "L"), ("days", "months"), ("psi", "bar"), ("", "kg"), ("kg", ""),
])
def test_what_measures_something_else_does_not_convert(unit, wanted):
    assert Amount(Decimal(1), unit).to(wanted) is None


@pytest.mark.parametrize(("text", "number", "unit"), [
    ("500 g", "500", "g"), ("1.5L", "1.5", "L"), ("1,5 liter", "1.5", "L"),
    ("1.500 gram", "1500", "g"), ("2 tahun", "2", "years"), ("15 inci", "15", "inch"),
])
def test_an_amount_that_is_all_of_a_text_is_read(text, number, unit):
    assert read_amount(text) == Amount(Decimal(number), unit)


@pytest.mark.parametrize("text", ["", "red", "500", "500 red", "about 500 g", "1.2.3 g"])
def test_a_text_that_says_anything_else_is_no_amount(text):
    assert read_amount(text) is None


@pytest.mark.parametrize(("sentence", "said"), [
    ("is it heavier than 2 kg?", [("2", "kg", "than", "")]),
    ("muat laptop 15 inci ga", [("15", "inch", "laptop", "")]),
    ("room for 4 people", [("4", "", "for", "people")]),
    ("is it under $40 or Rp500.000", []),
    ("does it fit the m20", []),
])
def test_amounts_of_a_sentence_come_with_their_neighbours(sentence, said):
    assert amounts_in(sentence) == [
        Said(Amount(Decimal(number), unit), before, after) for number, unit, before, after in said
    ]
