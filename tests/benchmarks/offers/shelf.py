"""An invented catalogue of any size, in blocks of ten products that belong together."""
from decimal import Decimal
from typing import Iterator

from actions.shop.catalogue.catalogue import (
    Attribute,
    Catalogue,
    Category,
    DeliveryOption,
    Link,
    Product,
    Profile,
    build_catalogue,
)
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward

BLOCK = 10
BLOCKS_A_CATEGORY = 5
FAMILIES = ((0, 1, 2), (3, 4, 5))  # three tiers each
MAIN_PLACES = (0, 1, 2, 3, 4, 5)
ACCESSORY, CONSUMABLE, LARGE_PACK, EXTRA = 6, 7, 8, 9
EXTRA_KINDS = ("warranty", "service", "sample", "bundle")
# Where an add-on lies, counted from the start of the block, and how often it goes with a main one.
ADD_ONS = (
    (ACCESSORY, 0.3), (CONSUMABLE, 0.25), (EXTRA, 0.12), (BLOCK + ACCESSORY, 0.08),
)
RUPIAH = 16_000
PLENTY = 40
SOLD_OUT_EVERY = 23
REDUCED_EVERY = 17

PROFILE = Profile(
    "Measured", {"en": "USD", "id": "IDR"},
    (
        DeliveryOption(
            "standard", {"en": "Standard", "id": "Reguler"},
            {"USD": Decimal("5.00"), "IDR": Decimal(80_000)}, "2-4",
            {"USD": Decimal("120.00"), "IDR": Decimal(1_920_000)},
        ),
    ),
    LoyaltyProgramme(
        {"USD": Decimal(1), "IDR": Decimal(RUPIAH)},
        (
            LoyaltyTier("silver", {"en": "Silver", "id": "Perak"}, 500),
            LoyaltyTier("gold", {"en": "Gold", "id": "Emas"}, 2000),
        ),
        (Reward("gift", {"en": "Gift", "id": "Hadiah"}, 400, {"USD": Decimal("10.00")}),),
    ),
)


def sku(number: int) -> str:
    return f"SKU-{number:06d}"


def invent_catalogue(products: int) -> Catalogue:
    """Families of tiers, accessories, consumables with a large pack, extras and bundles."""
    made = [_product(number) for number in range(products)]
    categories = dict.fromkeys(product.category for product in made)
    return build_catalogue(
        f"measured-{products}", PROFILE, made,
        [Category(name, {"en": name, "id": name}, {}) for name in categories],
        [Attribute("power", "number", "W", {"en": "Power", "id": "Daya"}, {}, "higher",
                   {"en": "{new} W instead of {old} W", "id": "{new} W, bukan {old} W"})],
        [link for number in range(0, products, BLOCK) for link in _links(number, products)],
    )


def stock_of(catalogue: Catalogue) -> dict[str, int]:
    """Some are sold out."""
    return {
        name: 0 if place % SOLD_OUT_EVERY == 0 else PLENTY
        for place, name in enumerate(catalogue.products)
    }


def _product(number: int) -> Product:
    block, place = divmod(number, BLOCK)
    tier = place % 3 + 1 if place in MAIN_PLACES else None
    price = Decimal(20 + 7 * (block % 9)) * (tier or 1) / (1 if tier else 4)
    if place == LARGE_PACK:
        price = price * Decimal("2.5")
    price = price.quantize(Decimal("0.01"))
    was = {"USD": price * 2} if number % REDUCED_EVERY == 0 else {}
    return Product(
        sku=sku(number), kind=_kind(block, place),
        category=f"category_{block // BLOCKS_A_CATEGORY}", brand=f"Brand {block % 50}",
        names={"en": f"Thing {number}", "id": f"Barang {number}"},
        descriptions={"en": f"All about thing {number}.", "id": f"Tentang barang {number}."},
        prices={"USD": price, "IDR": price * RUPIAH},
        costs={"USD": price * Decimal("0.6"), "IDR": price * RUPIAH * Decimal("0.6")},
        attributes={"power": {"en": str(100 * (tier or 1))}}, rating=4.2, rating_count=40,
        family=f"family_{block}_{place // 3}" if tier else None, tier=tier,
        rebuy_days=30 if place == CONSUMABLE else None, was_prices=was,
    )


def _kind(block: int, place: int) -> str:
    return EXTRA_KINDS[block % len(EXTRA_KINDS)] if place == EXTRA else "product"


def _links(start: int, products: int) -> Iterator[Link]:
    """Of the block that starts here."""
    extra = _kind(start // BLOCK, EXTRA)
    for place in MAIN_PLACES:
        yield _link(start + place, "accessory", start + ACCESSORY)
        yield _link(start + place, "accessory", start + CONSUMABLE)
        yield _link(start + place, "accessory", (start + BLOCK + ACCESSORY) % products)
        yield _link(start + place, "set", start + ACCESSORY)
        if extra != "bundle":
            yield _link(start + place, extra, start + EXTRA)
    yield _link(start + CONSUMABLE, "larger", start + LARGE_PACK)
    if extra == "bundle":
        for part in (0, ACCESSORY):
            yield _link(start + EXTRA, "contains", start + part)


def _link(number: int, relation: str, target: int) -> Link:
    return Link(sku(number), relation, sku(target), {"en": "they go together", "id": "serasi"})
