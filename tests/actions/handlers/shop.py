"""A small shop for the actions: toasters in three tiers, shoes in sizes, and what goes along."""
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from inspect import signature
from typing import Any, Optional

from rasa_sdk import Action
from sqlalchemy import select, update

from actions.connectors.payment_provider import TestPayment
from actions.selling.rules import Rules
from actions.selling.tables import LedgerEntry
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.contact_ways import ContactWays
from actions.shop.database import Database
from actions.shop.loading.storing import store_catalogue
from actions.shop.models import (
    Cart,
    CartLine,
    Order,
    OrderLine,
    PointsEntry,
    ProductRow,
    VariantRow,
)
from actions.shop.visit import ShopFront
from tests.builders import (
    LOYAL,
    a_catalogue,
    a_category,
    a_link,
    a_product,
    a_variant,
    an_attribute,
)

NOON = datetime(2024, 5, 1, 12, 0)
SLOTS = an_attribute(
    "slots", better="higher",
    gains={"en": "{new} slots instead of {old}", "id": "{new} slot, bukan {old}"},
)
BAGEL = an_attribute("bagel", "flag", better="yes", gains={"en": "bagels", "id": "bagel"})
COLOUR = an_attribute("colour", "text")
PADDING = an_attribute("padding", better="higher")
GRAMS = an_attribute("grams", unit="g")


def priced(usd: str) -> dict[str, Any]:
    """A price in dollars and, at 16,000, in rupiah; half of it is the cost."""
    prices = {"USD": Decimal(usd), "IDR": Decimal(usd) * 16000}
    return {"prices": prices, "costs": {c: amount / 2 for c, amount in prices.items()}}


def a_toaster(sku: str, usd: str, tier: int, slots: str, bagel: str, colour: str) -> Product:
    values = {"slots": {"en": slots}, "bagel": {"en": bagel}, "colour": {"en": colour}}
    return a_product(sku, family="toast", tier=tier, attributes=values, **priced(usd))


def a_shoe(sku: str, usd: str, tier: int) -> Product:
    variants = (
        a_variant(f"{sku}-42-RED", sku, "42", en="red", id="merah"),
        a_variant(f"{sku}-42-BLUE", sku, "42", en="blue", id="biru"),
        a_variant(f"{sku}-43-RED", sku, "43", en="red", id="merah"),
    )
    padding = {"padding": {"en": str(tier)}}
    return a_product(
        sku, category="shoes", family="shoe", tier=tier, variants=variants,
        attributes=padding, reviews={"en": "Like clouds."}, **priced(usd),
    )


def a_toaster_shop() -> Catalogue:
    """Five toasters of two brands, a knife that goes with two of them, beans, shoes, batik.

    OVEN-1 and TRAY are cheaper together as a KIT; TEA-BIG holds as much as three TEA.
    """
    bara = {"brand": "Bara", "attributes": {"colour": {"en": "red", "id": "merah"}}}
    products = [
        a_toaster("TOAST-2", "20.00", 1, "2", "no", "white"),
        a_toaster("TOAST-4", "40.00", 2, "4", "yes", "black"),
        a_toaster("TOAST-6", "90.00", 3, "6", "yes", "black"),
        a_product("OVEN-1", **bara, **priced("30.00")),
        a_product("OVEN-2", **bara, **priced("35.00")),
        a_product(
            "KNIFE", category="knives", picture="knife.svg", **priced("8.00"),
            was_prices={"USD": Decimal("9.50")},
        ),
        a_product("BEANS", category="coffee", **priced("9.50")),
        a_product("CARE", kind="warranty", category="services", **priced("5.00")),
        a_product("BATIK", category="clothing", prices={"IDR": Decimal("150000")}, costs={}),
        a_product("TRAY", category="trays", **priced("6.00")),
        a_product("KIT", kind="bundle", category="kits", **priced("33.00")),
        a_product("TEA", category="tea", attributes={"grams": {"en": "100"}}, **priced("5.00")),
        a_product("TEA-BIG", category="tea", attributes={"grams": {"en": "300"}},
                  **priced("12.00")),
        a_shoe("SHOE", "50.00", 1),
        a_shoe("SHOE-PRO", "80.00", 2),
    ]
    links = [
        a_link(toaster, "KNIFE", en="for even slices", id="agar irisan rata")
        for toaster in ("TOAST-2", "TOAST-4")
    ]
    links += [a_link("KIT", part, "contains") for part in ("OVEN-1", "TRAY")]
    links.append(a_link("TEA", "TEA-BIG", "larger"))
    shoes = a_category("shoes", names={"en": "Shoes", "id": "Sepatu"})
    return a_catalogue(
        *products, links=links, attributes=[SLOTS, BAGEL, COLOUR, PADDING, GRAMS],
        categories=[shoes]
    )


@dataclass
class OpenShop:
    """The shop with its door open: makes actions, and shows what they left in the database."""

    database: Database
    front: ShopFront
    rules: Rules
    payment: TestPayment

    def action(self, kind: type[Action]) -> Action:
        """An action of this class that works in this shop."""
        given = {
            "front": lambda: self.front,
            "rules": lambda: self.rules,
            "payment": lambda: self.payment,
        }
        return kind(**{name: given[name] for name in signature(kind).parameters if name in given})

    def lines(self, visitor: str = "c:ann") -> list[tuple[str, str, int]]:
        """SKU, variant and pieces of each line in the visitor's open cart."""
        in_cart = select(CartLine).join(Cart).where(Cart.open_for == visitor).order_by(CartLine.id)
        return [(x.sku, x.variant, x.quantity) for x in self.rows(in_cart)]

    def orders(self) -> list[Order]:
        return self.rows(select(Order).order_by(Order.id))

    def offers(self) -> list[LedgerEntry]:
        return self.rows(select(LedgerEntry).order_by(LedgerEntry.ordinal))

    def rows(self, query: Any) -> list[Any]:
        with self.database.read_scope() as db:
            return list(db.scalars(query))

    def stock(self, sku: str) -> Optional[int]:
        return self.rows(select(ProductRow.stock).where(ProductRow.sku == sku))[0]

    def sell(self, sku: str, pieces: int) -> None:
        """Somebody bought so many of it."""
        zero = Decimal(0)
        line = OrderLine(sku=sku, quantity=pieces, unit_price=Decimal("1.00"))
        with self.database.session_scope() as db:
            db.add(Order(
                visitor="g:eve", status="paid", currency="USD", delivery_price=zero, total=zero,
                ordered_at=NOON, lines=[line],
            ))

    def restock(self, left: Optional[int], sku: str) -> None:
        """Leave so many pieces of this product, or of this variant, on the shelf."""
        with self.database.session_scope() as db:
            db.execute(update(ProductRow).where(ProductRow.sku == sku).values(stock=left))
            db.execute(update(VariantRow).where(VariantRow.variant == sku).values(stock=left))

    def reprice(self, sku: str, usd: str) -> None:
        """Load the catalogue again with another price of this product."""
        shop = a_toaster_shop()
        dearer = replace(shop.products[sku], **priced(usd))
        self.load(replace(shop, version=f"{sku} at {usd}", products={**shop.products, sku: dearer}))

    def discontinue(self, sku: str) -> None:
        """Load the catalogue again without this product."""
        shop = a_toaster_shop()
        left = {other: product for other, product in shop.products.items() if other != sku}
        links = {of: tuple(x for x in each if sku not in (x.sku, x.target))
                 for of, each in shop.links.items()}
        self.load(replace(shop, version=f"without {sku}", products=left, links=links))

    def rate(self, **ratings: tuple[float, int]) -> None:
        """Load the catalogue again with these stars, and how many gave them, by SKU."""
        shop = a_toaster_shop()
        rated = {
            sku: replace(shop.products[sku], rating=stars, rating_count=count)
            for sku, (stars, count) in ratings.items()
        }
        self.load(replace(shop, version=f"rated {ratings}", products={**shop.products, **rated}))

    def load(self, changed: Catalogue) -> None:
        variants = [v.id for product in changed.products.values() for v in product.variants]
        with self.database.session_scope() as db:
            store_catalogue(db, changed, dict.fromkeys([*changed.products, *variants], 10))

    def start_loyalty(self, **usd: str) -> None:
        """Begin a loyalty programme, free delivery from $60, and these prices by SKU."""
        freed = {"USD": Decimal("60.00"), "IDR": Decimal(900000)}
        standard, *others = LOYAL.deliveries
        profile = replace(LOYAL, deliveries=(replace(standard, free_from=freed), *others))
        shop = a_toaster_shop()
        repriced = {sku: replace(shop.products[sku], **priced(price)) for sku, price in usd.items()}
        products = {**shop.products, **repriced}
        self.load(replace(shop, version=f"loyal {usd}", profile=profile, products=products))

    def reach_by(self, contact: ContactWays) -> None:
        """Load the catalogue again with these ways to a person."""
        shop = a_toaster_shop()
        profile = replace(shop.profile, contact=contact)
        self.load(replace(shop, version=f"reached by {contact}", profile=profile))

    def give_points(self, points: int, kind: str = "opening", customer: str = "C1") -> None:
        with self.database.session_scope() as db:
            db.add(PointsEntry(customer=customer, kind=kind, points=points, at=NOON))

    def points_moved(self) -> list[tuple[str, int]]:
        """Kind and points of every movement, oldest first."""
        entries = self.rows(select(PointsEntry).order_by(PointsEntry.id))
        return [(entry.kind, entry.points) for entry in entries]

    def set_status(self, number: str, status: str) -> None:
        with self.database.session_scope() as db:
            db.execute(update(Order).where(Order.number == number).values(status=status))
