"""A sound folder becomes the catalogue and the purchase history of the shop."""
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.models import Customer, Order, ProductRow, VariantRow
from tests.builders import PURCHASES, SHOP_FOLDER, a_database, a_shop_folder


def loaded(tmp_path, files=None):
    database = a_database(tmp_path)
    fill_shop(database, CsvFolder(a_shop_folder(tmp_path, files)))
    return database


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


def test_loads_bundles_larger_sizes_and_prices_before(tmp_path):
    header, *rows = SHOP_FOLDER["products.csv"].strip().split("\n")
    kit = "KIT,bundle,toasters,Roti,Kit,Paket,All.,Semua.,25.00,400000,15.00,240000,4" + "," * 8
    products = [f"{header},was_price_IDR", *(f"{row}," for row in rows), f"{kit},450000"]
    links = "KIT,contains,TOAST-2,a,b\nKIT,contains,BEANS,a,b\nTOAST-2,larger,TOAST-4,more,lebih\n"
    database = loaded(
        tmp_path,
        {
            "products.csv": "\n".join(products),
            "links.csv": SHOP_FOLDER["links.csv"] + links,
        },
    )

    with database.read_scope() as db:
        catalogue = read_catalogue(db)
    assert catalogue.products["KIT"].was_prices == {"IDR": Decimal("450000")}
    assert catalogue.products["BEANS"].was_prices == {}
    assert [link.target for link in catalogue.linked("KIT", "contains")] == ["BEANS", "TOAST-2"]
    assert [link.target for link in catalogue.linked("TOAST-2", "larger")] == ["TOAST-4"]
    assert [link.sku for link in catalogue.bundles_with["BEANS"]] == ["KIT"]


@pytest.mark.parametrize(("said", "consent"), [("yes", True), ("No", False), ("", None)])
def test_loads_whether_a_customer_consents(tmp_path, said, consent):
    customers = f"customer,name,consent\nC1,Sari Dewi,{said}\nC2,Ann Lee,\n"
    database = loaded(tmp_path, {**PURCHASES, "customers.csv": customers})

    with database.read_scope() as db:
        assert db.get(Customer, "C1").consent is consent


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


def test_tells_its_progress(tmp_path):
    told = []
    fill_shop(
        a_database(tmp_path), CsvFolder(a_shop_folder(tmp_path, PURCHASES)),
        lambda stage, done, total: told.append((stage, done, total)),
    )

    assert told == [
        ("read", 0, 1), ("read", 1, 1), ("check", 0, 1), ("check", 1, 1),
        ("catalogue", 0, 1), ("catalogue", 1, 1), ("customers", 0, 2), ("customers", 2, 2),
        ("orders", 0, 3), ("orders", 3, 3), ("order_lines", 0, 4), ("order_lines", 4, 4),
    ]
