"""Attribute values in words, in both languages."""
from decimal import Decimal

import pytest

from actions.shop.catalogue.attributes import describe, facts, format_value, number_of
from tests.builders import a_catalogue, a_product, an_attribute

LABELS = {"en": "Warranty", "id": "Garansi"}
TOASTER = a_product(
    "TOAST",
    attributes={
        "warranty": {"en": "24"},
        "power": {"en": "1250.5"},
        "bagel": {"en": "yes"},
        "defrost": {"en": "no"},
        "colour": {"en": "red", "id": "merah"},
        "material": {"en": "steel"},
        "secret": {"en": "42"},
        "origin": {},
    },
)
SHOP = a_catalogue(
    TOASTER,
    attributes=[
        an_attribute("warranty", unit="months", labels=LABELS),
        an_attribute("power", unit="W"),
        an_attribute("bagel", "flag"),
        an_attribute("defrost", "flag"),
        an_attribute("colour", "text", labels={"en": "Colour", "id": "Warna"}),
        an_attribute("material", "text"),
        an_attribute("origin", "text"),
        an_attribute("slots"),
    ],
)


@pytest.mark.parametrize(
    ("unit", "value", "en", "id_"),
    [
        ("", "4", "4", "4"),
        ("", "4.0", "4", "4"),
        ("", "1500", "1,500", "1.500"),
        ("W", "1250.5", "1,250.5 W", "1.250,5 W"),
        ("kg", "0.5", "0.5 kg", "0,5 kg"),
        ("months", "1", "1 month", "1 bulan"),
        ("months", "24", "24 months", "24 bulan"),
        ("years", "2", "2 years", "2 tahun"),
        ("h", "1.5", "1.5 hours", "1,5 jam"),
        ("hours", "12", "12 hours", "12 jam"),
        ("min", "30", "30 minutes", "30 menit"),
        ("minutes", "1", "1 minute", "1 menit"),
        ("days", "7", "7 days", "7 hari"),
    ],
)
def test_numbers_have_their_unit_as_the_language_writes_it(unit, value, en, id_):
    attribute = an_attribute("any", unit=unit)

    assert format_value(attribute, value, "en") == en
    assert format_value(attribute, value, "id") == id_


@pytest.mark.parametrize(("value", "mark"), [("yes", "✓"), ("no", "✗")])
@pytest.mark.parametrize("language", ["en", "id"])
def test_flags_are_marks(value, mark, language):
    assert format_value(an_attribute("any", "flag"), value, language) == mark


@pytest.mark.parametrize("value", ["red", "2 tone", "1500", "yes"])
def test_texts_stay_as_they_are(value):
    assert format_value(an_attribute("any", "text", unit="W"), value, "id") == value


@pytest.mark.parametrize(
    ("attribute", "language", "words"),
    [
        ("warranty", "en", "24 months"),
        ("warranty", "id", "24 bulan"),
        ("colour", "en", "red"),
        ("colour", "id", "merah"),
        ("material", "id", "steel"),
        ("bagel", "id", "✓"),
        ("slots", "en", None),
        ("origin", "en", None),
        ("secret", "en", None),
        ("unheard_of", "en", None),
    ],
)
def test_what_is_known_is_described(attribute, language, words):
    assert describe(TOASTER, attribute, SHOP, language) == words


def test_facts_are_all_that_is_known_in_order():
    assert facts(TOASTER, SHOP, "id") == [
        {"label": "Garansi", "value": "24 bulan"},
        {"label": "Power", "value": "1.250,5 W"},
        {"label": "Bagel", "value": "✓"},
        {"label": "Defrost", "value": "✗"},
        {"label": "Warna", "value": "merah"},
        {"label": "Material", "value": "steel"},
    ]


def test_a_product_without_attributes_has_no_facts():
    assert facts(a_product("PLAIN"), SHOP, "en") == []


@pytest.mark.parametrize(
    ("attribute", "number"),
    [
        ("warranty", Decimal("24")), ("power", Decimal("1250.5")), ("bagel", None),
        ("colour", None), ("origin", None), ("slots", None),
    ],
)
def test_only_numbers_are_numbers(attribute, number):
    assert number_of(TOASTER, attribute) == number
