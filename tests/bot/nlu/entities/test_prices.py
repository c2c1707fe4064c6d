import pytest

from tests.bot.nlu.small_shop import found


def limit(entity, amount, currency=None):
    return (entity, {"amount": amount, "currency": currency})


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("under $60", "60", "USD"),
        ("under 60 dollars", "60", "USD"),
        ("below 60", "60", None),
        ("less than 39.90", "39.90", None),
        ("cheaper than 50", "50", None),
        ("not more than 75 bucks", "75", "USD"),
        ("nothing over 200", "200", None),
        ("up to 1,500 usd", "1500", "USD"),
        ("max 500rb", "500000", "IDR"),
        ("di bawah 3 juta", "3000000", "IDR"),
        ("dibawah 2,5jt", "2500000", "IDR"),
        ("3jt ke bawah", "3000000", "IDR"),
        ("maksimal Rp 500.000", "500000", "IDR"),
        ("kurang dari 500.000", "500000", None),  # in what the shop sells in
        ("jangan lebih dari 300 ribu", "300000", "IDR"),
        ("budgetku cuma sejuta", "1000000", "IDR"),
        ("di bawah satu setengah juta", "1500000", "IDR"),
        ("lima ratus ribu ke bawah", "500000", "IDR"),
        ("under 100k", "100000", "IDR"),
        ("under 1k", "1000", None),
        ("under 1.5k", "1500", None),
        ("less than 0.5k", "500", None),
        ("under £40", "40", "GBP"),
        ("less than 400 euros", "400", "EUR"),
        ("up to 70 or so", "70", None),
    ],
)
def test_reads_an_upper_limit(text, amount, currency):
    assert found(text) == [limit("price_max", amount, currency)]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("over 100", "100", None),
        ("more than $40", "40", "USD"),
        ("at least 20 dollars", "20", "USD"),
        ("di atas 1 juta", "1000000", "IDR"),
        ("minimal 200rb", "200000", "IDR"),
        ("1 juta ke atas", "1000000", "IDR"),
    ],
)
def test_reads_a_lower_limit(text, amount, currency):
    assert found(text) == [limit("price_min", amount, currency)]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("between 20 and 40", "20", "40", None),
        ("between $20 and $40", "20", "40", "USD"),
        ("from 30 to 60 dollars", "30", "60", "USD"),
        ("20-40 dollars", "20", "40", "USD"),
        ("antara 1 sampai 2 juta", "1000000", "2000000", "IDR"),
        ("antara 7 - 10 jt", "7000000", "10000000", "IDR"),
        ("200 ribu sampai 1 juta", "200000", "1000000", "IDR"),
        ("500 ribuan", "500000", "599999", "IDR"),
        ("Rp 500.000 - Rp 800.000", "500000", "800000", "IDR"),
        ("Rp500.000–Rp800.000", "500000", "800000", "IDR"),
        ("500rb — 800rb", "500000", "800000", "IDR"),
        ("sekitar 2 juta", "1600000", "2400000", "IDR"),
        ("around $80", "64", "96", "USD"),
    ],
)
def test_reads_a_range(text, low, high, currency):
    assert found(text) == [limit("price_min", low, currency), limit("price_max", high, currency)]


@pytest.mark.parametrize(
    "text", ["under 4 slices", "max 2 gb", "up to 3 days", "order 10023", "make it 3", "about 2"]
)
def test_a_number_with_another_meaning_is_no_price(text):
    assert found(text, "price_min", "price_max") == []
