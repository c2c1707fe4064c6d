"""Vectors in the shop database: made once for each text, gone with the product."""
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import func, select

from actions.language.sentence_encoder import DIMENSIONS
from actions.shop.loading.storing import store_catalogue
from actions.shop.search import SearchIndexCache
from actions.shop.search.tables import ProductVector
from actions.shop.search.vectors import fill_vectors, read_vectors
from tests.actions.shop.search.searched import FOUR, OVEN, TWO
from tests.builders import a_catalogue

SHOP = a_catalogue(TWO, FOUR, OVEN)


class Encoder:
    """Counts what it is asked for."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts):
        self.texts += texts
        return np.eye(DIMENSIONS, dtype=np.float32)[[len(text) % DIMENSIONS for text in texts]]


def load(database, catalogue, version: str):
    catalogue = replace(catalogue, version=version)
    with database.session_scope() as db:
        store_catalogue(db, catalogue, {})
    return catalogue


def test_only_texts_that_changed_are_encoded_again(any_database):
    load(any_database, SHOP, "1")
    encoder = Encoder()
    assert fill_vectors(any_database, encode=encoder) == 3
    assert fill_vectors(any_database, encode=encoder) == 0

    dearer, renamed = replace(TWO, prices=FOUR.prices), replace(FOUR, names={"en": "Grill"})
    catalogue = load(any_database, a_catalogue(dearer, renamed, OVEN), "2")
    with any_database.read_scope() as db:
        assert sorted(read_vectors(db, catalogue).skus) == ["OVEN", "TOAST-2"]
    assert fill_vectors(any_database, encode=encoder) == 1

    assert len(encoder.texts) == 4
    assert encoder.texts[-1].startswith("Grill")
    with any_database.read_scope() as db:
        assert sorted(read_vectors(db, catalogue).skus) == ["OVEN", "TOAST-2", "TOAST-4"]


def test_vectors_go_with_their_product(any_database):
    load(any_database, SHOP, "1")
    fill_vectors(any_database, encode=Encoder())

    load(any_database, a_catalogue(OVEN), "2")

    with any_database.read_scope() as db:
        assert db.scalars(select(ProductVector.sku)).all() == ["OVEN"]


def test_a_product_gone_while_it_was_encoded_gets_none(any_database):
    load(any_database, SHOP, "1")

    def encode(texts):
        load(any_database, a_catalogue(OVEN), "2")
        return Encoder()(texts)

    fill_vectors(any_database, encode=encode)

    with any_database.read_scope() as db:
        assert db.scalar(select(func.count()).select_from(ProductVector)) == 1


def test_a_stopped_fill_keeps_what_it_made(any_database, monkeypatch):
    monkeypatch.setattr("actions.shop.search.vectors.CHUNK", 1)
    load(any_database, SHOP, "1")
    encoder = Encoder()

    def stops(texts):
        if len(encoder.texts) == 2:
            raise KeyboardInterrupt
        return encoder(texts)

    with pytest.raises(KeyboardInterrupt):
        fill_vectors(any_database, encode=stops)

    assert fill_vectors(any_database, encode=encoder) == 1


def test_a_server_takes_up_vectors_made_after_it_started(any_database, caplog):
    load(any_database, SHOP, "1")
    cache = SearchIndexCache()
    with any_database.read_scope() as db:
        first = cache.current(db)
        assert cache.current(db) is first
    assert (first.index.without_vectors, "3 of 3 products" in caplog.text) == (3, True)

    fill_vectors(any_database, encode=Encoder())

    with any_database.read_scope() as db:
        second = cache.current(db)
        assert cache.current(db) is second
    assert second.index.without_vectors == 0
