"""Builders of a small shop: products, a catalogue and a database that holds it."""
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Iterable, Mapping, Optional

from actions.schema import open_shop_database
from actions.shop.catalogue.catalogue import (
    Attribute,
    Catalogue,
    Category,
    DeliveryOption,
    Link,
    Product,
    Profile,
    Variant,
    build_catalogue,
)
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward
from actions.shop.database import Database
from actions.shop.loading.storing import store_catalogue

VERSION = "test-catalogue"

DELIVERIES = (
    DeliveryOption(
        "standard",
        {"en": "Standard delivery", "id": "Pengiriman reguler"},
        {"USD": Decimal("3.00"), "IDR": Decimal("20000")},
        "2-4",
    ),
    DeliveryOption(
        "express",
        {"en": "Express delivery", "id": "Pengiriman kilat"},
        {"USD": Decimal("8.00"), "IDR": Decimal("60000")},
        "1",
    ),
    DeliveryOption(
        "pickup",
        {"en": "Pick up in the shop", "id": "Ambil di toko"},
        {"USD": Decimal("0.00"), "IDR": Decimal("0")},
        "0-1",
    ),
)
PROFILE = Profile("Toko Contoh", {"en": "USD", "id": "IDR"}, DELIVERIES)
LOYALTY = LoyaltyProgramme(
    {"USD": Decimal("1.00"), "IDR": Decimal("10000")},
    (
        LoyaltyTier("bronze", {"en": "Bronze", "id": "Perunggu"}, 0),
        LoyaltyTier("silver", {"en": "Silver", "id": "Perak"}, 500, Decimal("1.5")),
    ),
    (
        Reward(
            "voucher", {"en": "Voucher", "id": "Kupon"}, 100,
            {"USD": Decimal("5.00"), "IDR": Decimal("50000")},
        ),
        Reward(
            "big", {"en": "Big voucher", "id": "Kupon besar"}, 400,
            {"USD": Decimal("25.00"), "IDR": Decimal("250000")},
        ),
    ),
)
LOYAL = replace(PROFILE, loyalty=LOYALTY)  # points and rewards


def a_product(sku: str, **overrides: Any) -> Product:
    """A kettle-like product at $20.00 and Rp320.000; any field may be overridden."""
    given: dict[str, Any] = {
        "sku": sku,
        "kind": "product",
        "category": "toasters",
        "brand": "Roti",
        "names": {"en": f"Product {sku}", "id": f"Produk {sku}"},
        "descriptions": {"en": f"All about {sku}.", "id": f"Tentang {sku}."},
        "prices": {"USD": Decimal("20.00"), "IDR": Decimal("320000")},
        "costs": {"USD": Decimal("12.00"), "IDR": Decimal("192000")},
    }
    return Product(**{**given, **overrides})


def a_variant(variant: str, sku: str, size: str = "", **colours: str) -> Variant:
    """One version of a product, e.g. a_variant("SHOE-42-RED", "SHOE", "42", en="red")."""
    return Variant(variant, sku, size, colours)


def a_link(
    sku: str, target: str, relation: str = "accessory", need: str = "", **reasons: str
) -> Link:
    told = reasons or {"en": "they belong together", "id": "serasi"}
    return Link(sku, relation, target, told, need)


def an_attribute(attribute: str, type: str = "number", **overrides: Any) -> Attribute:
    given: dict[str, Any] = {
        "id": attribute,
        "type": type,
        "unit": "",
        "labels": {"en": attribute.capitalize(), "id": attribute.capitalize()},
        "synonyms": {"en": (attribute,), "id": (attribute,)},
    }
    return Attribute(**{**given, **overrides})


def a_category(category: str, **overrides: Any) -> Category:
    given: dict[str, Any] = {
        "id": category,
        "names": {"en": category.capitalize(), "id": category.capitalize()},
        "synonyms": {"en": (category,), "id": (category,)},
    }
    return Category(**{**given, **overrides})


def a_catalogue(
    *products: Product,
    links: Iterable[Link] = (),
    attributes: Iterable[Attribute] = (),
    categories: Iterable[Category] = (),
    profile: Profile = PROFILE,
) -> Catalogue:
    """A catalogue in dollars and rupiah; categories that products name are added."""
    given = {category.id: category for category in categories}
    for product in products:
        given.setdefault(product.category, a_category(product.category))
    return build_catalogue(VERSION, profile, products, given.values(), attributes, links)


def a_database(
    folder: Path,
    catalogue: Optional[Catalogue] = None,
    stock: Optional[Mapping[str, Optional[int]]] = None,
) -> Database:
    """A shop database in this folder; `stock` by SKU or variant, 10 where not said."""
    database = open_shop_database(f"sqlite:///{folder / 'shop.db'}", may_create=True)
    if catalogue is not None:
        variants = [v.id for p in catalogue.products.values() for v in p.variants]
        plenty = dict.fromkeys([*catalogue.products, *variants], 10)
        with database.session_scope() as db:
            store_catalogue(db, catalogue, {**plenty, **(stock or {})})
    return database


SHOP_FOLDER = {
    "shop.yml": """\
name: Toko Contoh
languages: [en, id]
currencies: {en: USD, id: IDR}
delivery:
  - id: standard
    name: {en: Standard delivery, id: Pengiriman reguler}
    price: {USD: "3.00", IDR: "20000"}
    days: "2-4"
""",
    "categories.csv": """\
category,name_en,name_id,synonyms_en,synonyms_id
toasters,Toasters,Pemanggang,toaster|toasters,pemanggang
coffee,Coffee,Kopi,coffee|beans,kopi|biji kopi
""",
    "attributes.csv": """\
attribute,type,unit,label_en,label_id,synonyms_en,synonyms_id,better,gain_en,gain_id
slots,number,,Slots,Slot,slot|slots,slot,higher,{new} slots instead of {old},{new} slot
bagel,flag,,Bagel setting,Mode bagel,bagel,bagel,yes,a bagel setting,mode bagel
colour,text,,Colour,Warna,colour,warna,none,,
""",
    "products.csv": """\
sku,kind,category,brand,name_en,name_id,description_en,description_id,price_USD,price_IDR,\
cost_USD,cost_IDR,stock,rating,rating_count,review_en,review_id,family,tier,rebuy_days,picture
TOAST-2,product,toasters,Roti,Two Slots,Dua Slot,Small.,Kecil.,20.00,320000,\
12.00,192000,5,4.2,80,Good.,Bagus.,toast,1,,toast-2.svg
TOAST-4,product,toasters,Roti,Four Slots,Empat Slot,Big.,Besar.,40.00,640000,\
24.00,384000,3,4.6,120,,,toast,2,,
BEANS,product,coffee,Kawan,Beans,Biji Kopi,Fresh.,Segar.,9.50,150000,\
5.00,80000,50,,,,,,,21,
CARE,warranty,toasters,Roti,Care,Garansi,Two years.,Dua tahun.,5.00,80000,\
1.00,16000,,,,,,,,,
""",
    "product_attributes.csv": """\
sku,attribute,value,value_id
TOAST-2,slots,2,
TOAST-4,slots,4.0,
TOAST-4,bagel,yes,
TOAST-4,colour,red,merah
""",
    "variants.csv": """\
variant,sku,size,colour,colour_id,stock
TOAST-2-RED,TOAST-2,,red,merah,2
TOAST-2-BLUE,TOAST-2,,blue,biru,3
""",
    "links.csv": """\
sku,relation,target,reason_en,reason_id
TOAST-4,warranty,CARE,so it lasts,supaya awet
TOAST-4,accessory,BEANS,toast likes coffee,roti suka kopi
""",
}
PURCHASES = {
    "customers.csv": """\
customer,name,email,city,language,loyalty_tier,joined
C1,Sari Dewi,sari@example.com,Bandung,id,gold,2023-01-05
C2,Ann Lee,,,,,
""",
    "orders.csv": """\
order_number,customer,ordered_at,currency,status
H1,C1,2024-05-31T14:30:00,IDR,delivered
H2,C1,2024-06-21,IDR,returned
H3,C2,2024-06-22T08:00:00+07:00,USD,paid
""",
    "order_lines.csv": """\
order_number,sku,quantity,unit_price
H1,BEANS,2,150000
H1,TOAST-4,1,640000
H2,BEANS,1,150000
H3,BEANS,3,9.50
""",
}


def a_shop_folder(folder: Path, files: Optional[Mapping[str, Optional[str]]] = None) -> Path:
    """A small shop on disk; `files` replaces texts by file name, and None leaves a file out.

    Add PURCHASES for a shop that brings its purchase history.
    """
    shop = folder / "shop"
    (shop / "pictures").mkdir(parents=True)
    (shop / "pictures" / "toast-2.svg").write_text("<svg/>", encoding="utf-8")
    for name, text in {**SHOP_FOLDER, **(files or {})}.items():
        if text is not None:
            (shop / name).write_text(text, encoding="utf-8")
    return shop
