"""A folder as a source: all of it, or nothing where nothing was written since."""
import os
from datetime import datetime, timedelta

import pytest

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import open_source
from actions.shop.loading import ShopFolderInvalid
from tests.builders import PURCHASES, a_shop_folder

WRITTEN = datetime(2024, 5, 1, 12, 0)


@pytest.fixture
def folder(tmp_path):
    found = a_shop_folder(tmp_path, PURCHASES)
    at = (WRITTEN - datetime(1970, 1, 1)).total_seconds()
    for file in found.iterdir():
        os.utime(file, (at, at))
    return found


def test_it_brings_products_stock_customers_and_orders(folder):
    shop = CsvFolder(folder).changes()

    assert shop.stock.keys() >= shop.catalogue.products.keys() > set()
    assert (len(shop.history.customers), len(shop.history.orders)) == (2, 3)


@pytest.mark.parametrize(("since", "is_changed"), [
    (None, True), (WRITTEN - timedelta(seconds=1), True), (WRITTEN, False),
])
def test_what_was_not_written_since_is_not_read_again(folder, since, is_changed):
    assert (CsvFolder(folder).changes(since) is not None) == is_changed


def test_one_file_written_since_brings_all(folder):
    os.utime(folder / "products.csv")

    assert CsvFolder(folder).changes(WRITTEN) == CsvFolder(folder).changes()


def test_a_mistake_is_refused(folder):
    (folder / "products.csv").write_text("sku\n")

    with pytest.raises(ShopFolderInvalid):
        CsvFolder(folder).changes()


def test_any_path_is_opened_as_a_folder(folder):
    assert open_source(str(folder)) == CsvFolder(folder)
