"""A shop of a dozen products whose words the language tests read with."""
from typing import Any

from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product
from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import build_vocabulary
from tests.builders import a_catalogue, a_category, a_product, a_variant, an_attribute


def a_small_shop(*more: Product) -> Catalogue:
    return a_catalogue(
        *_toasters(), *_phones(), *_clothes(), *more,
        attributes=_attributes(), categories=_categories(),
    )  # fmt: skip


def a_finder(catalogue: Catalogue | None = None, *ordinary: str) -> EntityFinder:
    return EntityFinder(build_vocabulary(catalogue or a_small_shop()), frozenset(ordinary))


def found(text: str, *kinds: str) -> list[tuple[str, Any]]:
    """Entities of a message as (entity, value), of these kinds or of all."""
    return [
        (entity["entity"], entity["value"])
        for entity in a_finder().find(text)
        if not kinds or entity["entity"] in kinds
    ]


def _toasters() -> list[Product]:
    return [
        a_product(
            sku, brand="Hearthwell", family="toaster", tier=tier,
            names={"en": english, "id": indonesian},
            attributes={"slots": {"en": slots, "id": slots}, "bagel": {"en": "yes", "id": "yes"}},
        )
        for sku, tier, english, indonesian, slots in (
            ("TOAST-2S", 1, "Duo Two-Slice Toaster", "Pemanggang Roti Duo 2 Slot", "2"),
            ("TOAST-4S", 2, "Quattro Four-Slice Toaster", "Pemanggang Roti Quattro 4 Slot", "4"),
            ("TOAST-4PRO", 3, "Quattro Pro Toaster", "Pemanggang Roti Quattro Pro", "4"),
        )
    ]  # fmt: skip


def _phones() -> list[Product]:
    storage = {
        "storage_gb": {"en": "128", "id": "128"}, "memory_gb": {"en": "8", "id": "8"},
        "warranty_months": {"en": "12", "id": "12"},
    }  # fmt: skip
    return [
        a_product("PHONE-1", category="phones", brand="Lumora", attributes=storage,
                  names={"en": "Nusa 5 Lite", "id": "Nusa 5 Lite"}),
        a_product("PHONE-2", category="phones", brand="Lumora", attributes=storage,
                  names={"en": "Nusa 5 Plus", "id": "Nusa 5 Plus"}),
        a_product("CASE-2", category="phone_cases", brand="Kelira",
                  names={"en": "Soft Case for Nusa 5 Plus", "id": "Softcase Nusa 5 Plus"}),
        a_product("PLAN-20", category="plans", brand="Suara", kind="plan",
                  names={"en": "Bicara Plan", "id": "Paket Bicara"},
                  attributes={"data_gb": {"en": "20", "id": "20"},
                              "months": {"en": "1", "id": "1"}}),
    ]  # fmt: skip


def _clothes() -> list[Product]:
    colours = {"en": "red", "id": "merah"}
    return [
        a_product("JACKET-1", category="clothing", brand="Tenunara",
                  names={"en": "Deras Rain Jacket", "id": "Jaket Hujan Deras"},
                  attributes={"waterproof": {"en": "yes", "id": "yes"}},
                  variants=(a_variant("JACKET-1-M", "JACKET-1", "M", en="black", id="hitam"),
                            a_variant("JACKET-1-XL", "JACKET-1", "XL", **colours))),
        a_product("SHOE-1", category="shoes", brand="Langkara",
                  names={"en": "Langkah Running Shoes", "id": "Sepatu Lari Langkah"},
                  attributes={"material": {"en": "leather", "id": "kulit asli"}},
                  variants=(a_variant("SHOE-1-42", "SHOE-1", "42", **colours),)),
        a_product("BIKE-1", category="bicycles", brand="Velmara",
                  names={"en": "Bukit Mountain Bike", "id": "Sepeda Gunung Bukit"}),
        a_product("HELMET-1", category="bicycle_gear", brand="Gowesta",
                  names={"en": "Aman Bike Helmet", "id": "Helm Sepeda Aman"}),
        a_product("HELMET-2", category="bicycle_gear", brand="Gowesta",
                  names={"en": "Jaga Bike Helmet", "id": "Helm Sepeda Jaga"}),
    ]  # fmt: skip


def _categories() -> list[Any]:
    return [
        a_category(category, names={"en": english, "id": indonesian},
                   synonyms={"en": tuple(en.split("|")), "id": tuple(id_.split("|"))})
        for category, english, indonesian, en, id_ in (
            ("toasters", "Toasters", "Pemanggang Roti", "toaster|toasters", "pemanggang roti"),
            ("phones", "Phones", "Ponsel", "phone|phones|smartphone", "hp|ponsel|handphone"),
            ("phone_cases", "Phone cases", "Casing HP", "phone case|phone cases", "casing hp"),
            ("plans", "Phone plans", "Paket data", "plan|phone plan|data plan", "paket data"),
            ("clothing", "Clothing", "Pakaian", "clothes|jacket|jackets", "baju|jaket"),
            ("shoes", "Shoes", "Sepatu", "shoe|shoes|sneakers", "sepatu"),
            ("bicycles", "Bicycles", "Sepeda", "bike|bikes|bicycle", "sepeda"),
            ("bicycle_gear", "Cycling gear", "Perlengkapan sepeda", "cycling gear", "alat gowes"),
        )
    ]  # fmt: skip


def _attributes() -> list[Attribute]:
    return [
        an_attribute(attribute, type=type_, unit=unit, labels={},
                     synonyms={"en": tuple(en.split("|")), "id": tuple(id_.split("|"))})
        for attribute, type_, unit, en, id_ in (
            ("slots", "number", "", "slots|slot|slices|slice|how many slices", "slot|lubang roti"),
            ("bagel", "flag", "", "bagel|bagels|bagel setting", "bagel|roti bagel"),
            ("waterproof", "flag", "", "waterproof|water resistant", "tahan air|anti air"),
            ("storage_gb", "number", "GB", "storage|gb", "penyimpanan|giga"),
            ("memory_gb", "number", "GB", "ram|memory", "ram|memori"),
            ("data_gb", "number", "GB", "data|data allowance|how much", "kuota|data"),
            ("power_w", "number", "W", "watts|power", "watt|daya"),
            ("warranty_months", "number", "months", "guarantee|how long", "garansi|berapa lama"),
            ("months", "number", "months", "how long|duration", "berapa lama|masa aktif"),
            ("colour", "text", "", "colour|colours", "warna|warnanya"),
            ("material", "text", "", "material|made of", "bahan"),
        )
    ]  # fmt: skip
