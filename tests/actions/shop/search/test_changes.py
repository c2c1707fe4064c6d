"""A new catalogue version changes the index in place and finds what a new index would."""
from dataclasses import replace

from actions.shop.search import SearchIndex, SearchIndexCache, SearchQuery
from actions.shop.search.indexed_words import IndexedWords
from tests.actions.shop.search.searched import BLENDER, FOUR, OVEN, SHOE, SHOP, TWO, named
from tests.builders import a_catalogue

LAMP = named("LAMP", "Novel Lamp", "Lampu Baru", "9.00")


def found(index: SearchIndex, words: str) -> list[str]:
    return [product.sku for product in index.search(SearchQuery(words=words)).products]


def test_only_products_whose_texts_changed_are_indexed_again():
    words = IndexedWords()
    SearchIndex(a_catalogue(TWO, FOUR, OVEN), words)
    dearer = replace(FOUR, prices=BLENDER.prices)
    renamed = replace(TWO, names={"en": "Duo Grill", "id": "Panggangan Duo"})

    assert SearchIndex(a_catalogue(TWO, dearer, OVEN), words).changed_documents == 0
    assert SearchIndex(a_catalogue(renamed, dearer, OVEN), words).changed_documents == 2
    assert SearchIndex(a_catalogue(renamed, OVEN, LAMP), words).changed_documents == 2


def test_a_changed_index_finds_what_a_new_one_finds():
    words = IndexedWords()
    renamed = replace(TWO, names={"en": "Duo Grill", "id": "Panggangan Duo"})
    after = a_catalogue(renamed, OVEN, SHOE, LAMP)
    SearchIndex(SHOP, words)

    changed, new = SearchIndex(after, words), SearchIndex(after)

    for asked in ("grill", "lampu", "oven", "toaster", "sepatu", "blender", "quattro", "gril"):
        assert found(changed, asked) == found(new, asked), asked
    assert found(changed, "grill") == ["TOAST-2"]


def test_who_still_reads_the_earlier_version_finds_what_it_had():
    words = IndexedWords()
    before = SearchIndex(a_catalogue(TWO, OVEN), words)

    after = SearchIndex(a_catalogue(OVEN, LAMP), words)

    assert found(before, "duo") == ["TOAST-2"]
    assert (found(after, "duo"), found(after, "lamp")) == ([], ["LAMP"])


def test_the_cache_changes_its_index_for_another_version():
    cache = SearchIndexCache()
    cache.current(a_catalogue(TWO, FOUR, OVEN))

    index = cache.current(replace(a_catalogue(TWO, FOUR, LAMP), version="next"))

    assert index.changed_documents == 2
    assert found(index, "lampu") == ["LAMP"]


def test_what_the_shop_excludes_is_never_found():
    profile = replace(SHOP.profile, never_found=("TOAST-4", "blenders"))
    index = SearchIndex(replace(SHOP, profile=profile))

    assert sorted(found(index, "quattro toaster blender")) == ["CARE", "TOAST-2"]
    assert "BLEND" not in [p.sku for p in index.search(SearchQuery(brands=("Dapur",))).products]


def test_of_products_alike_the_sold_out_come_last():
    twins = a_catalogue(
        named("A", "Mint Tea", "Teh Mint", "3.00"), named("B", "Mint Tea", "Teh Mint", "3.00")
    )

    result = SearchIndex(twins).search(SearchQuery(words="mint tea"), sold_out=("A",))

    assert [product.sku for product in result.products] == ["B", "A"]
