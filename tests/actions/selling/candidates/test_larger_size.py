"""Larger size: what each unit costs, and when the larger one is worth it."""
import pytest

from actions.selling.candidates.larger_size import LargerSize, UnitPrices
from tests.actions.selling.baskets import a_basket, usd
from tests.actions.selling.builders import priced
from tests.builders import a_catalogue, a_link, a_product, an_attribute


def a_pair(small, large, unit):
    """SMALL and LARGE, each a content and a price in dollars."""
    return a_catalogue(
        *(
            a_product(sku, attributes={"content": {"en": content}}, **priced(price, "1.00"))
            for sku, (content, price) in (("SMALL", small), ("LARGE", large))
        ),
        links=[a_link("SMALL", "LARGE", "larger")],
        attributes=[an_attribute("content", unit=unit)],
    )


def test_compares_what_a_hundred_grams_cost():
    [candidate] = LargerSize().propose(a_basket(looked_at="TEA-100"))

    assert (candidate.sku, candidate.anchor, candidate.act) == ("TEA-250", "TEA-100", "swap")
    assert candidate.facts == UnitPrices(
        unit_price=usd("4.00"), anchor_unit_price=usd("5.00"), unit="100 g",
        saved_percent=20,
)


@pytest.mark.parametrize(
    ("unit", "language", "told", "unit_price"),
    [
        ("ml", "en", "100 ml", "150.00"),
        ("g", "id", "100 g", "150.00"),
        ("pcs", "en", "pcs", "1.50"),
        ("L", "id", "L", "1.50"),
        ("months", "en", "month", "1.50"),
        ("months", "id", "bulan", "1.50"),
    ],
)
def test_prices_small_units_by_the_hundred(unit, language, told, unit_price):
    catalogue = a_pair(("1", "2.00"), ("6", "9.00"), unit)
    situation = a_basket(looked_at="SMALL", catalogue=catalogue, language=language)

    [candidate] = LargerSize().propose(situation)

    assert (candidate.facts.unit, candidate.facts.unit_price) == (told, usd(unit_price))


@pytest.mark.parametrize(
    ("price", "saved"), [("19.40", [3]), ("19.41", []), ("20.00", []), ("13.00", [35])]
)
def test_is_worth_it_from_three_percent_on(price, saved):
    catalogue = a_pair(("10", "10.00"), ("20", price), "pcs")

    proposed = LargerSize().propose(a_basket(looked_at="SMALL", catalogue=catalogue))

    assert [c.facts.saved_percent for c in proposed] == saved


def test_a_saving_that_rounding_hides_is_none():
    catalogue = a_pair(("100", "1.00"), ("200", "1.92"), "pcs")

    assert LargerSize().propose(a_basket(looked_at="SMALL", catalogue=catalogue)) == []


@pytest.mark.parametrize("changes", [{}, {"looked_at": "POT"}, {"looked_at": "TEA-250"}])
def test_keeps_quiet_where_there_is_no_larger_one(changes):
    assert LargerSize().propose(a_basket(**changes)) == []


def test_keeps_quiet_about_what_has_no_price_in_the_currency():
    assert LargerSize().propose(a_basket(looked_at="TEA-100", currency="EUR")) == []
