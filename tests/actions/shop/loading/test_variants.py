"""Variants: what each is called, what it costs, and what a shop's folder says of them."""
from decimal import Decimal

import pytest

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.catalogue.variants import Variant
from actions.shop.money import Money
from tests.builders import a_database, a_product, a_shop_folder, a_variant

JUG = a_product(
    "JUG",
    variants=(
        Variant("JUG-1", "JUG", "1 l", {}, {}, {"Lid": {"en": "steel", "id": "baja"}}),
        Variant(
            "JUG-2", "JUG", "2 l", {"en": "red"}, {"USD": Decimal("25.00")},
            {"Lid": {"en": "glass"}},
        ),
    ),
)
FILE = (
    "variant,sku,size,colour,options,options_id,stock,price_USD\n"
    "T-1,TOAST-2,,red,Plug: EU | Cord: 1 m,Plug: Eropa,2,\n"
    "T-2,TOAST-2,,red,Plug: UK | Cord: 1 m,,3,{price}\n"
)


@pytest.mark.parametrize(
    ("variant", "language", "label"),
    [("JUG-1", "en", "1 l steel"), ("JUG-1", "id", "1 l baja"), ("JUG-2", "en", "2 l red glass")],
)
def test_is_called_by_all_that_tells_it_from_the_others(variant, language, label):
    assert JUG.variant(variant).label(language) == label


def test_costs_what_it_costs_or_else_what_its_product_does():
    assert JUG.price("USD", "JUG-2") == Money(Decimal("25.00"), "USD")
    assert JUG.price("USD", "JUG-1") == JUG.price("USD") == Money(Decimal("20.00"), "USD")
    assert JUG.price("IDR", "JUG-2") == Money(Decimal("320000"), "IDR")


def test_some_are_dearer_than_others_in_one_currency_alone():
    assert JUG.is_dearer_in("USD")
    assert not JUG.is_dearer_in("IDR")
    assert not a_product("MUG", variants=(a_variant("M-1", "MUG", "S"),)).is_dearer_in("USD")


def test_prices_and_options_come_from_the_folder(tmp_path):
    database = a_database(tmp_path)
    fill_shop(database, CsvFolder(a_shop_folder(tmp_path, {"variants.csv": FILE.format(price=19)})))

    with database.read_scope() as db:
        toaster = read_catalogue(db).products["TOAST-2"]

    assert toaster.variant("T-1").options == {
        "Plug": {"en": "EU", "id": "Eropa"}, "Cord": {"en": "1 m"}
    }
    assert toaster.variant("T-2").prices == {"USD": Decimal(19)}
    assert toaster.price("USD") == Money(Decimal(19), "USD")  # of the cheapest


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Plug: UK", "UK plug", "'UK plug' is not an option; write its name and value as in"),
        (",3,19", ",3,0", "is zero; write a price above zero or empty the cell"),
        ("Plug: UK", "Plug: EU", "variants of a product must differ in size, colour or options"),
    ],
)
def test_refuses_options_and_prices_that_tell_nothing(refused, old, new, reason):
    [error] = refused({"variants.csv": FILE.format(price=19).replace(old, new, 1)})

    assert error.line == 3
    assert reason in error.reason
