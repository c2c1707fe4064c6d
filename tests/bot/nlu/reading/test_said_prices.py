from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.reading.said_prices import price_of, spoken_in

AMOUNTS = st.integers(1, 999_999)
DASHES = st.sampled_from(["-", " - ", "\u2013", " \u2014 ", " \u2212 "])
COUNTED = {"rb": 1000, "ribu": 1000, "jt": 1_000_000, "juta": 1_000_000}


def price(words, language=None):
    read = price_of(words, language)
    return read.as_json() if read else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("under 80", {"max": 80}),
        ("30", {"max": 30}),
        ("under 1k", {"max": 1000}),
        ("up to 1.5k", {"max": 1500}),
        ("0.5k", {"max": 500}),
        ("starting from 1.2k", {"min": 1200}),
        ("no less than 700", {"min": 700}),
        ("not under 60", {"min": 60}),
        ("btwn 10 and 20", {"min": 10, "max": 20}),
        ("200-300", {"min": 200, "max": 300}),
        ("20 to 40 bucks", {"min": 20, "max": 40, "currency": "USD"}),
        ("under £40", {"max": 40, "currency": "GBP"}),
        ("less than forty pounds", {"max": 40, "currency": "GBP"}),
        ("under a tenner", {"max": 10}),
        ("up to 70 or so", {"max": 70}),
        ("min 400", {"min": 400}),
        ("upwards of 1k", {"min": 1000}),
        ("min 200 max 300", {"min": 200, "max": 300}),
    ],
)
def test_english_words_of_a_price(words, expected):
    assert price(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dibawah 3jt", {"max": 3_000_000}),
        ("Rp 250.000 - Rp 400.000", {"min": 250_000, "max": 400_000, "currency": "IDR"}),
        ("rp 1.500.000 - 2.000.000", {"min": 1_500_000, "max": 2_000_000, "currency": "IDR"}),
        ("500-800rb", {"min": 500_000, "max": 800_000}),
        ("100-150 ribu", {"min": 100_000, "max": 150_000}),
        ("antara 100 sama 200rb", {"min": 100_000, "max": 200_000}),
        ("kisaran harga 1 hingga 1,5 juta", {"min": 1_000_000, "max": 1_500_000}),
        ("diatas 15 juta di bawah 20 juta", {"min": 15_000_000, "max": 20_000_000}),
        ("mulai 8,5 juta ke atas", {"min": 8_500_000}),
        ("sejuta kurang", {"max": 1_000_000}),
        ("minimal 500rb maksimal 1jt", {"min": 500_000, "max": 1_000_000}),
        ("paling murah 4 juta", {"min": 4_000_000}),
    ],
)
def test_indonesian_words_of_a_price(words, expected):
    assert price(words) == expected


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("around 150", 120, 180), ("50ish", 40, 60), ("25 or so", 20, 30), ("~ 100", 80, 120),
     ("circa 500", 400, 600), ("kurang lebih 400rb", 320_000, 480_000),
     ("kisaran 2jt", 1_600_000, 2_400_000)],
)
def test_about_so_much_is_a_fifth_less_and_more(words, low, high):
    assert price(words) == {"min": low, "max": high, "about": True}


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("3 jutaan", 3_000_000, 3_999_999),
        ("2,5 jutaan", 2_500_000, 2_599_999),
        ("sejutaan", 1_000_000, 1_999_999),
        ("200 ribuan", 200_000, 299_999),
        ("150an", 150_000, 159_999),
        ("50rb an", 50_000, 59_999),
    ],
)
def test_what_is_counted_so_reaches_up_to_the_next(words, low, high):
    assert price(words) == {"min": low, "max": high}


@pytest.mark.parametrize(
    ("words", "language", "most"),
    [
        ("budget 500", "id", 500_000),  # no rupiah price is below a thousand
        ("budget 500", "en", 500),
        ("dibawah 300", None, 300_000),  # only one language says it so
        ("Rp 300", "id", 300),  # the currency is named: so much it is
    ],
)
def test_thousands_may_go_without_saying(words, language, most):
    assert price(words, language)["max"] == most


@pytest.mark.parametrize(
    ("message", "language"),
    [("headset yang bagus 300 500", "id"), ("which headset is best", "en"), ("headset", None),
     ("the yang", None)],
)
def test_little_words_tell_the_language(message, language):
    assert spoken_in(message.split()) == language


@pytest.mark.parametrize("words", ["", "cheap", "under"])
def test_words_without_an_amount_are_no_price(words):
    assert price_of(words) is None


@given(AMOUNTS)
def test_an_amount_is_read_as_it_is_written(amount):
    assert price(f"under {amount}") == price(f"under {amount:,}") == {"max": amount}


@given(AMOUNTS, AMOUNTS, DASHES)
def test_two_amounts_and_any_dash_are_a_range(one, other, dash):
    low, high = sorted((one, other))

    assert price(f"{low}{dash}{high}", "en") in (
        {"min": low, "max": high},
        {"min": low * 1000, "max": high},  # 7-10000: thousands of the first go without saying
    )


@given(AMOUNTS, st.sampled_from(sorted(COUNTED)), DASHES)
def test_a_range_of_counted_amounts(amount, counted, dash):
    low, high = amount * COUNTED[counted], (amount + 1) * COUNTED[counted]

    assert price(f"{amount}{counted}{dash}{amount + 1}{counted}") == {"min": low, "max": high}


@given(st.decimals(min_value="0.1", max_value="99", places=1))
def test_a_k_is_a_thousand_where_money_is_spoken_of(amount):
    read = price_of(f"under {amount}k", "en")

    assert read is not None
    assert read.max == Decimal(amount) * 1000


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    read = price_of(text)

    assert read is None or read.min is not None or read.max is not None
