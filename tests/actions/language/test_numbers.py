from decimal import Decimal

import pytest

from actions.language.numbers import Number, digits_value, is_number_word, plain_text, read_number

ENGLISH = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
INDONESIAN = """nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SLANG = {
    "seribu": 1000, "sejuta": 1_000_000, "seceng": 1000, "noceng": 2000, "goceng": 5000,
    "ceban": 10_000, "noban": 20_000, "goban": 50_000, "gocap": 50_000, "cepek": 100_000,
    "gopek": 500_000,
}


def read(text):
    return read_number(text.split(), 0)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, value) for words in (ENGLISH, INDONESIAN) for value, word in enumerate(words)),
        *((word, tens * 10) for tens, word in enumerate(TENS, start=2)),
        ("seratus", 100),
    ],
)
def test_reads_a_number_word(word, value):
    assert read(word) == Number(Decimal(value), 1)
    assert is_number_word(word)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500.000", "1500000"),
        ("1,500", "1500"),
        ("1.500", "1500"),
        ("12.500", "12500"),
        ("999.000", "999000"),
        ("1500.000", "1500.000"),
        ("1.50", "1.50"),
        ("1.5000", "1.5000"),
        ("39.90", "39.90"),
        ("39,9", "39.9"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1.500,25", "1500.25"),
        ("1,500.25", "1500.25"),
        ("42", "42"),
    ],
)
def test_reads_digits(text, value):
    assert digits_value(text) == Decimal(value)
    assert read(text) == Number(Decimal(value), 1)


@pytest.mark.parametrize("text", ["", "x2", "2x", "1.", ".5", "1..5", "juta"])
def test_what_is_not_all_digits_has_no_value(text):
    assert digits_value(text) is None


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("dua belas", "12", 2),
        ("sembilan belas", "19", 2),
        ("dua puluh lima", "25", 3),
        ("sembilan puluh sembilan", "99", 3),
        ("dua ratus lima puluh", "250", 4),
        ("seratus dua belas", "112", 3),
        ("seratus lima", "105", 2),
        ("lima ratus", "500", 2),
        ("5 ratus", "500", 2),
        ("3 puluh", "30", 2),
        ("twenty five", "25", 2),
        ("ninety nine", "99", 2),
        ("one hundred fifty", "150", 3),
        ("one hundred and fifty", "150", 4),
        ("two hundred and fifty five", "255", 5),
        ("one hundred and nine", "109", 4),
        ("one hundred and one", "101", 4),
        ("one hundred and two hundred", "100", 2),  # two numbers
        ("one hundred and three ratus", "100", 2),
        ("one hundred and fifty five ratus", "100", 2),
        ("one hundred and zero", "100", 2),
        ("one hundred and seratus", "100", 2),
        ("one hundred and", "100", 2),
        ("one hundred and red", "100", 2),
        ("twenty and five", "20", 1),
        ("one hundred twenty and five", "120", 3),
        ("one two", "1", 1),
        ("dua dua", "2", 1),
        ("ten five", "10", 1),
        ("nineteen one", "19", 1),
        ("twenty ten", "20", 1),
        ("twenty nine", "29", 2),
        ("twenty five one", "25", 2),
        ("twenty twenty", "20", 1),
        ("seratus seratus", "100", 1),
        ("nol belas", "0", 1),
        ("sepuluh belas", "10", 1),
        ("twenty belas", "20", 1),
        ("nol puluh", "0", 1),
        ("ten hundred", "10", 1),
        ("ten puluh", "10", 1),
        ("one hundred red five", "100", 2),
        ("seratus dua puluh", "120", 3),
        ("seratus dua ratus", "102", 2),
        ("2 dua", "2", 1),
    ],
)
def test_reads_words_until_another_number_begins(text, value, end):
    assert read(text) == Number(Decimal(value), end)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("500 rb", "500000", 2),
        ("500 ribu", "500000", 2),
        ("500 rebu", "500000", 2),
        ("3 thousand", "3000", 2),
        ("2 jt", "2000000", 2),
        ("2,5 juta", "2500000", 2),
        ("2 million", "2000000", 2),
        ("seratus lima puluh ribu", "150000", 4),
        ("satu setengah juta", "1500000", 3),
        ("2 juta setengah", "2500000", 3),
        ("2 jt setengah", "2000000", 2),
        ("500 ribu setengah", "500000", 2),
        ("setengah juta", "500000", 2),
        ("50 k", "50000", 2),
        ("10 k", "10000", 2),
    ],
)
def test_a_scale_word_sets_the_size(text, value, end):
    assert read(text) == Number(Decimal(value), end, is_scaled=True)


@pytest.mark.parametrize(("text", "value"), [("4 k", "4"), ("9,9 k", "9.9"), ("2 setengah", "2")])
def test_a_few_k_are_a_resolution(text, value):
    assert read(text) == Number(Decimal(value), 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("500 ribuan", "500000"), ("500 rebuan", "500000"), ("500 rban", "500000"),
        ("2 jutaan", "2000000"), ("2 jtan", "2000000"),
    ],
)
def test_some_scale_words_mean_about_so_much(text, value):
    assert read(text) == Number(Decimal(value), 2, is_scaled=True, is_about=True)


@pytest.mark.parametrize(("word", "value"), SLANG.items())
def test_reads_the_words_of_the_market(word, value):
    number = Number(Decimal(value), 1, is_scaled=True)

    assert read(word) == read(f"{word} toaster") == number


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("sejuta setengah", "1500000", 2),
        ("seribu setengah", "1500", 2),
        ("goceng setengah", "5000", 1),
        ("gopek ribu", "500000", 2),
        ("noceng ribu", "2000", 2),
        ("gopek rb", "500000", 2),
        ("gopek juta", "500000", 1),
        ("seribu ribu", "1000", 1),
    ],
)
def test_what_follows_a_word_of_the_market(text, value, end):
    assert read(text) == Number(Decimal(value), end, is_scaled=True)


@pytest.mark.parametrize(
    "text", ["juta", "toaster", "x2", "setengah", "setengah ribu", "red juta", "belas"]
)
def test_reads_no_number(text):
    assert read(text) is None


def test_reads_from_where_it_is_told_to():
    words = "buy two of setengah juta and 3 red".split()

    assert [read_number(words, at) for at in (1, 3, 6)] == [
        Number(Decimal(2), 2), Number(Decimal(500_000), 5, is_scaled=True), Number(Decimal(3), 7),
    ]


@pytest.mark.parametrize("word", ["4", "4gb", "39.90", "dua", "seratus"])
def test_knows_what_begins_like_a_number(word):
    assert is_number_word(word)


@pytest.mark.parametrize("word", ["toaster", "x2", "juta", "setengah"])
def test_knows_what_does_not(word):
    assert not is_number_word(word)


@pytest.mark.parametrize(
    ("value", "text"),
    [("4", "4"), ("4.00", "4"), ("39.90", "39.90"), ("1E+6", "1000000"), ("0.5", "0.5"),
     ("-2.50", "-2.50"), ("0", "0")],
)
def test_writes_a_number_plainly(value, text):
    assert plain_text(Decimal(value)) == text
