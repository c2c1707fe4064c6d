"""Products side by side: the rows in which they differ."""
import pytest

from actions.shop.comparison import differences
from tests.builders import a_catalogue, a_product, an_attribute


def a_toaster(sku, **values):
    return a_product(sku, attributes={name: {"en": value} for name, value in values.items()})


TWO = a_toaster("TWO", slots="2", power="850", bagel="no", warranty="12", secret="a")
FOUR = a_toaster("FOUR", slots="4", power="850.0", bagel="yes", warranty="24", secret="b")
OLD = a_toaster("OLD", slots="2", weight="1.5")
SHOP = a_catalogue(
    TWO,
    FOUR,
    OLD,
    attributes=[
        an_attribute("slots", labels={"en": "Slots", "id": "Slot"}),
        an_attribute("power", unit="W"),
        an_attribute("bagel", "flag"),
        an_attribute("warranty", unit="months", labels={"en": "Warranty", "id": "Garansi"}),
        an_attribute("weight", unit="kg", labels={"en": "Weight", "id": "Berat"}),
    ],
)


def test_only_differences_make_a_row():
    assert differences([TWO, FOUR], SHOP, "en") == [
        {"label": "Slots", "values": ["2", "4"]},
        {"label": "Bagel", "values": ["✗", "✓"]},
        {"label": "Warranty", "values": ["12 months", "24 months"]},
    ]


def test_values_stand_in_the_order_of_the_products():
    assert differences([FOUR, TWO], SHOP, "id")[0] == {"label": "Slot", "values": ["4", "2"]}


def test_a_value_only_some_have_is_a_difference():
    assert differences([TWO, OLD, FOUR], SHOP, "id") == [
        {"label": "Slot", "values": ["2", "2", "4"]},
        {"label": "Power", "values": ["850 W", "–", "850 W"]},
        {"label": "Bagel", "values": ["✗", "–", "✓"]},
        {"label": "Garansi", "values": ["12 bulan", "–", "24 bulan"]},
        {"label": "Berat", "values": ["–", "1,5 kg", "–"]},
    ]


@pytest.mark.parametrize("products", [[], [TWO], [TWO, TWO], [a_product("A"), a_product("B")]])
def test_what_does_not_differ_has_no_rows(products):
    assert differences(products, SHOP, "en") == []
