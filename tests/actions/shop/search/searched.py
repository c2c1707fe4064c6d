"""The shop that searches run in, and what they find there."""
from decimal import Decimal
from typing import Any

from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money
from actions.shop.search import SearchIndex, SearchQuery
from tests.builders import a_catalogue, a_category, a_product, a_variant, an_attribute


def named(sku: str, en: str, id_: str, usd: str, **overrides: Any) -> Product:
    """A product with these names at this price, in rupiah 16,000 times as much."""
    given: dict[str, Any] = {
        "names": {"en": en, "id": id_},
        "descriptions": {"en": "", "id": ""},
        "prices": {"USD": Decimal(usd), "IDR": Decimal(usd) * 16000},
    }
    return a_product(sku, **{**given, **overrides})


TWO = named(
    "TOAST-2", "Duo Toaster", "Pemanggang Duo", "20.00", brand="Roti", rating=4.0, rating_count=10,
    attributes={"bagel": {"en": "no"}, "colour": {"en": "white", "id": "putih"}},
)
FOUR = named(
    "TOAST-4", "Quattro Toaster", "Pemanggang Quattro", "50.00", brand="Roti", rating=4.9,
    rating_count=900,
    attributes={"bagel": {"en": "yes"}, "colour": {"en": "red", "id": "merah"}},
)
OVEN = named("OVEN", "Mini Oven", "Oven Mini", "60.00", brand="Dapur")
BLENDER = named(
    "BLEND", "Power Blender", "Blender Kuat", "30.00", category="blenders", brand="Dapur",
    descriptions={"en": "Stands beside your toaster with ease.", "id": "Buat jus buah segar."},
)
SHOE = named(
    "SHOE", "Running Shoe", "Sepatu Lari", "40.00", category="shoes", brand="Kaki",
    variants=(
        a_variant("SHOE-41-R", "SHOE", "41", en="red", id="merah"),
        a_variant("SHOE-42-B", "SHOE", "42", en="blue", id="biru"),
    ),
)
CARE = named("CARE", "Toaster Care", "Garansi Toaster", "5.00", kind="warranty")
DOLLARS_ONLY = named(
    "PLUG", "US Plug Adapter", "Adaptor Colokan", "6.00", category="adapters",
    prices={"USD": Decimal("6.00")},
)
SHOP = a_catalogue(
    TWO, FOUR, OVEN, BLENDER, SHOE, CARE, DOLLARS_ONLY,
    attributes=[
        an_attribute("bagel", "flag", synonyms={"en": ("bagels",), "id": ("roti bulat",)}),
        an_attribute("colour", "text"),
    ],
    categories=[
        a_category(
            "toasters", names={"en": "Toasters", "id": "Pemanggang Roti"},
            synonyms={"en": ("toaster", "toasters"), "id": ("pemanggang", "panggangan")},
        ),
    ],
)
INDEX = SearchIndex(SHOP)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def skus(**wanted: Any) -> list[str]:
    """What a search finds, best first, when nothing had to be relaxed."""
    result = INDEX.search(SearchQuery(**wanted))
    assert result.relaxed is None
    return [product.sku for product in result.products]
