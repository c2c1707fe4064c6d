"""Search: words in both languages with spelling repair, filters, order, and what is left out."""
from decimal import Decimal

import pytest

from actions.shop.money import Money
from actions.shop.search import SearchIndex, SearchIndexCache, SearchQuery
from tests.builders import a_catalogue, a_category, a_product, a_variant, an_attribute


def named(sku, en, id_, usd, **overrides):
    """A product with these names at this price, in rupiah 16,000 times as much."""
    prices = {"USD": Decimal(usd), "IDR": Decimal(usd) * 16000}
    texts = {"names": {"en": en, "id": id_}, "descriptions": {"en": "", "id": ""}}
    return a_product(sku, prices=prices, **{**texts, **overrides})


TWO = named(
    "TOAST-2", "Duo Toaster", "Pemanggang Duo", "20.00", brand="Roti", rating=4.0, rating_count=10,
    attributes={"bagel": {"en": "no"}, "colour": {"en": "white", "id": "putih"}},
)
FOUR = named(
    "TOAST-4", "Quattro Toaster", "Pemanggang Quattro", "50.00", brand="Roti", rating=4.9,
    rating_count=900,
    attributes={"bagel": {"en": "yes"}, "colour": {"en": "red", "id": "merah"}},
)
OVEN = named("OVEN", "Mini Oven", "Oven Mini", "60.00", brand="Dapur")
BLENDER = named(
    "BLEND", "Power Blender", "Blender Kuat", "30.00", category="blenders", brand="Dapur",
    descriptions={"en": "Stands beside your toaster with ease.", "id": "Buat jus buah segar."},
)
SHOE = named(
    "SHOE", "Running Shoe", "Sepatu Lari", "40.00", category="shoes", brand="Kaki",
    variants=(
        a_variant("SHOE-41-R", "SHOE", "41", en="red", id="merah"),
        a_variant("SHOE-42-B", "SHOE", "42", en="blue", id="biru"),
    ),
)
CARE = named("CARE", "Toaster Care", "Garansi Toaster", "5.00", kind="warranty")
DOLLARS_ONLY = named(
    "PLUG", "US Plug Adapter", "Adaptor Colokan", "6.00", category="adapters",
    prices={"USD": Decimal("6.00")},
)
SHOP = a_catalogue(
    TWO, FOUR, OVEN, BLENDER, SHOE, CARE, DOLLARS_ONLY,
    attributes=[
        an_attribute("bagel", "flag", synonyms={"en": ("bagels",), "id": ("roti bulat",)}),
        an_attribute("colour", "text"),
    ],
    categories=[
        a_category(
            "toasters", names={"en": "Toasters", "id": "Pemanggang Roti"},
            synonyms={"en": ("toaster", "toasters"), "id": ("pemanggang", "panggangan")},
        ),
    ],
)
INDEX = SearchIndex(SHOP)


def usd(amount):
    return Money(Decimal(amount), "USD")


def idr(amount):
    return Money(Decimal(amount), "IDR")


def skus(**wanted):
    """What a search finds, best first, when nothing had to be relaxed."""
    result = INDEX.search(SearchQuery(**wanted))
    assert result.relaxed is None
    return [product.sku for product in result.products]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("blender", "BLEND"),
        ("a BLENDER, please!", "BLEND"),
        ("I am looking for running shoes or a shoe", "SHOE"),
        ("sepatu", "SHOE"),
        ("cari sepatu lari dong kak", "SHOE"),
        ("oven mini", "OVEN"),
        ("quattro", "TOAST-4"),
        ("pemanggang quattro", "TOAST-4"),
        ("jus buah", "BLEND"),
        ("something red to run", "TOAST-4"),
        ("bagels", "TOAST-4"),
        ("kaki", "SHOE"),
    ],
)
def test_words_of_both_languages_find_the_product(words, first):
    assert skus(words=words)[0] == first


@pytest.mark.parametrize(
    ("misspelt", "word"),
    [
        ("blendr", "blender"),
        ("blneder", "blender"),
        ("bllender", "blender"),
        ("quatro", "quattro"),
        ("runing", "running"),
        ("ovne", "oven"),
        ("adaptr", "adapter"),
        ("sepattu", "sepatu"),
        ("pemangang", "pemanggang"),
        ("pmenaggang", "pemanggang"),
        ("garansii", "garansi"),
        ("mrah", "merah"),
    ],
)
def test_misspelt_words_are_set_right(misspelt, word):
    assert INDEX.repair(misspelt) == [word]
    assert skus(words=misspelt) == skus(words=word)


@pytest.mark.parametrize("word", ["xyzzy", "bld", "rde", "qatr", "pmngng", "4l", "412", "bicycle"])
def test_words_too_far_from_any_other_are_not_guessed(word):
    assert INDEX.repair(word) == []
    assert skus(words=word) == []


def test_known_words_are_kept_once_and_in_order():
    assert INDEX.repair("Toaster! red TOASTER blendr") == ["toaster", "red", "blender"]


@pytest.mark.parametrize(
    "words",
    [
        "", "   ", "?!", "show me something", "what do you have", "I want to buy the cheapest one",
        "ada apa saja kak", "tolong carikan barang yang bagus", "mau beli yang murah",
    ],
)
def test_sentences_of_stop_words_find_nothing(words):
    assert INDEX.repair(words) == []
    assert skus(words=words) == []


@pytest.mark.parametrize("words", ["wiht", "yuor", "yourr"])
def test_no_word_is_repaired_into_a_stop_word(words):
    assert INDEX.repair(words) == []


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
        ({"values": (("colour", "merah"),)}, ["TOAST-4"]),
        ({"values": (("colour", "blue"),)}, ["SHOE"]),
        ({"values": (("size", "42"),)}, ["SHOE"]),
        ({"values": (("colour", "red"), ("bagel", "yes"))}, ["TOAST-4"]),
    ],
)
def test_filters_keep_what_fits(wanted, found):
    assert skus(**wanted) == found


def test_words_rank_what_the_filters_keep():
    assert skus(words="oven", categories=("toasters",))[0] == "OVEN"
    assert set(skus(words="oven", categories=("toasters",))) == {
        "OVEN", "TOAST-2", "TOAST-4", "CARE"
    }


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
        ("20.01", "49.99", None),
        ("50.00", "50.00", ["TOAST-4"]),
    ],
)
def test_a_price_at_the_limit_is_inside(low, high, found):
    result = INDEX.search(SearchQuery(
        categories=("toasters",), sort="cheaper",
        price_min=usd(low) if low else None, price_max=usd(high) if high else None,
    ))

    assert result.relaxed == (None if found else "price")
    assert [p.sku for p in result.products] == (found or ["CARE", "TOAST-2", "TOAST-4", "OVEN"])


def test_a_limit_in_rupiah_is_compared_with_rupiah_prices():
    assert skus(brands=("Roti",), currency="IDR", price_max=idr(320000), words="duo") == ["TOAST-2"]


def test_a_limit_alone_is_a_search():
    assert skus(price_max=usd("6.00"), sort="cheaper") == ["CARE", "PLUG"]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("cheaper", ["CARE", "TOAST-2", "TOAST-4", "OVEN"]),
        ("dearer", ["OVEN", "TOAST-4", "TOAST-2", "CARE"]),
        ("relevance", ["TOAST-4", "TOAST-2", "OVEN", "CARE"]),
    ],
)
def test_results_are_sorted_as_asked(sort, found):
    assert skus(categories=("toasters",), sort=sort) == found


def test_a_passing_mention_does_not_win_for_being_cheap():
    assert skus(words="toaster", sort="cheaper")[-1] != "BLEND"
    assert "BLEND" not in skus(words="toaster", sort="cheaper")


def test_alike_products_have_the_popular_first_and_add_ons_last():
    liked = a_product("B", rating=4.5, rating_count=300)
    add_on = a_product("A", kind="service", rating=5.0, rating_count=900)
    unrated, other = a_product("D"), a_product("C")
    index = SearchIndex(a_catalogue(add_on, unrated, liked, other))

    found = index.search(SearchQuery(categories=("toasters",))).products

    assert [product.sku for product in found] == ["B", "C", "D", "A"]


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


@pytest.mark.parametrize("sort", ["relevance", "cheaper", "dearer"])
def test_the_same_search_always_has_the_same_order(sort):
    query = SearchQuery(words="toaster pemanggang oven red", sort=sort)
    backwards = a_catalogue(
        *reversed(SHOP.products.values()), attributes=SHOP.attributes.values(),
        categories=SHOP.categories.values(),
    )

    runs = [SearchIndex(catalogue).search(query) for catalogue in (SHOP, SHOP, backwards)]

    assert runs[0].products
    assert [[p.sku for p in run.products] for run in runs[1:]] == [
        [p.sku for p in runs[0].products]
    ] * 2


@pytest.mark.parametrize(
    ("low", "high", "nearest"),
    [
        (None, "1.00", ["TOAST-2", "TOAST-4"]),
        ("500.00", None, ["TOAST-4", "TOAST-2"]),
        ("21.00", "22.00", ["TOAST-2", "TOAST-4"]),
    ],
)
def test_without_a_fit_in_price_the_nearest_prices_come_first(low, high, nearest):
    result = INDEX.search(SearchQuery(
        brands=("Roti",), values=(), words="toaster", sort="relevance",
        price_min=usd(low) if low else None, price_max=usd(high) if high else None,
        categories=("toasters",),
    ))

    assert result.relaxed == "price"
    assert [p.sku for p in result.products if p.kind == "product"] == nearest


def test_without_a_fit_in_values_they_are_let_go():
    result = INDEX.search(SearchQuery(categories=("blenders",), values=(("colour", "red"),)))

    assert result.relaxed == "values"
    assert [product.sku for product in result.products] == ["BLEND"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"categories": ("sofas",), "price_max": Money(Decimal(10), "USD")},
        {"brands": ("Nobody",), "values": (("colour", "red"),)},
        {"words": "xyzzy"},
        {},
    ],
)
def test_category_brand_and_words_are_never_let_go(wanted):
    result = INDEX.search(SearchQuery(**wanted))

    assert (result.products, result.relaxed) == ((), None)


def test_a_search_of_an_empty_catalogue_finds_nothing():
    index = SearchIndex(a_catalogue())

    assert index.search(SearchQuery(words="toaster", categories=("toasters",))).products == ()


@pytest.mark.parametrize(
    "words", ['"toaster', "name:toaster", "toaster AND NOT duo", "(toaster", "toaster^2 +duo -x", "*"]
)
def test_search_syntax_is_only_words(words):
    INDEX.search(SearchQuery(words=words))
    assert INDEX.repair(words) in ([], ["toaster"], ["toaster", "duo"], ["name", "toaster"])


def test_the_index_is_built_again_only_for_another_catalogue():
    cache = SearchIndexCache()

    first = cache.current(SHOP)

    assert cache.current(SHOP) is first
    other = a_catalogue(named("NEW", "Novel Lamp", "Lampu Baru", "9.00"))
    object.__setattr__(other, "version", "another")
    assert cache.current(other).repair("lampu") == ["lampu"]
