"""Product names are put aside before the intent is decided."""
import pytest

from bot.nlu.intents.delexicalising import point_at_products


def a_name(text, name):
    start = text.index(name)
    return {"entity": "product", "value": "SKU", "start": start, "end": start + len(name)}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("tell me about the Duo Toaster", "en", "tell me about that one"),
        ("Duo Toaster", "en", "that one"),
        ("masukin Duo Toaster dua ya", "id", "masukin produk ini dua ya"),
        ("harga si Duo Toaster berapa", "id", "harga produk ini berapa"),
    ],
)
def test_points_at_the_product_instead_of_naming_it(text, language, expected):
    assert point_at_products(text, [a_name(text, "Duo Toaster")], language) == expected


def test_points_at_each_of_several():
    text = "compare the Duo with the Quattro"

    pointed = point_at_products(text, [a_name(text, "Duo"), a_name(text, "Quattro")])

    assert pointed == "compare that one with the other one"


def test_leaves_a_sentence_without_names_alone():
    assert point_at_products("show me toasters", [], "en") == "show me toasters"
