import pytest

from actions.shop.search import SearchIndex
from tests.builders import a_catalogue, a_product, a_variant

INDEX = SearchIndex(a_catalogue(
    a_product("TOAST-4S", names={"en": "Quattro Four-Slice Toaster", "id": "Pemanggang Quattro"}),
    a_product("SHOE", variants=(a_variant("SHOE-42-RED", "SHOE", "42", en="red"),)),
))


@pytest.mark.parametrize(
    ("code", "sku", "variant"),
    [
        ("TOAST-4S", "TOAST-4S", ""),
        ("toast-4s", "TOAST-4S", ""),
        ("https://shop.example.com/p/TOAST-4S", "TOAST-4S", ""),
        ("https://shop.example.com/p/TOAST-4S/?utm=1#top", "TOAST-4S", ""),
        ("quattro-four-slice-toaster", "TOAST-4S", ""),
        ("https://shop.example.com/quattro_four_slice_toaster.html", "TOAST-4S", ""),
        ("pemanggang-quattro", "TOAST-4S", ""),
        ("shoe-42-red", "SHOE", "SHOE-42-RED"),
    ],
)
def test_a_code_or_link_stands_for_its_product(code, sku, variant):
    product, its_variant = INDEX.with_code(code)

    assert (product.sku, its_variant) == (sku, variant)


@pytest.mark.parametrize("code", ["", "TOAST", "https://shop.example.com/", "toaster"])
def test_other_words_stand_for_nothing(code):
    assert INDEX.with_code(code) is None
