"""Products side by side: the rows in which they differ."""
import pytest

from actions.shop.catalogue.comparison import Row, differences
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
        an_attribute("slots", labels={"en": "Slots", "id": "Slot"}, better="higher"),
        an_attribute("power", unit="W"),
        an_attribute("bagel", "flag", better="yes"),
        an_attribute("warranty", unit="months", labels={"en": "Warranty", "id": "Garansi"}),
        an_attribute("weight", unit="kg", labels={"en": "Weight", "id": "Berat"}),
    ],
)


def test_only_differences_make_a_row():
    assert differences([TWO, FOUR], SHOP, "en") == [
        Row("Slots", ("2", "4"), (1,)),
        Row("Bagel", ("✗", "✓"), (1,)),
        Row("Warranty", ("12 months", "24 months")),
    ]


def test_values_stand_in_the_order_of_the_products():
    assert differences([FOUR, TWO], SHOP, "id")[0] == Row("Slot", ("4", "2"), (0,))


def test_a_value_only_some_have_is_a_difference_but_no_advantage():
    assert differences([TWO, OLD, FOUR], SHOP, "id") == [
        Row("Slot", ("2", "2", "4"), (2,)),
        Row("Power", ("850 W", "–", "850 W")),
        Row("Bagel", ("✗", "–", "✓")),
        Row("Garansi", ("12 bulan", "–", "24 bulan")),
        Row("Berat", ("–", "1,5 kg", "–")),
    ]


@pytest.mark.parametrize(("better", "best"), [
    ("higher", (0, 2)), ("lower", (1,)), ("none", ()),
])
def test_the_better_values_are_marked_where_the_attribute_says_so(better, best):
    shop = a_catalogue(attributes=[an_attribute("slots", better=better)])

    [row] = differences([FOUR, TWO, FOUR], shop, "en")

    assert row.best == best


@pytest.mark.parametrize(("values", "language", "aligned"), [
    (("2", "1.5"), "en", ("2.0 kg", "1.5 kg")),
    (("2", "1.25", "1250"), "id", ("2,00 kg", "1,25 kg", "1.250,00 kg")),
    (("0.333333", "1"), "en", ("0.333 kg", "1.000 kg")),
])
def test_one_attribute_has_as_many_decimals_in_each_column(values, language, aligned):
    shop = a_catalogue(attributes=[an_attribute("weight", unit="kg")])
    products = [a_toaster(f"T{at}", weight=value) for at, value in enumerate(values)]

    assert [row.values for row in differences(products, shop, language)] == [aligned]


GRAMS_AND_KILOS = [
    an_attribute("weight_kg", unit="kg", labels={"en": "Weight", "id": "Berat"}, better="lower"),
    an_attribute("weight_g", unit="g", labels={"en": "Weight", "id": "Berat"}, better="lower"),
    an_attribute("care_months", unit="months", labels={"en": "Warranty", "id": "Garansi"}),
    an_attribute("care_years", unit="years", labels={"en": "Warranty", "id": "Garansi"}),
    an_attribute("contents_ml", unit="ml", labels={"en": "Holds", "id": "Isi"}, better="higher"),
    an_attribute("contents_l", unit="L", labels={"en": "Holds", "id": "Isi"}, better="higher"),
]


@pytest.mark.parametrize(("one", "other", "row"), [
    ({"weight_kg": "1.2"}, {"weight_g": "800"}, Row("Weight", ("1,200 g", "800 g"), (1,))),
    ({"weight_kg": "1.2"}, {"weight_g": "3400"}, Row("Weight", ("1.2 kg", "3.4 kg"), (0,))),
    ({"care_years": "2"}, {"care_months": "18"}, Row("Warranty", ("2.0 years", "1.5 years"))),
    ({"care_years": "1"}, {"care_months": "6"}, Row("Warranty", ("12 months", "6 months"))),
    ({"contents_ml": "1500"}, {"contents_l": "2"}, Row("Holds", ("1.5 L", "2.0 L"), (1,))),
])
def test_units_of_the_same_thing_are_aligned(one, other, row):
    shop = a_catalogue(attributes=GRAMS_AND_KILOS)

    assert differences([a_toaster("A", **one), a_toaster("B", **other)], shop, "en") == [row]


def test_the_same_amount_in_two_units_is_no_difference():
    shop = a_catalogue(attributes=GRAMS_AND_KILOS)
    light, same = a_toaster("A", weight_kg="0.5"), a_toaster("B", weight_g="500")

    assert differences([light, same], shop, "en") == []


def test_amounts_written_as_texts_are_aligned_too():
    shop = a_catalogue(attributes=[an_attribute("contents", "text")])
    small, large = a_toaster("A", contents="500 ml"), a_toaster("B", contents="1,5 liter")

    [row] = differences([small, large], shop, "en")

    assert row.values == ("500 ml", "1,500 ml")


def test_attributes_that_only_share_their_name_stay_apart():
    shop = a_catalogue(attributes=[
        an_attribute("length_cm", unit="cm", labels={"en": "Size"}),
        an_attribute("volume_l", unit="L", labels={"en": "Size"}),
    ])

    rows = differences([a_toaster("A", length_cm="40"), a_toaster("B", volume_l="2")], shop, "en")

    assert [row.values for row in rows] == [("40 cm", "–"), ("–", "2 L")]


@pytest.mark.parametrize("products", [[], [TWO], [TWO, TWO], [a_product("A"), a_product("B")]])
def test_what_does_not_differ_has_no_rows(products):
    assert differences(products, SHOP, "en") == []
