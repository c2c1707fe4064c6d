"""Loading again replaces what the folder brought before and spares what chat made."""
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.loading import RowError, ShopFolderInvalid
from actions.shop.models import (
    Cart,
    CartLine,
    Customer,
    Order,
    OrderLine,
    ProductRow,
    ShopState,
)
from tests.builders import PURCHASES, SHOP_FOLDER, a_database, a_shop_folder

NOW = datetime(2024, 7, 1, 9, 0)


def loaded(tmp_path, files=None):
    database = a_database(tmp_path)
    fill_shop(database, CsvFolder(a_shop_folder(tmp_path, files)))
    return database


def reload(database, tmp_path, files):
    again = tmp_path / "again"
    again.mkdir()
    fill_shop(database, CsvFolder(a_shop_folder(again, files)))


def a_chat_order(db, number="10001"):
    """An order of BEANS and TOAST-2 in red that came of a cart which still has its lines."""
    cart = Cart(visitor="u:C1", currency="USD", updated_at=NOW)
    cart.lines = [
        CartLine(sku="BEANS", quantity=1),
        CartLine(sku="TOAST-2", variant="TOAST-2-RED", quantity=1),
    ]
    db.add(cart)
    db.flush()
    order = Order(
        number=number, cart_id=cart.id, visitor="u:C1", status="placed", currency="USD",
        delivery_price=Decimal("3.00"), total=Decimal("32.50"), ordered_at=NOW,
    )
    order.lines = [OrderLine(sku="BEANS", title="Beans", quantity=1, unit_price=Decimal("9.50"))]
    db.add(order)


def test_every_load_has_a_version_of_its_own(tmp_path):
    database = loaded(tmp_path)
    with database.read_scope() as db:
        before = read_catalogue(db)
    reload(database, tmp_path, {})

    with database.read_scope() as db:
        after = read_catalogue(db)
    assert len(after.version) == 32
    assert after.version != before.version
    assert after.products == before.products


def test_loading_twice_makes_no_duplicate_orders(tmp_path):
    database = loaded(tmp_path, PURCHASES)
    reload(database, tmp_path, PURCHASES)

    with database.read_scope() as db:
        tables = (Customer, Order, OrderLine)
        counts = [db.scalar(select(func.count()).select_from(table)) for table in tables]
    assert counts == [2, 3, 4]


def test_a_new_history_replaces_the_loaded_one_and_updates_customers(tmp_path):
    database = loaded(tmp_path, PURCHASES)
    reload(
        database,
        tmp_path,
        {
            "customers.csv": "customer,name\nC2,Ann Li\n",
            "orders.csv": "order_number,customer,ordered_at,currency,status\n"
            "H9,C2,2024-06-30,USD,paid\n",
            "order_lines.csv": "order_number,sku,quantity,unit_price\nH9,CARE,1,5\n",
        },
    )

    with database.read_scope() as db:
        numbers = list(db.scalars(select(Order.number)))
        ann = db.get(Customer, "C2")
    assert numbers == ["H9"]
    assert ann.name == "Ann Li"


def test_a_folder_without_history_keeps_the_loaded_one(tmp_path):
    database = loaded(tmp_path, PURCHASES)
    reload(database, tmp_path, {})

    with database.read_scope() as db:
        assert sorted(db.scalars(select(Order.number))) == ["H1", "H2", "H3"]


def test_orders_made_by_chat_are_never_touched(tmp_path):
    database = loaded(tmp_path, PURCHASES)
    with database.session_scope() as db:
        a_chat_order(db)
    reload(database, tmp_path, PURCHASES)

    with database.read_scope() as db:
        order = db.scalar(select(Order).where(Order.cart_id.is_not(None)))
    assert (order.number, order.status, order.total) == ("10001", "placed", Decimal("32.50"))
    assert [line.sku for line in order.lines] == ["BEANS"]


def test_refuses_a_past_order_with_the_number_of_a_chat_order(tmp_path):
    database = loaded(tmp_path)
    with database.session_scope() as db:
        a_chat_order(db, number="H2")
        version = db.get(ShopState, "catalogue_version").value
    with pytest.raises(ShopFolderInvalid) as refusal:
        reload(database, tmp_path, PURCHASES)

    reason = "'H2' is the number of an order made by chat; give the past order another"
    assert refusal.value.errors == (RowError("orders.csv", 3, "order_number", reason),)
    with database.read_scope() as db:
        assert list(db.scalars(select(Order.number))) == ["H2"]
        assert db.get(ShopState, "catalogue_version").value == version


def test_products_that_left_go_from_carts_but_not_from_orders(tmp_path):
    database = loaded(tmp_path)
    with database.session_scope() as db:
        a_chat_order(db)
    reload(
        database,
        tmp_path,
        {
            "products.csv": "\n".join(
                row for row in SHOP_FOLDER["products.csv"].splitlines() if "BEANS" not in row
            ),
            "links.csv": "sku,relation,target,reason_en\n",
        },
    )

    with database.read_scope() as db:
        assert sorted(db.scalars(select(ProductRow.sku))) == ["CARE", "TOAST-2", "TOAST-4"]
        assert list(db.scalars(select(CartLine.variant))) == ["TOAST-2-RED"]
        assert list(db.scalars(select(OrderLine.sku))) == ["BEANS"]


def test_variants_that_left_go_from_carts(tmp_path):
    database = loaded(tmp_path)
    with database.session_scope() as db:
        a_chat_order(db)
    reload(
        database,
        tmp_path,
        {"variants.csv": SHOP_FOLDER["variants.csv"].replace("TOAST-2-RED", "TOAST-2-PINK")},
    )

    with database.read_scope() as db:
        assert list(db.scalars(select(CartLine.sku))) == ["BEANS"]


def test_a_refused_folder_leaves_the_shop_as_it_was(tmp_path):
    database = loaded(tmp_path)
    with database.read_scope() as db:
        before = read_catalogue(db)
    with pytest.raises(ShopFolderInvalid):
        reload(database, tmp_path, {"links.csv": None, "categories.csv": "category,name_en\nx,X\n"})

    with database.read_scope() as db:
        assert read_catalogue(db) == before
