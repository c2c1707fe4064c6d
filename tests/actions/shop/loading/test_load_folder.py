"""A sound folder becomes the catalogue; loading again replaces it and spares what chat made."""
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from actions.shop.catalogue import read_catalogue
from actions.shop.loading import RowError, ShopFolderInvalid, load_folder
from actions.shop.models import (
    Cart,
    CartLine,
    Customer,
    Order,
    OrderLine,
    ProductRow,
    ShopState,
    VariantRow,
)
from tests.builders import PURCHASES, SHOP_FOLDER, a_database, a_shop_folder

NOW = datetime(2024, 7, 1, 9, 0)


def loaded(tmp_path, files=None):
    database = a_database(tmp_path)
    load_folder(database, a_shop_folder(tmp_path, files))
    return database


def reload(database, tmp_path, files):
    again = tmp_path / "again"
    again.mkdir()
    load_folder(database, a_shop_folder(again, files))


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


def test_loads_the_catalogue(tmp_path):
    database = loaded(tmp_path)

    with database.read_scope() as db:
        catalogue = read_catalogue(db)
    assert sorted(catalogue.products) == ["BEANS", "CARE", "TOAST-2", "TOAST-4"]
    toaster = catalogue.products["TOAST-4"]
    assert toaster.names == {"en": "Four Slots", "id": "Empat Slot"}
    assert toaster.prices == {"USD": Decimal("40.00"), "IDR": Decimal("640000")}
    assert toaster.costs == {"USD": Decimal("24.00"), "IDR": Decimal("384000")}
    assert toaster.attributes == {
        "slots": {"en": "4"}, "bagel": {"en": "yes"}, "colour": {"en": "red", "id": "merah"}
    }
    assert (toaster.rating, toaster.rating_count, toaster.tier) == (4.6, 120, 2)
    assert catalogue.products["BEANS"].rebuy_days == 21
    assert {v.id: v.colours for v in catalogue.products["TOAST-2"].variants} == {
        "TOAST-2-BLUE": {"en": "blue", "id": "biru"}, "TOAST-2-RED": {"en": "red", "id": "merah"}
    }
    assert {link.relation: link.target for link in catalogue.links["TOAST-4"]} == {
        "accessory": "BEANS", "warranty": "CARE"
    }
    assert catalogue.categories["coffee"].synonyms["id"] == ("kopi", "biji kopi")
    assert catalogue.attributes["slots"].gains["en"] == "{new} slots instead of {old}"
    assert catalogue.profile.currencies == {"en": "USD", "id": "IDR"}
    assert catalogue.profile.deliveries[0].prices == {
        "USD": Decimal("3.00"), "IDR": Decimal("20000")
    }


def test_loads_stock_of_products_and_variants(tmp_path):
    database = loaded(tmp_path)

    with database.read_scope() as db:
        products = dict(db.execute(select(ProductRow.sku, ProductRow.stock)).all())
        variants = dict(db.execute(select(VariantRow.variant, VariantRow.stock)).all())
    assert products == {"BEANS": 50, "CARE": None, "TOAST-2": 5, "TOAST-4": 3}
    assert variants == {"TOAST-2-BLUE": 3, "TOAST-2-RED": 2}


def test_loads_the_purchase_history(tmp_path):
    database = loaded(tmp_path, PURCHASES)

    with database.read_scope() as db:
        sari = db.get(Customer, "C1")
        order = db.scalar(select(Order).where(Order.number == "H1"))
        other = db.scalar(select(Order).where(Order.number == "H3"))
    assert (sari.name, sari.city, sari.joined) == ("Sari Dewi", "Bandung", datetime(2023, 1, 5))
    assert (order.visitor, order.customer, order.status) == ("u:C1", "C1", "delivered")
    assert (order.delivery_price, order.total) == (Decimal("0.00"), Decimal("940000.00"))
    assert [(line.sku, line.title, line.quantity, line.unit_price) for line in order.lines] == [
        ("BEANS", "Biji Kopi", 2, Decimal("150000.00")),
        ("TOAST-4", "Empat Slot", 1, Decimal("640000.00")),
    ]
    assert other.ordered_at == datetime(2024, 6, 22, 1, 0)  # UTC


def test_reads_what_a_spreadsheet_saves(tmp_path):
    text = SHOP_FOLDER["categories.csv"].replace("Coffee,", '" Coffee ",') + ",,,,\n"
    database = loaded(tmp_path, {"categories.csv": "\ufeff" + text.replace("\n", "\r\n")})

    with database.read_scope() as db:
        categories = read_catalogue(db).categories
    assert sorted(categories) == ["coffee", "toasters"]
    assert categories["coffee"].names["en"] == "Coffee"


def test_one_language_is_enough(tmp_path):
    links = SHOP_FOLDER["links.csv"].replace("reason_en,reason_id", "reason_id")
    links = links.replace("so it lasts,", "").replace("toast likes coffee,", "")
    database = loaded(tmp_path, {"links.csv": links})

    with database.read_scope() as db:
        links = read_catalogue(db).links["TOAST-4"]
    assert {link.target: link.reasons for link in links} == {
        "BEANS": {"id": "roti suka kopi"}, "CARE": {"id": "supaya awet"}
    }


def test_another_language_and_currency_need_only_shop_yml_and_columns(tmp_path):
    shop = SHOP_FOLDER["shop.yml"].replace("[en, id]", "[en, fr]").replace("id: IDR", "fr: EUR")
    files = {
        name: text.replace("_id", "_fr").replace("IDR", "EUR")
        for name, text in SHOP_FOLDER.items()
    }
    database = loaded(tmp_path, {**files, "shop.yml": shop.replace("IDR:", "EUR:")})

    with database.read_scope() as db:
        beans = read_catalogue(db).products["BEANS"]
    assert beans.names == {"en": "Beans", "fr": "Biji Kopi"}
    assert beans.prices == {"USD": Decimal("9.50"), "EUR": Decimal("150000")}


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


def test_tells_its_progress(tmp_path):
    told = []
    load_folder(
        a_database(tmp_path),
        a_shop_folder(tmp_path, PURCHASES),
        lambda stage, done, total: told.append((stage, done, total)),
    )

    assert told == [
        ("read", 0, 1), ("read", 1, 1), ("check", 0, 1), ("check", 1, 1),
        ("catalogue", 0, 1), ("catalogue", 1, 1), ("customers", 0, 2), ("customers", 2, 2),
        ("orders", 0, 3), ("orders", 3, 3), ("order_lines", 0, 4), ("order_lines", 4, 4),
    ]
