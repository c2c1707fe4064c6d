"""A loaded history counts: customers begin with the points of their valid orders, once."""
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.buying.loyalty import standing
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.models import PointsEntry
from actions.shop.orders.orders import cancel_order, mark_returned
from tests.actions.shop.shopping import a_customer
from tests.builders import PURCHASES, SHOP_FOLDER, a_database, a_shop_folder

NOW = datetime(2024, 7, 1, 9, 0)
LOYALTY = """\
loyalty:
  spent_per_point: {USD: "1.00", IDR: "10000"}
  tiers:
    - {id: gold, name: {en: Gold, id: Emas}, from: 500, multiplier: 1.5}
    - {id: bronze, name: {en: Bronze}, from: 0}
  rewards:
    - {id: big, name: {en: Big}, points: 400, worth: {USD: 25, IDR: 250000}}
    - {id: voucher, name: {en: Voucher}, points: 100, worth: {USD: "5.00", IDR: 50000}}
"""
FREE = '    days: "2-4"\n    free_from: {USD: "60.00", IDR: 900000}\n'
LOYAL = {
    **PURCHASES,
    "shop.yml": SHOP_FOLDER["shop.yml"].replace('    days: "2-4"\n', FREE) + LOYALTY,
}


@pytest.fixture
def database(tmp_path):
    database = a_database(tmp_path)
    fill_shop(database, CsvFolder(a_shop_folder(tmp_path, LOYAL)))
    return database


def reload(database, tmp_path, files):
    again = tmp_path / "again"
    again.mkdir()
    fill_shop(database, CsvFolder(a_shop_folder(again, files)))


def entries(database):
    with database.read_scope() as db:
        found = db.scalars(select(PointsEntry).order_by(PointsEntry.customer, PointsEntry.id))
        return [(entry.customer, entry.kind, entry.points, entry.at) for entry in found]


OPENINGS = [
    # 940,000 rupiah delivered; what was returned counts nothing.
    ("C1", "opening", 94, datetime(2024, 5, 31, 14, 30)),
    # $28.50 paid.
    ("C2", "opening", 28, datetime(2024, 6, 22, 1, 0)),
]


def test_the_programme_is_kept_sorted_by_points(database):
    with database.read_scope() as db:
        profile = read_catalogue(db).profile

    assert profile.loyalty.spent_per_point == {"USD": Decimal("1.00"), "IDR": Decimal(10000)}
    assert [(t.id, t.from_points, t.multiplier) for t in profile.loyalty.tiers] == [
        ("bronze", 0, Decimal(1)), ("gold", 500, Decimal("1.5")),
    ]
    assert profile.loyalty.tiers[1].names == {"en": "Gold", "id": "Emas"}
    assert [(r.id, r.points) for r in profile.loyalty.rewards] == [("voucher", 100), ("big", 400)]
    assert profile.loyalty.rewards[0].worth == {"USD": Decimal("5.00"), "IDR": Decimal(50000)}


def test_free_delivery_is_kept(database):
    with database.read_scope() as db:
        profile = read_catalogue(db).profile

    assert profile.free_delivery_from("USD") == Decimal("60.00")
    assert profile.free_delivery_from("IDR") == Decimal(900000)


def test_customers_begin_with_the_points_of_their_valid_orders(database):
    assert entries(database) == OPENINGS

    with database.read_scope() as db:
        assert standing(db, read_catalogue(db), "C1").points == 94


def test_loading_again_counts_nothing_twice(database, tmp_path):
    reload(database, tmp_path, LOYAL)

    assert entries(database) == OPENINGS


def test_a_folder_without_history_keeps_the_points(database, tmp_path):
    reload(database, tmp_path, {"shop.yml": LOYAL["shop.yml"]})

    assert entries(database) == OPENINGS


def test_points_made_by_chat_stay_at_a_load(database, tmp_path):
    with database.session_scope() as db:
        db.add(PointsEntry(
            customer="C1", order_number="P100001", kind="earned", points=20, at=NOW
        ))

    reload(database, tmp_path, LOYAL)

    assert entries(database) == [("C1", "earned", 20, NOW), *OPENINGS]


def test_a_loaded_order_that_is_cancelled_takes_its_points_back(database):
    with database.session_scope() as db:
        cancel_order(db, a_customer("C2"), "H3", NOW)

    assert entries(database)[1:] == [OPENINGS[1], ("C2", "taken_back", -28, NOW)]


@pytest.mark.parametrize(("number", "taken"), [("H1", -94), ("H2", None)])
def test_a_loaded_order_that_comes_back_takes_them_once(database, number, taken):
    for _ in range(2):
        with database.session_scope() as db:
            mark_returned(db, number, NOW)

    moved = [points for _, kind, points, _ in entries(database) if kind != "opening"]
    assert moved == [taken] * (taken is not None)


def test_a_load_that_brings_an_order_again_brings_its_points_again(database, tmp_path):
    with database.session_scope() as db:
        cancel_order(db, a_customer("C2"), "H3", NOW)

    reload(database, tmp_path, LOYAL)

    assert entries(database) == OPENINGS


def test_a_shop_without_a_programme_opens_nothing(database, tmp_path):
    reload(database, tmp_path, PURCHASES)

    assert entries(database) == []
