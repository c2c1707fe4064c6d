"""Search by filters: category, brand, values, price; and which of them may be let go."""
from decimal import Decimal

import pytest

from actions.shop.money import Money
from actions.shop.search import SearchQuery
from tests.actions.shop.search.searched import INDEX, skus, usd


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"categories": ("toasters",)}, ["TOAST-4", "TOAST-2", "OVEN", "CARE"]),
        ({"categories": ("blenders", "shoes")}, ["BLEND", "SHOE"]),
        ({"categories": ("sofas",)}, []),
        ({"brands": ("Dapur",)}, ["BLEND", "OVEN"]),
        ({"brands": ("Dapur", "Kaki")}, ["BLEND", "OVEN", "SHOE"]),
        ({"brands": ("Dapur",), "categories": ("toasters",)}, ["OVEN"]),
        ({"values": (("bagel", "yes"),)}, ["TOAST-4"]),
        ({"values": (("colour", "red"),)}, ["TOAST-4", "SHOE"]),
        ({"values": (("colour", "RED"),)}, ["TOAST-4", "SHOE"]),
        ({"values": (("colour", "merah"),)}, ["TOAST-4", "SHOE"]),
        ({"values": (("colour", "blue"),)}, ["SHOE"]),
        ({"values": (("size", "42"),)}, ["SHOE"]),
        ({"values": (("colour", "red"), ("bagel", "yes"))}, ["TOAST-4"]),
    ],
)
def test_filters_keep_what_fits(wanted, found):
    assert skus(**wanted) == found


def test_words_rank_what_the_filters_keep():
    assert skus(words="something red", categories=("toasters",))[0] == "TOAST-4"
    assert set(skus(words="something red", categories=("toasters",))) == {
        "OVEN", "TOAST-2", "TOAST-4", "CARE"
    }


def test_a_kind_keeps_what_its_category_has_besides_away():
    assert skus(words="oven", categories=("toasters",)) == ["OVEN"]


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (None, "20.00", ["CARE", "TOAST-2"]),
        (None, "19.99", ["CARE"]),
        (None, "5.00", ["CARE"]),
        ("50.00", None, ["TOAST-4", "OVEN"]),
        ("50.01", None, ["OVEN"]),
        ("60.00", None, ["OVEN"]),
        ("20.00", "50.00", ["TOAST-2", "TOAST-4"]),
        ("20.01", "50.00", ["TOAST-4"]),
        ("20.00", "49.99", ["TOAST-2"]),
        ("50.00", "50.00", ["TOAST-4"]),
    ],
)
def test_a_price_at_the_limit_is_inside(low, high, found):
    limits = {"price_min": low and usd(low), "price_max": high and usd(high)}

    assert skus(categories=("toasters",), sort="cheaper", **limits) == found


def test_a_limit_in_rupiah_is_compared_with_rupiah_prices():
    limit = Money(Decimal(320000), "IDR")

    assert skus(brands=("Roti",), currency="IDR", price_max=limit, words="duo") == [
        "TOAST-2", "CARE"
    ]


def test_a_limit_alone_is_a_search():
    assert skus(price_max=usd("6.00"), sort="cheaper") == ["CARE", "PLUG"]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("cheaper", ["CARE", "TOAST-2", "TOAST-4", "OVEN"]),
        ("dearer", ["OVEN", "TOAST-4", "TOAST-2", "CARE"]),
        ("relevance", ["TOAST-4", "TOAST-2", "OVEN", "CARE"]),
        ("better", ["TOAST-4", "TOAST-2", "OVEN", "CARE"]),
    ],
)
def test_results_are_sorted_as_asked(sort, found):
    assert skus(categories=("toasters",), sort=sort) == found


@pytest.mark.parametrize(
    "wanted",
    [
        {"words": "adapter"}, {"categories": ("adapters",)}, {"words": "adaptor colokan"},
        {"categories": ("adapters",), "price_max": Money(Decimal("6.00"), "USD")},
    ],
)
def test_what_is_not_sold_in_the_currency_is_left_out(wanted):
    found = INDEX.search(SearchQuery(**wanted)).products
    assert [product.sku for product in found] == ["PLUG"]

    in_rupiah = INDEX.search(SearchQuery(**wanted, currency="IDR"))
    assert in_rupiah.products == ()


@pytest.mark.parametrize(
    ("low", "high", "nearest"),
    [
        (None, "1.00", ["CARE", "TOAST-2", "TOAST-4", "OVEN"]),
        ("500.00", None, ["OVEN", "TOAST-4", "TOAST-2", "CARE"]),
        ("21.00", "22.00", ["CARE", "TOAST-2", "TOAST-4", "OVEN"]),
    ],
)
def test_without_a_fit_in_price_the_nearest_prices_come_first(low, high, nearest):
    result = INDEX.search(SearchQuery(
        categories=("toasters",), price_min=low and usd(low), price_max=high and usd(high),
    ))

    assert result.relaxed == "price"
    assert [product.sku for product in result.products] == nearest


def test_without_a_fit_in_values_they_are_let_go():
    result = INDEX.search(SearchQuery(categories=("blenders",), values=(("colour", "red"),)))

    assert result.relaxed == "values"
    assert [product.sku for product in result.products] == ["BLEND"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"categories": ("sofas",), "price_max": Money(Decimal(10), "USD")},
        {"brands": ("Nobody",), "words": "xyzzy"},
        {"words": "xyzzy"},
        {},
    ],
)
def test_words_are_never_let_go_nor_all_that_says_what_is_wanted(wanted):
    result = INDEX.search(SearchQuery(**wanted))

    assert (result.products, result.relaxed) == ((), None)
