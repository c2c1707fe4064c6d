"""The words around amounts of money, each of them, and which words the limit takes."""
import pytest

from actions.language.tokens import phrase
from bot.nlu.entities.prices import find_prices

MAX_BEFORE = """under, below, less than, cheaper than, lower than, max, maximum, maximum of,
at most, up to, no more than, not more than, not over, not above, nothing over, nothing above,
within, <, budget, budgetku, di bawah, dibawah, bawah, kurang dari, maksimal, maksimum, maks,
mentok, paling mahal, tidak lebih dari, jangan lebih dari, jangan di atas, murah dari,
lebih murah dari, sampai, hingga"""
MIN_BEFORE = """over, above, more than, at least, minimum, starting at, starting from, >, di atas,
diatas, lebih dari, minimal, mulai, mulai dari, mahal dari, lebih mahal dari, dearer than"""
ABOUT_BEFORE = "around, about, roughly, sekitar, kisaran, kira, harga kisaran"
MAX_AFTER = """ke bawah, kebawah, or less, or under, or below, or cheaper, max, maksimal, maximum,
top, budget, tops, mentok"""
MIN_AFTER = "ke atas, keatas, or more, or above, and up, and above, atau lebih"
PAID = """paid charged charge refund refunded transfer transferred voucher kupon coupon duit saldo
poin point cashback ongkir tagihan"""
FILLERS = """harga price priced a of the only is my saya aku cuma hanya saja itu be than cost
us"""
OPEN_ENDED = ("sampai", "hingga", "mulai", "mulai dari")


def split(phrases):
    return [" ".join(part.split()) for part in phrases.split(",")]


def prices(text, measures=("gb", "slice")):
    """What is found in these words: their place, and each limit with its amount and currency."""
    return [
        (found.first, found.end, *((f.entity, f.value["amount"], f.value["currency"])
                                   for f in found.facts))
        for found in find_prices(phrase(text), measures)
    ]


def most(first, end, amount, currency=None):
    return [(first, end, ("price_max", amount, currency))]


def least(first, end, amount, currency=None):
    return [(first, end, ("price_min", amount, currency))]


def from_to(first, end, low, high, currency=None):
    return [(first, end, ("price_min", low, currency), ("price_max", high, currency))]


@pytest.mark.parametrize("words", split(MAX_BEFORE))
def test_every_phrase_before_an_upper_limit(words):
    count = len(phrase(words))

    assert prices(f"phone {words} $60") == most(1, count + 3, "60", "USD")


@pytest.mark.parametrize("words", split(MIN_BEFORE))
def test_every_phrase_before_a_lower_limit(words):
    count = len(phrase(words))

    assert prices(f"phone {words} $60") == least(1, count + 3, "60", "USD")


@pytest.mark.parametrize("words", split(ABOUT_BEFORE))
def test_every_phrase_of_about(words):
    count = len(phrase(words))

    assert prices(f"phone {words} $60") == from_to(1, count + 3, "48", "72", "USD")
    assert prices(f"phone {words} 60") == []  # may be a number of anything


@pytest.mark.parametrize("words", split(MAX_AFTER))
def test_every_phrase_after_an_upper_limit(words):
    assert prices(f"phone 60 {words}") == most(1, 2 + len(phrase(words)), "60")
    assert prices(f"phone 60 {words} shoes") == most(1, 2 + len(phrase(words)), "60")


@pytest.mark.parametrize("words", split(MIN_AFTER))
def test_every_phrase_after_a_lower_limit(words):
    assert prices(f"phone 60 {words}") == least(1, 2 + len(phrase(words)), "60")


@pytest.mark.parametrize("word", FILLERS.split())
def test_words_between_a_limit_and_its_amount(word):
    assert prices(f"under {word} 60") == most(0, 3, "60")
    assert prices(f"{word} 60") == []


@pytest.mark.parametrize("words", OPEN_ENDED)
def test_until_a_bare_number_is_no_price(words):
    assert prices(f"{words} 5") == []


@pytest.mark.parametrize("word", PAID.split())
def test_money_that_was_paid_or_given_is_no_limit(word):
    assert prices(f"{word} $50") == []
    assert prices(f"i want it for $50 {word}") == []
    # Where a limit is named all the same, it holds.
    assert prices(f"{word} under $50") == most(1, 4, "50", "USD")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phone $50", from_to(1, 3, "40", "60", "USD")),
        ("phone 50 usd", from_to(1, 3, "40", "60", "USD")),
        ("phone 2 jutaan", from_to(1, 3, "2000000", "2999999", "IDR")),
        ("phone 50", []),
        ("phone 500.000", from_to(1, 2, "400000", "600000")),
        ("phone 500,000", []),
        ("phone 500.00", []),
        ("5 k phone", []),
        ("10 k phone", from_to(0, 2, "8000", "12000", "IDR")),
    ],
)
def test_an_amount_alone_is_about_what_may_be_spent(text, expected):
    assert prices(text) == expected


@pytest.mark.parametrize(
    "word", ["usd", "dollar", "dollars", "dolar", "buck", "bucks"]
)
def test_every_word_for_dollars(word):
    assert prices(f"under 60 {word}") == most(0, 3, "60", "USD")


@pytest.mark.parametrize("word", ["rp", "idr", "rupiah", "perak"])
def test_every_word_for_rupiah(word):
    assert prices(f"under 60 {word}") == most(0, 3, "60", "IDR")
    assert prices(f"under {word} 60") == most(0, 3, "60", "IDR")


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("9 ribu", "9000"), ("9 rb", "9000"), ("9 rebu", "9000"), ("1 jt", "1000000"),
        ("1 juta", "1000000"), ("seribu", "1000"), ("sejuta", "1000000"), ("seceng", "1000"),
        ("noceng", "2000"), ("goceng", "5000"), ("ceban", "10000"), ("noban", "20000"),
        ("goban", "50000"), ("gocap", "50000"), ("cepek", "100000"), ("gopek", "500000"),
    ],
)
def test_words_that_only_rupiah_are_counted_in(said, amount):
    assert prices(f"under {said}") == most(0, 1 + len(said.split()), amount, "IDR")


@pytest.mark.parametrize(
    ("said", "amount"),
    [("9 ribuan", "9999"), ("9 rebuan", "9999"), ("9 rban", "9999"),
     ("1 jutaan", "1999999"), ("1 jtan", "1999999")],
)
def test_up_to_about_so_much_reaches_a_little_further(said, amount):
    assert prices(f"under {said}") == most(0, 3, amount, "IDR")


def test_from_about_so_much_begins_there():
    assert prices("di atas 9 ribuan") == least(0, 4, "9000", "IDR")


@pytest.mark.parametrize(
    ("said", "currency"),
    [("9.999 thousand", "IDR"), ("9 thousand", None), ("10 thousand", "IDR"), ("2 k", None)],
)
def test_large_amounts_in_thousands_are_rupiah(said, currency):
    [(*_, (_, _, found_currency))] = prices(f"under {said}")

    assert found_currency == currency


@pytest.mark.parametrize("sign", ["to", "and", "sampai", "hingga", "dan", "-", "until", "sd"])
def test_every_sign_of_a_range(sign):
    between = f"between 20 {sign} 40" if sign != "-" else "between 20-40"

    assert prices(between) == from_to(0, 4, "20", "40")


@pytest.mark.parametrize(
    "word",
    ["between", "from", "antara", "dari", "kisaran", "sekitar", "range", "rentang"],
)
def test_every_word_before_a_range(word):
    assert prices(f"phone {word} 20 to 40") == from_to(1, 5, "20", "40")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 to 40", []),
        ("$20 to 40", from_to(0, 4, "20", "40", "USD")),
        ("20 to $40", from_to(0, 4, "20", "40", "USD")),
        ("20 to 40 usd", from_to(0, 4, "20", "40", "USD")),
        ("between 20 red 40", []),
        ("between 20 to to 40", []),
        ("between 20", []),
        ("20 and 40 range", []),  # no word before it opens the range
        ("between 1 and 2 juta", from_to(0, 5, "1000000", "2000000", "IDR")),
        ("between 1 and 1 juta", from_to(0, 5, "1000", "1000000", "IDR")),
        ("between 500 and 2 juta", from_to(0, 5, "500000", "2000000", "IDR")),
        ("between 1 and 999 ribu", from_to(0, 5, "1000", "999000", "IDR")),
        ("between 2 and 2 ribu", from_to(0, 5, "2", "2000", "IDR")),
        ("between 1 and 999", from_to(0, 4, "1", "999")),
        ("between 5 usd and 2 juta", from_to(0, 6, "5", "2000000", "USD")),
        ("under $60 and over $20", [*most(0, 3, "60", "USD"), *least(4, 7, "20", "USD")]),
        ("20 to $40 or under $5",
         [*from_to(0, 4, "20", "40", "USD"), *most(5, 8, "5", "USD")]),
    ],
)
def test_two_amounts_are_a_range_when_they_belong_together(text, expected):
    assert prices(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("under 64 gb", []),
        ("under 4 slices", []),
        ("under $64 gb", most(0, 3, "64", "USD")),
        ("under 64 phones", most(0, 2, "64")),
    ],
)
def test_a_measure_is_no_price_unless_it_is_money(text, expected):
    assert prices(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the price is under 60", most(3, 5, "60")),
        ("60 phones under", []),
        ("under the phone 60", []),
        ("over under 60", most(1, 3, "60")),
        ("not more than 60", most(0, 4, "60")),
        ("tidak lebih dari 60", most(0, 4, "60")),
        ("budget of only 60", most(0, 4, "60")),
        ("60 or", []),
        ("under", []),
        ("", []),
    ],
)
def test_the_limit_word_stands_beside_its_amount(text, expected):
    assert prices(text) == expected
