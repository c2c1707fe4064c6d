"""Which products of a category are the kind of thing that a search names."""
import pytest

from actions.shop.search.said_kind import is_told_by_names, of_said_kind, without_other_kinds
from tests.actions.shop.search.searched import named
from tests.builders import a_catalogue, a_category, a_link


def a_thing(sku, en, id_, category, **fields):
    return named(sku, en, id_, "10.00", category=category, **fields)


TOASTERS = [
    a_thing("DUO", "Duo Toaster", "Pemanggang Roti Duo", "toasters"),
    a_thing("QUATTRO", "Quattro Toaster", "Pemanggang Roti Quattro", "toasters"),
    a_thing("OVEN", "Mini Toaster Oven", "Oven Mini", "toasters"),
    a_thing("SANDWICH", "Crispy Sandwich Maker", "Pemanggang Sandwich", "toasters"),
]
PHONES = [
    a_thing("LITE", "Nusa Lite", "Nusa Lite", "phones"),
    a_thing("PRO", "Nusa Pro", "Nusa Pro", "phones"),
    a_thing("TOUGH", "Nusa Rugged Phone", "Ponsel Tangguh Nusa", "phones"),
]
EXTRAS = [
    a_thing("TRIPOD-1", "Light Tripod", "Tripod Ringan", "extras"),
    a_thing("TRIPOD-2", "Carbon Tripod", "Tripod Karbon", "extras"),
    a_thing("FEET", "Rubber Feet for Tripods", "Kaki Karet Tripod", "extras"),
    a_thing("CARD", "Memory Card", "Kartu Memori", "extras"),
    a_thing("KIT", "Tripod Kit", "Paket Tripod", "extras", kind="bundle"),
    a_thing("JACKET-1", "Rain Jacket", "Jaket Hujan", "extras"),
    a_thing("JACKET-2", "Rain Jacket Peak", "Jaket Gunung", "extras"),
]
SHOP = a_catalogue(
    *TOASTERS, *PHONES, *EXTRAS,
    links=[a_link("TRIPOD-1", "FEET")],
    categories=[
        a_category("toasters", names={"en": "Toasters", "id": "Pemanggang Roti"}),
        a_category("phones", names={"en": "Phones", "id": "Ponsel"}),
        a_category("extras", names={"en": "Camera extras", "id": "Perlengkapan"}),
    ],
)


def skus(products):
    return [product.sku for product in products]


@pytest.mark.parametrize(
    ("words", "products", "kept"),
    [
        ("a four slice toaster", TOASTERS, ["DUO", "QUATTRO", "OVEN"]),
        ("pemanggang roti", TOASTERS, ["DUO", "QUATTRO", "OVEN"]),
        ("toasters and sandwich makers", TOASTERS, ["DUO", "QUATTRO", "OVEN", "SANDWICH"]),
        ("pemanggang", TOASTERS, ["DUO", "QUATTRO", "OVEN", "SANDWICH"]),
        ("sandwich maker", TOASTERS, ["DUO", "QUATTRO", "OVEN", "SANDWICH"]),
        ("", TOASTERS, ["DUO", "QUATTRO", "OVEN", "SANDWICH"]),
        ("toaster", TOASTERS[3:], ["SANDWICH"]),  # better than nothing
        ("phones", PHONES, ["LITE", "PRO", "TOUGH"]),  # most of them aren't called so
    ],
)
def test_what_only_shares_the_category_is_another_kind(words, products, kept):
    assert skus(without_other_kinds(words, products, SHOP)) == kept


def test_three_of_four_are_nearly_all():
    fewer = a_catalogue(*TOASTERS[1:], categories=SHOP.categories.values())

    assert "SANDWICH" in skus(without_other_kinds("toaster", TOASTERS[1:], fewer))


@pytest.mark.parametrize(
    ("words", "products", "kept"),
    [
        ("tripod", EXTRAS, ["TRIPOD-1", "TRIPOD-2"]),
        ("tripods to travel with", EXTRAS, ["TRIPOD-1", "TRIPOD-2"]),
        ("carbon tripod", EXTRAS, ["TRIPOD-2"]),
        ("rain jackets", EXTRAS, ["JACKET-1", "JACKET-2"]),
        ("jaket hujan", EXTRAS, ["JACKET-1", "JACKET-2"]),  # hujan is rain
        ("toaster", TOASTERS, ["DUO", "QUATTRO", "OVEN"]),
        ("phone", PHONES, ["LITE", "PRO", "TOUGH"]),
        ("ponsel", PHONES, ["LITE", "PRO", "TOUGH"]),
        ("rugged phone", PHONES, ["TOUGH"]),
        ("something", EXTRAS[:4], ["TRIPOD-1", "TRIPOD-2", "CARD"]),
        ("carbon card", EXTRAS, ["TRIPOD-2", "CARD"]),
        ("tripod", EXTRAS[4:5], ["KIT"]),
    ],
)
def test_goods_of_the_kind_are_told_by_their_names(words, products, kept):
    assert skus(of_said_kind(words, products, SHOP)) == kept


@pytest.mark.parametrize(
    ("kind", "products", "is_told"),
    [
        ("tripods", EXTRAS, True), ("phone", PHONES, True), ("ponsel", PHONES[:2], True),
        ("kettle", TOASTERS, False), ("mice", EXTRAS, False), ("", EXTRAS, True),
    ],
)
def test_a_kind_that_no_name_tells_is_not_sure(kind, products, is_told):
    assert is_told_by_names(kind, products, SHOP) is is_told
