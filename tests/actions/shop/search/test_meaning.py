"""Search by meaning, with an encoder that knows a few words; and which rows are nearest."""
import numpy as np
import pytest

from actions.language.sentence_encoder import DIMENSIONS
from actions.shop.search import SearchIndex, SearchQuery, index_documents
from actions.shop.search.meaning import MOST_COMPARED, meanings
from actions.shop.search.vectors import Vectors, make_vectors
from tests.actions.shop.search.searched import SHOP

SENSES = (("toaster", "bread", "breakfast"), ("shoe", "sprint"), ("blender", "smoothie"), ("oven",))


def encode(texts):
    """A vector of which senses a text names, and a little of its own."""
    rows = np.zeros((len(texts), DIMENSIONS), np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[len(SENSES) + len(text) % 50] = 0.1
        for sense, words in enumerate(SENSES):
            row[sense] = any(word in text.lower() for word in words)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


INDEX = SearchIndex(SHOP, vectors=make_vectors(SHOP, encode=encode), encode=encode)


def skus(**wanted):
    return [product.sku for product in INDEX.search(SearchQuery(**wanted)).products]


def test_a_filter_lets_meaning_rank():
    assert skus(words="smoothie", brands=("Dapur",))[0] == "BLEND"
    assert skus(words="smoothie", brands=("Dapur",), categories=("toasters",)) == ["OVEN"]


def test_words_and_meaning_add_up():
    found = skus(words="breakfast quattro", categories=("toasters",))

    assert found[:2] == ["TOAST-4", "TOAST-2"]


def test_what_has_no_vector_is_found_by_its_words():
    all_ = make_vectors(SHOP, encode=encode)
    some = Vectors(all_.skus[:3], all_.rows[:3])
    index = SearchIndex(SHOP, vectors=some, encode=encode)

    found = [p.sku for p in index.search(SearchQuery(words="running shoe")).products]

    assert (index.without_vectors, found[0]) == (4, "SHOE")


def test_without_vectors_nothing_is_encoded():
    def refuse(texts):
        raise AssertionError("encoded")

    index = SearchIndex(SHOP, encode=refuse)

    assert index.search(SearchQuery(words="blender")).products


def unit_rows(count: int) -> np.ndarray:
    """Vectors in fifty clumps, as those of products are."""
    chance = np.random.default_rng(7)
    clumps = chance.normal(size=(50, DIMENSIONS))
    rows = clumps[chance.integers(0, 50, count)] + 0.5 * chance.normal(size=(count, DIMENSIONS))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("count", [500, MOST_COMPARED + 2000])
@pytest.mark.parametrize("has_filter", [False, True])
def test_the_nearest_rows_are_found(count, has_filter):
    vectors = unit_rows(count)
    allowed = np.arange(count) % 7 == 0 if has_filter else np.ones(count, bool)
    query = unit_rows(count)[3] + 0.01
    query = query / np.linalg.norm(query)

    rows, nearness = meanings(np.arange(count), vectors).nearest(query, 20, allowed)

    exact = np.where(allowed, vectors @ query, -1)
    assert set(rows) >= set(np.argsort(-exact)[:5])
    assert allowed[rows].all()
    assert len(rows) == 20
    assert rows[np.argmax(nearness)] == np.argmax(exact)


def test_any_documents_can_be_searched():
    index = index_documents(
        [
            ("a", "Duo Toaster", "For two slices of bread."),
            ("b", "Trail Shoe", "&quot;Light&quot; <b>and</b> fast."),
            ("c", "Hand Blender", ""),
        ],
        vectors=encode(["toaster", "shoe", "blender"]),
        encode=encode,
    )

    hits = index.search("sprint shoes", limit=2)

    assert (hits[0].id, len(hits)) == ("b", 2)
    assert hits[0].score > hits[1].score
    assert index.search("smothie blendr", language="en")[0].id == "c"


def test_no_documents_have_no_hits():
    index = index_documents([], vectors=np.zeros((0, DIMENSIONS), np.float32), encode=encode)

    assert index.search("anything") == []
