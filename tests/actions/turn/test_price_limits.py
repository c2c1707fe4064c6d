from decimal import Decimal

import pytest

from actions.reading.reading import Price
from actions.shop.catalogue.catalogue import Profile
from actions.shop.money import Money
from actions.shop.search import SearchIndex
from actions.turn.price_limits import limits_of
from tests.builders import DELIVERIES, PROFILE, a_catalogue, a_product


class AVisit:
    """The shop as one shopper of this language sees it."""

    def __init__(self, profile, prices, language="en"):
        things = [
            a_product(f"P{at}", prices={c: Decimal(p) for c, p in each.items()}, costs={})
            for at, each in enumerate(prices)
        ]
        self.catalogue = a_catalogue(*things, profile=profile)
        self.index = SearchIndex(self.catalogue)
        self.shopper = type("Someone", (), {"currency": profile.currency(language)})()


TWO = [{"USD": "5.00", "IDR": "80000"}, {"USD": "1200.00", "IDR": "19000000"}]
PESOS = Profile("Tienda", {"es": "CLP", "en": "CLP"}, DELIVERIES)


def most(visit, amount, said="", currency=None):
    limits = limits_of(Price(max=amount, currency=currency), said, visit)
    return limits.high, limits.is_told


@pytest.mark.parametrize(
    ("language", "amount", "said", "high", "is_told"),
    [
        ("en", 500, "under 500", ("500", "USD"), False),
        ("en", 500_000, "under 500.000", ("500000", "IDR"), False),  # nothing costs so many dollars
        ("id", 500, "budget 500", ("500000", "IDR"), True),
        ("id", 500_000, "budget 500", ("500000", "IDR"), True),  # read so, and not said so
        ("id", 500_000, "budget 500rb", ("500000", "IDR"), False),
        ("id", 100_000, "dibawah 100.000", ("100000", "IDR"), False),
    ],
)
def test_limits_are_in_money_that_goods_cost(language, amount, said, high, is_told):
    visit = AVisit(PROFILE, TWO, language)

    assert most(visit, amount, said) == (Money(Decimal(high[0]), high[1]), is_told)


def test_dots_are_no_rupiah_where_none_are_taken():
    visit = AVisit(PESOS, [{"CLP": "8000"}, {"CLP": "90000"}])

    assert most(visit, 40_000, "under 40.000") == (Money(Decimal(40000), "CLP"), False)


def test_a_currency_that_is_not_taken_gives_way_and_is_said_back():
    visit = AVisit(PESOS, [{"CLP": "8000"}])

    assert most(visit, 40_000, "40 ribu", "IDR") == (Money(Decimal(40000), "CLP"), True)


def test_without_a_price_there_are_no_limits():
    assert limits_of(None, "", AVisit(PROFILE, TWO)) == (None, None, False)
