"""Examples of what to ask are of the shop's own goods, and find something."""
from dataclasses import replace
from pathlib import Path

import pytest

from actions.language.packs import languages
from actions.shop.catalogue.catalogue import Profile
from actions.shop.catalogue.example_words import (
    NO_EXAMPLES,
    ExampleWords,
    examples_of,
    filled,
)
from actions.shop.loading import read_folder, validate
from actions.shop.search import SearchIndex, SearchIndexCache, SearchQuery
from actions.shop.search.making_examples import make_examples
from tests.actions.shop.search.searched import named
from tests.builders import a_catalogue, a_category, a_database

RUGS = (
    named("RUG-1", "Woollen Rug", "Karpet Wol", "47.00", category="rugs"),
    named("RUG-2", "Cotton Rug", "Karpet Katun", "20.00", category="rugs"),
    named("RUG-3", "Silk Rug", "Karpet Sutra", "300.00", category="rugs"),
)
ODDS = (named("BELL-1", "Brass Bell", "Lonceng Kuningan", "9.00", category="odds"),)
RUG_SHOP = a_catalogue(
    *RUGS, *ODDS,
    categories=(
        a_category("rugs", names={"en": "Rugs", "id": "Karpet"}),
        a_category("odds", names={"en": "Odds & ends", "id": "Lain-lain"}),
    ),
)


def made(catalogue):
    return make_examples(catalogue, SearchIndex(catalogue))


def test_are_of_the_shops_own_goods():
    words = made(RUG_SHOP).words

    assert words["en"] == ExampleWords("rugs", "$50.00", "rugs", "Brass Bell")
    assert (words["id"].category, words["id"].product) == ("karpet", "Lonceng Kuningan")


def test_a_shop_without_goods_has_none():
    assert made(a_catalogue()).words == dict.fromkeys(languages(), ExampleWords())


def test_what_no_search_shows_is_no_example():
    profile = replace(RUG_SHOP.profile, never_found=("rugs", "BELL-1"))

    assert made(replace(RUG_SHOP, profile=profile)).words["en"] == ExampleWords()


def test_what_is_not_sold_in_the_currency_of_a_language_is_no_example():
    profile = Profile("Toko", {"en": "EUR", "id": "IDR"}, ())

    words = made(replace(RUG_SHOP, profile=profile)).words

    assert words["en"] == ExampleWords()
    assert words["id"].category == "karpet"


@pytest.mark.parametrize("language", languages())
def test_of_the_demo_shop_each_finds_something(language):
    catalogue = validate(read_folder(Path("data/shop"))).catalogue
    index = SearchIndex(catalogue)

    words = make_examples(catalogue, index).words[language]

    assert all((words.category, words.price, words.other, words.product))
    for said in (words.category, words.other, words.product):
        assert index.search(SearchQuery(words=said), language).products


def test_are_made_with_the_catalogue_and_read_back(tmp_path):
    database = a_database(tmp_path, RUG_SHOP)
    with database.read_scope() as db:
        before = examples_of(db)
        SearchIndexCache().current(db)

        assert before == NO_EXAMPLES
        assert examples_of(db).words["en"] == made(RUG_SHOP).words["en"]
    database.close()


@pytest.mark.parametrize(("template", "text"), [
    ("{category} under {price}", "Rugs under $50"),
    ("Compare your two best {other}", None),
    ("Where is my order?", "Where is my order?"),
])
def test_what_lacks_words_is_left_out(template, text):
    assert filled(template, ExampleWords(category="rugs", price="$50")) == text
