"""Which kinds of goods a search names, and which products are of them."""
import pytest

from actions.shop.search import SearchIndex
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


EVERY = [*TOASTERS, *PHONES, *EXTRAS]
INDEX = SearchIndex(SHOP)


def skus(products):
    return [product.sku for product in products]


@pytest.mark.parametrize(
    ("words", "language", "kept"),
    [
        ("tripod", "en", ["TRIPOD-1", "TRIPOD-2"]),
        ("a tripod for my memory card", "en", ["TRIPOD-1", "TRIPOD-2"]),
        ("carbon tripod", "en", ["TRIPOD-2"]),
        ("rain jackets", "en", ["JACKET-1"]),
        ("jaket hujan", "id", ["JACKET-1"]),
        ("toaster", "en", ["DUO", "QUATTRO", "OVEN"]),  # a sandwich maker among them is none
        ("pemanggang roti", "id", ["DUO", "QUATTRO", "OVEN"]),
        ("phone", "en", ["TOUGH", "LITE", "PRO"]),  # the category is called so, titles are not
        ("ponsel", "id", ["TOUGH", "LITE", "PRO"]),
        ("rugged phone", "en", ["TOUGH"]),
    ],
)
def test_goods_of_the_kind_are_told_by_their_titles(words, language, kept):
    assert sorted(skus(INDEX.of_kind(words, EVERY, language))) == sorted(kept)


def test_without_a_kind_all_goods_stay_and_nothing_beside_them():
    assert "KIT" not in skus(INDEX.of_kind("something", EXTRAS))


@pytest.mark.parametrize("words", ["kettle", "accessories for a tripod", ""])
def test_no_kind_is_asked_for(words):
    assert INDEX.said_kind(words) is None


def test_the_noun_is_wanted_and_not_what_describes_it():
    assert [kind.id for kind in INDEX.said_kind("tripod card", "en").kinds] == ["card"]


def test_an_everyday_name_is_searched_for_by_the_name_in_titles():
    assert INDEX.said_kind("smartphone", "en").text == "phone"
