"""Search by words: both languages, spelling repair, order, and what is left out."""

import pytest

from actions.shop.search import SearchIndex, SearchQuery
from tests.actions.shop.search.searched import INDEX, SHOP, named, skus
from tests.builders import a_catalogue, a_link, a_product


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
        ("something red to run", "SHOE"),
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


def test_a_passing_mention_does_not_win_for_being_cheap():
    others = [named(f"O{i}", f"Thing {i}", f"Benda {i}", "9.00", category="o") for i in range(20)]
    index = SearchIndex(a_catalogue(*SHOP.products.values(), *others))

    found = index.search(SearchQuery(words="toaster", sort="cheaper")).products

    assert [product.sku for product in found][:2] == ["TOAST-2", "TOAST-4"]
    assert "BLEND" not in [product.sku for product in found]


def test_alike_products_have_the_popular_first_and_add_ons_last():
    liked = a_product("B", rating=4.5, rating_count=300)
    add_on = a_product("A", kind="service", rating=5.0, rating_count=900)
    unrated, other = a_product("D"), a_product("C")
    index = SearchIndex(a_catalogue(add_on, unrated, liked, other))

    found = index.search(SearchQuery(categories=("toasters",))).products

    assert [product.sku for product in found] == ["B", "C", "D", "A"]


def test_a_name_means_the_thing_before_its_bundle_its_sample_and_its_larger_size():
    popular = {"rating": 5.0, "rating_count": 500}
    index = SearchIndex(
        a_catalogue(
            named("BIG", "Mint Tea", "Teh Mint", "9.00", **popular),
            named("TRIAL", "Mint Tea", "Teh Mint", "0.50", kind="sample", **popular),
            named("KIT", "Mint Tea", "Teh Mint", "12.00", kind="bundle", **popular),
            named("TEA", "Mint Tea", "Teh Mint", "3.00"),
            links=[a_link("TEA", "BIG", "larger"), a_link("TRIAL", "TEA", "larger")],
        )
    )

    def skus(**query):
        return [product.sku for product in index.search(SearchQuery(**query)).products]

    assert skus(words="mint tea") == ["TEA", "BIG", "KIT", "TRIAL"]
    assert skus(words="mint tea", sort="cheaper") == ["TEA", "BIG", "TRIAL", "KIT"]
    assert skus(words="mint tea", sort="dearer") == ["BIG", "TEA", "KIT", "TRIAL"]


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


def test_a_search_of_an_empty_catalogue_finds_nothing():
    index = SearchIndex(a_catalogue())

    assert index.search(SearchQuery(words="toaster", categories=("toasters",))).products == ()


@pytest.mark.parametrize(
    "words",
    ['"toaster', "name:toaster", "toaster AND NOT duo", "(toaster", "toaster^2 +duo -x", "*"],
)
def test_search_syntax_is_only_words(words):
    INDEX.search(SearchQuery(words=words))
    assert INDEX.repair(words) in ([], ["toaster"], ["toaster", "duo"], ["name", "toaster"])
