"""Money: exact sums in one currency, rounded in one place, written as each locale does."""
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.shop.money import Money, format_money


def money(amount, currency="USD"):
    return Money(Decimal(amount), currency)


def test_sums_are_exact():
    assert money("0.10") + money("0.20") == money("0.30")
    assert money("1.00") - money("0.90") == money("0.10")
    assert money("0.10") * 3 == money("0.30")


@pytest.mark.parametrize("step", [Money.__add__, Money.__sub__])
def test_currencies_do_not_mix(step):
    with pytest.raises(ValueError, match="USD and IDR"):
        step(money(1), money(1, "IDR"))


@pytest.mark.parametrize("quantity", [1.5, 0.1])
def test_a_float_is_no_quantity(quantity):
    with pytest.raises(TypeError):
        money(1) * quantity


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("1.004", "1.00"), ("1.005", "1.01"), ("1.015", "1.02"), ("-1.005", "-1.01"), ("2", "2.00"),
        ("0.0049999", "0.00"),
    ],
)
def test_halves_are_rounded_up(amount, rounded):
    assert str(money(amount).rounded().amount) == rounded


@pytest.mark.parametrize(
    ("amount", "currency", "language", "text"),
    [
        ("20", "USD", "en", "$20.00"),
        ("39.9", "USD", "en", "$39.90"),
        ("1234567.5", "USD", "en", "$1,234,567.50"),
        ("0", "USD", "en", "$0.00"),
        ("-5", "USD", "en", "-$5.00"),
        ("0.005", "USD", "en", "$0.01"),
        ("20", "USD", "id", "US$20,00"),
        ("1234.5", "USD", "id", "US$1.234,50"),
        ("320000", "IDR", "id", "Rp320.000"),
        ("1500000", "IDR", "id", "Rp1.500.000"),
        ("999", "IDR", "id", "Rp999"),
        ("0", "IDR", "id", "Rp0"),
        ("320000.00", "IDR", "id", "Rp320.000"),
        ("320000", "IDR", "en", "IDR320,000"),
        ("20", "USD", "fr", "$20.00"),
    ],
)
def test_amounts_are_written_as_the_locale_does(amount, currency, language, text):
    assert format_money(money(amount, currency), language) == text


@settings(max_examples=100, deadline=None)
@given(
    cents=st.lists(st.integers(-(10**12), 10**12), max_size=20),
    currency=st.sampled_from(["USD", "IDR"]),
)
def test_any_sum_is_exact_to_the_cent(cents, currency):
    amounts = [money(Decimal(c).scaleb(-2), currency) for c in cents]

    total = sum(amounts, money("0.00", currency))

    assert total.amount * 100 == sum(cents)
    assert total.rounded() == total
