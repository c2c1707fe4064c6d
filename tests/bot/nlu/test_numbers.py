from decimal import Decimal

import pytest

from bot.nlu.numbers import plain_text, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500.000", "1500000"),
        ("1,500", "1500"),
        ("1.500", "1500"),
        ("39.90", "39.90"),
        ("39,9", "39.9"),
        ("0.125", "0.125"),
        ("500 rb", "500000"),
        ("2,5 juta", "2500000"),
        ("dua belas", "12"),
        ("dua puluh lima", "25"),
        ("seratus lima puluh ribu", "150000"),
        ("dua ratus lima puluh", "250"),
        ("satu setengah juta", "1500000"),
        ("2 juta setengah", "2500000"),
        ("setengah juta", "500000"),
        ("sejuta", "1000000"),
        ("twenty five", "25"),
        ("one hundred fifty", "150"),
        ("50 k", "50000"),
        ("4 k", "4"),
        ("one two", "1"),
        ("dua dua", "2"),
    ],
)
def test_reads_a_number(text, value):
    assert read_number(text.split(), 0).value == Decimal(value)


@pytest.mark.parametrize("text", ["juta", "toaster", "x2"])
def test_reads_no_number(text):
    assert read_number([text], 0) is None


@pytest.mark.parametrize(
    ("value", "text"), [("4", "4"), ("4.00", "4"), ("39.90", "39.90"), ("1E+6", "1000000")]
)
def test_writes_a_number_plainly(value, text):
    assert plain_text(Decimal(value)) == text
