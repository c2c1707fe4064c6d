"""An index in files finds what one in memory finds, and changes without making anyone wait."""
from dataclasses import replace

import numpy as np
import pytest

from actions.language.sentence_encoder import DIMENSIONS
from actions.shop.catalogue import newest
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.catalogue.parts import files_of
from actions.shop.loading.storing import store_catalogue
from actions.shop.search import SearchIndex, SearchIndexCache, SearchQuery
from actions.shop.search.cache import has_shelves, make_shelves
from actions.shop.search.vectors import fill_vectors, make_vectors, read_vectors
from tests.actions.shop.search.searched import OVEN, SHOP, TWO, named
from tests.builders import a_catalogue

LAMP = named("LAMP", "Novel Lamp", "Lampu Baru", "9.00")
ASKED = ("toaster", "sepatu", "panggangan", "tosater", "oven", "dapur", "lampu")


def encode(texts):
    return np.eye(DIMENSIONS, dtype=np.float32)[[len(text) % DIMENSIONS for text in texts]]


def load(database, catalogue, version):
    with database.session_scope() as db:
        variants = [v.id for product in catalogue.products.values() for v in product.variants]
        store_catalogue(db, replace(catalogue, version=version), dict.fromkeys(variants, 1))


@pytest.fixture
def large(monkeypatch):
    """Every shop is one that is prepared beside."""
    monkeypatch.setattr(newest, "SMALL_SHOP", 0)


def prepare(database):
    with database.read_scope() as db:
        make_shelves(files_of(db), read_catalogue(db), db)


def skus(index, words, **query):
    return [product.sku for product in index.search(SearchQuery(words=words, **query)).products]


def test_finds_what_an_index_in_memory_finds(any_database):
    load(any_database, SHOP, "1")
    fill_vectors(any_database, encode=encode)
    with any_database.read_scope() as db:
        mapped = SearchIndexCache().current(db).index
        in_memory = SearchIndex(SHOP, vectors=read_vectors(db, SHOP))

    for words in ASKED:
        assert skus(mapped, words) == skus(in_memory, words), words
        assert mapped.repair(words) == in_memory.repair(words)
        assert mapped.name_words_in(words) == in_memory.name_words_in(words)
    assert skus(mapped, "", brands=("Roti",)) == skus(in_memory, "", brands=("Roti",))
    assert mapped.without_vectors == 0


def test_serves_on_until_what_is_newer_is_prepared(any_database, large):
    load(any_database, a_catalogue(TWO, OVEN), "1")
    cache = SearchIndexCache()
    with any_database.read_scope() as db:
        first = cache.current(db)
    load(any_database, a_catalogue(OVEN, LAMP), "2")

    with any_database.read_scope() as db:
        assert cache.current(db) is first
        assert not has_shelves(files_of(db), db)
    prepare(any_database)

    with any_database.read_scope() as db:
        second = cache.current(db)
        assert cache.current(db) is second
    assert list(second.catalogue.products) == ["LAMP", "OVEN"]
    assert (skus(second.index, "duo"), skus(second.index, "lampu")) == ([], ["LAMP"])
    assert (skus(first.index, "duo"), skus(first.index, "lampu")) == (["TOAST-2"], [])


def test_takes_up_a_catalogue_before_all_its_vectors_are_prepared(any_database, large):
    load(any_database, a_catalogue(TWO, OVEN), "1")
    cache = SearchIndexCache()
    with any_database.read_scope() as db:
        cache.current(db)
    load(any_database, SHOP, "2")
    prepare(any_database)
    fill_vectors(any_database, encode=encode)

    with any_database.read_scope() as db:
        found = cache.current(db)
        assert cache.current(db) is found
        assert (found.catalogue.version, found.index.without_vectors) == ("2", len(SHOP.products))
        assert not has_shelves(files_of(db), db)
    prepare(any_database)

    with any_database.read_scope() as db:
        assert cache.current(db).index.without_vectors == 0


def test_vectors_that_were_replaced_leave_no_files(any_database):
    load(any_database, SHOP, "1")
    prepare(any_database)
    fill_vectors(any_database, encode=encode)
    prepare(any_database)

    with any_database.read_scope() as db:
        folders = files_of(db)._made.root.rglob("meanings-*")
        assert len([folder for folder in folders if folder.is_dir()]) == 1


def test_a_result_reads_only_the_products_that_are_looked_at():
    read = []

    class Watched(dict):
        def __getitem__(self, sku):
            read.append(sku)
            return super().__getitem__(sku)

    index = SearchIndex(SHOP, vectors=make_vectors(SHOP, encode=encode), encode=encode)
    index._shelf._products = Watched(SHOP.products)

    found = index.search(SearchQuery(brands=("Roti", "Dapur"), sort="cheaper")).products
    page = [product.sku for product in found[1:3]]

    assert read == page
    assert len(found) > len(page)
    assert list(found.with_last(page[:1]).skus) == [
        *(sku for sku in found.skus if sku != page[0]), page[0],
    ]
