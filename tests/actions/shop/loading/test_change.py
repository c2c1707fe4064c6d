"""A load writes what it changes and no more, and locks the shop only for that."""
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event, select, update

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.catalogue.catalogue_reading import catalogue_version, read_catalogue
from actions.shop.loading import read_folder, storing, validate
from actions.shop.loading.storing import store_catalogue
from actions.shop.models import ProductRow, VariantRow
from tests.builders import SHOP_FOLDER, a_shop_folder

DEARER = {"products.csv": SHOP_FOLDER["products.csv"].replace("40.00", "44.00")}


def folder_of(tmp_path, name, files=None):
    folder = tmp_path / name
    folder.mkdir()
    return a_shop_folder(folder, files)


@pytest.fixture
def written(any_database):
    """Rows by statement and table, from now on."""
    counts = Counter()

    @event.listens_for(any_database.engine, "before_cursor_execute")
    def count(connection, cursor, statement, parameters, context, executemany):
        verb, *words = statement.replace("INTO ", "").replace("FROM ", "").split()
        if verb in ("INSERT", "UPDATE", "DELETE"):
            counts[verb, words[0]] += len(parameters) if executemany else 1

    yield counts
    event.remove(any_database.engine, "before_cursor_execute", count)


def test_a_price_that_changed_is_one_row(any_database, written, tmp_path):
    fill_shop(any_database, CsvFolder(folder_of(tmp_path, "first")))
    written.clear()

    fill_shop(any_database, CsvFolder(folder_of(tmp_path, "dearer", DEARER)))

    assert {key: count for key, count in written.items() if key[1] != "shop_state"} == {
        ("UPDATE", "product"): 1
    }
    with any_database.read_scope() as db:
        assert str(read_catalogue(db).products["TOAST-4"].prices["USD"]) == "44.00"


def test_stock_is_as_it_was_counted_though_orders_changed_it(any_database, tmp_path):
    fill_shop(any_database, CsvFolder(folder_of(tmp_path, "first")))
    with any_database.session_scope() as db:
        db.execute(update(ProductRow).where(ProductRow.sku == "BEANS").values(stock=1))
        db.execute(update(VariantRow).values(stock=0))

    fill_shop(any_database, CsvFolder(folder_of(tmp_path, "again")))

    with any_database.read_scope() as db:
        assert db.scalar(select(ProductRow.stock).where(ProductRow.sku == "BEANS")) == 50
        assert sorted(db.scalars(select(VariantRow.stock))) == [2, 3]


def test_what_another_load_stored_meanwhile_is_replaced_too(any_database, tmp_path, monkeypatch):
    fill_shop(any_database, CsvFolder(folder_of(tmp_path, "first")))
    other = validate(read_folder(folder_of(tmp_path, "other", DEARER)))
    found = storing._change

    def overtaken(database, *given):
        change = found(database, *given)
        with database.session_scope() as db:
            store_catalogue(db, replace(other.catalogue, version="other"), other.stock)
        return change

    monkeypatch.setattr(storing, "_change", overtaken)
    fill_shop(any_database, CsvFolder(folder_of(tmp_path, "again")))

    with any_database.read_scope() as db:
        assert str(read_catalogue(db).products["TOAST-4"].prices["USD"]) == "40.00"


def test_gets_ready_before_anything_is_locked_or_seen(any_database, tmp_path):
    seen = []

    @contextmanager
    def ready(catalogue):
        with any_database.session_scope() as db:
            seen.append(catalogue_version(db))
        yield
        with any_database.read_scope() as db:
            seen.append(catalogue_version(db))
            assert read_catalogue(db) == catalogue
            seen.append(catalogue.version)

    fill_shop(any_database, CsvFolder(folder_of(tmp_path, "first")), ready=ready)

    assert seen[0] == "" != seen[1] == seen[2]


def test_whoever_can_not_get_ready_stores_nothing(any_database, tmp_path):
    @contextmanager
    def ready(catalogue):
        raise OSError("no room")
        yield

    with pytest.raises(OSError, match="no room"):
        fill_shop(any_database, CsvFolder(folder_of(tmp_path, "first")), ready=ready)

    with any_database.read_scope() as db:
        assert read_catalogue(db).products == {}
