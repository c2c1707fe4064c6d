"""Where nothing fits: which constraint goes, and what is shown instead."""
import pytest

from actions.shop.search import SearchQuery
from tests.actions.shop.search.searched import INDEX, usd


@pytest.mark.parametrize(
    ("wanted", "relaxed", "value", "let_go", "nearest"),
    [
        (
            {"categories": ("blenders",), "price_max": usd("10.00")},
            "price", None, ("price",), ["BLEND"],
        ),
        (
            {"categories": ("blenders",), "values": (("colour", "red"),)},
            "values", ("colour", "red"), ("values",), ["BLEND"],
        ),
        (
            {"brands": ("Roti",), "values": (("colour", "red"), ("bagel", "no"))},
            "values", ("colour", "red"), ("values",), ["TOAST-2"],
        ),
        (
            {"brands": ("Nobody",), "values": (("colour", "red"),)},
            "brand", None, ("brand",), ["TOAST-4", "SHOE"],
        ),
        (
            {"brands": ("Kaki",), "categories": ("blenders",)},
            "brand", None, ("brand",), ["BLEND"],
        ),
        (
            {"categories": ("sofas",), "words": "running shoe"},
            "category", None, ("category",), ["SHOE"],
        ),
        (
            {"categories": ("blenders",), "values": (("colour", "red"),), "price_max": usd("1.00")},
            "values", None, ("price", "values"), ["BLEND"],
        ),
    ],
)
def test_the_constraint_that_emptied_the_list_is_named(wanted, relaxed, value, let_go, nearest):
    result = INDEX.search(SearchQuery(**wanted))

    assert (result.relaxed, result.relaxed_value, result.let_go) == (relaxed, value, let_go)
    assert [product.sku for product in result.products] == nearest


def test_one_value_goes_before_all_of_them():
    wanted = (("colour", "white"), ("bagel", "no"), ("size", "42"))

    result = INDEX.search(SearchQuery(categories=("toasters",), values=wanted))

    assert (result.relaxed_value, [p.sku for p in result.products]) == (("size", "42"), ["TOAST-2"])


def test_what_fits_lets_nothing_go():
    result = INDEX.search(SearchQuery(categories=("blenders",)))

    assert (result.relaxed, result.relaxed_value, result.let_go) == (None, None, ())
