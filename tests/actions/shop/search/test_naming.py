"""Which product words name: one clearly, or none."""
import pytest

from actions.shop.search import SearchIndex, SearchQuery
from actions.shop.search.naming import named_product
from tests.builders import a_catalogue, a_link, a_product


def named(sku, name, **overrides):
    return a_product(sku, names={"en": name}, category="goods", **overrides)


SHOP = a_catalogue(
    named("M10", "M10 Mirrorless Camera"),
    named("M20", "M20 Mirrorless Camera"),
    named("BATTERY", "Spare Battery for M10", kind="product"),
    named("KIT", "M10 Photo Kit", kind="bundle"),
    named("PLUS", "Nusa 5 Plus"),
    named("LITE", "Nusa 5 Lite"),
    named("JUG", "Milk Jug 350 ml"),
    links=[a_link("M10", "BATTERY"), a_link("KIT", "M10", "contains")],
)
INDEX = SearchIndex(SHOP)


def the_one(words, **how):
    product = named_product(SearchQuery(words=words), SHOP, INDEX, **how)
    return product.sku if product else None


@pytest.mark.parametrize(("words", "sku"), [
    ("tell me about the beginner m10", "M10"),  # not the battery or the kit for it
    ("ceritain soal m20 dong", "M20"),
    ("tell me about the nusa plus", "PLUS"),
    ("details of the spare battery", "BATTERY"),
    ("show me the jug", "JUG"),
])
def test_words_of_one_name_mean_its_product(words, sku):
    assert the_one(words) == sku


@pytest.mark.parametrize("words", [
    "", "tell me about it", "tell me about the nusa", "a mirrorless one", "milk frother", "kettle",
])
def test_words_that_fit_several_or_say_more_mean_none(words):
    assert the_one(words) is None


@pytest.mark.parametrize(("words", "sku"), [("got the m10", "M10"), ("milk jug", None)])
def test_a_search_is_only_for_one_product_when_it_names_the_model(words, sku):
    assert the_one(words, by_model=True) == sku
