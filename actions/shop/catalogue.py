"""The catalogue in memory: read once a version, never changed."""
import threading
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Iterable, Mapping, Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.shop.models import (
    AttributeRow,
    CategoryRow,
    LinkRow,
    ProductRow,
    ShopState,
    VariantRow,
)
from actions.shop.money import Money

Texts = Mapping[str, str]  # by language

EMPTY_PROFILE = {"name": "", "currencies": {"en": "USD"}, "delivery": []}


def in_language(texts: Texts, language: str) -> str:
    """The text in this language, else in whatever language there is."""
    return texts.get(language) or next((text for text in texts.values() if text), "")


@dataclass(frozen=True)
class Attribute:
    """What can be said of products; `better` is higher, lower, yes or none."""

    id: str
    type: str  # number | text | flag
    unit: str
    labels: Texts
    synonyms: Mapping[str, tuple[str, ...]]
    better: str = "none"
    gains: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Category:
    id: str
    names: Texts
    synonyms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Variant:
    id: str
    sku: str
    size: str
    colours: Texts

    def label(self, language: str) -> str:
        return " ".join(part for part in (self.size, in_language(self.colours, language)) if part)


@dataclass(frozen=True)
class Link:
    """`target` goes with `sku`, and why."""

    sku: str
    relation: str  # accessory | service | warranty | sample
    target: str
    reasons: Texts


@dataclass(frozen=True)
class Product:
    sku: str
    kind: str  # product | service | warranty | sample | plan
    category: str
    brand: str
    names: Texts
    descriptions: Texts
    prices: Mapping[str, Decimal]  # by currency
    costs: Mapping[str, Decimal]
    attributes: Mapping[str, Texts] = field(default_factory=dict)
    reviews: Texts = field(default_factory=dict)
    rating: Optional[float] = None
    rating_count: int = 0
    family: Optional[str] = None
    tier: Optional[int] = None
    rebuy_days: Optional[int] = None
    picture: str = ""
    variants: tuple[Variant, ...] = ()

    def name(self, language: str) -> str:
        return in_language(self.names, language)

    def price(self, currency: str) -> Optional[Money]:
        """Its price, or None where it is not sold in this currency."""
        amount = self.prices.get(currency)
        return None if amount is None else Money(amount, currency)

    def variant(self, variant_id: str) -> Optional[Variant]:
        return next((v for v in self.variants if v.id == variant_id), None)


@dataclass(frozen=True)
class DeliveryOption:
    id: str
    names: Texts
    prices: Mapping[str, Decimal]
    days: str


@dataclass(frozen=True)
class Profile:
    """The shop itself: its name, which currency each language sees, how it delivers."""

    name: str
    currencies: Mapping[str, str]  # language → currency
    deliveries: tuple[DeliveryOption, ...]

    def currency(self, language: str) -> str:
        return self.currencies.get(language) or next(iter(self.currencies.values()))

    def delivery(self, option_id: str) -> Optional[DeliveryOption]:
        return next((option for option in self.deliveries if option.id == option_id), None)


@dataclass(frozen=True)
class Catalogue:
    """All that is for sale; stock is not here, as it changes with every order."""

    version: str
    profile: Profile
    products: Mapping[str, Product]
    categories: Mapping[str, Category] = field(default_factory=dict)
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)  # by sku
    families: Mapping[str, tuple[Product, ...]] = field(default_factory=dict)  # by tier

    def next_tier(self, sku: str) -> Optional[Product]:
        """The next better product of the same family, if there is one."""
        product = self.products.get(sku)
        if product is None or product.family is None or product.tier is None:
            return None
        family = self.families.get(product.family, ())
        return next((p for p in family if (p.tier or 0) > product.tier), None)

    def linked(self, sku: str, relation: str) -> tuple[Link, ...]:
        return tuple(link for link in self.links.get(sku, ()) if link.relation == relation)


def build_catalogue(
    version: str,
    profile: Profile,
    products: Iterable[Product],
    categories: Iterable[Category] = (),
    attributes: Iterable[Attribute] = (),
    links: Iterable[Link] = (),
) -> Catalogue:
    """A catalogue from its parts, with families sorted by tier and links by product."""
    by_sku = {product.sku: product for product in products}
    families: dict[str, list[Product]] = {}
    for product in sorted(by_sku.values(), key=lambda p: (p.tier or 0, p.sku)):
        if product.family:
            families.setdefault(product.family, []).append(product)
    by_link: dict[str, list[Link]] = {}
    for link in links:
        by_link.setdefault(link.sku, []).append(link)
    return Catalogue(
        version=version,
        profile=profile,
        products=by_sku,
        categories={c.id: c for c in categories},
        attributes={a.id: a for a in attributes},
        links={sku: tuple(found) for sku, found in by_link.items()},
        families={name: tuple(members) for name, members in families.items()},
    )


def read_catalogue(db: Session) -> Catalogue:
    """The whole catalogue as it stands in the database."""
    variants: dict[str, list[Variant]] = {}
    for row in db.scalars(select(VariantRow).order_by(VariantRow.variant)):
        variants.setdefault(row.sku, []).append(
            Variant(row.variant, row.sku, row.size, row.colours)
        )
    return build_catalogue(
        version=catalogue_version(db),
        profile=_profile(db),
        products=[
            _product(row, tuple(variants.get(row.sku, ())))
            for row in db.scalars(select(ProductRow).order_by(ProductRow.sku))
        ],
        categories=[
            Category(row.category, row.names, _tuples(row.synonyms))
            for row in db.scalars(select(CategoryRow).order_by(CategoryRow.category))
        ],
        attributes=[
            Attribute(
                row.attribute, row.type, row.unit, row.labels, _tuples(row.synonyms),
                row.better, row.gains,
            )
            for row in db.scalars(select(AttributeRow).order_by(AttributeRow.attribute))
        ],
        links=[
            Link(row.sku, row.relation, row.target, row.reasons)
            for row in db.scalars(
                select(LinkRow).order_by(LinkRow.sku, LinkRow.relation, LinkRow.target)
            )
        ],
    )


def catalogue_version(db: Session) -> str:
    """Changes with every load; empty before the first."""
    row = db.get(ShopState, "catalogue_version")
    return row.value if row else ""


class CatalogueCache:
    """Keeps the newest catalogue and reads it again when the shop loads another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._catalogue: Optional[Catalogue] = None

    def current(self, db: Session) -> Catalogue:
        version = catalogue_version(db)
        with self._lock:
            if self._catalogue is None or self._catalogue.version != version:
                self._catalogue = read_catalogue(db)
            return self._catalogue


def _product(row: Any, variants: tuple[Variant, ...]) -> Product:
    return Product(
        sku=row.sku, kind=row.kind, category=row.category, brand=row.brand,
        names=row.names, descriptions=row.descriptions,
        prices={c: Decimal(amount) for c, amount in row.prices.items()},
        costs={c: Decimal(amount) for c, amount in row.costs.items()},
        attributes=row.attributes, reviews=row.reviews, rating=row.rating,
        rating_count=row.rating_count, family=row.family, tier=row.tier,
        rebuy_days=row.rebuy_days, picture=row.picture, variants=variants,
    )


def _profile(db: Session) -> Profile:
    row = db.get(ShopState, "profile")
    value: Mapping[str, Any] = row.value if row else EMPTY_PROFILE
    options = tuple(
        DeliveryOption(
            option["id"], option["name"],
            {c: Decimal(str(p)) for c, p in option["price"].items()}, str(option["days"]),
        )
        for option in value["delivery"]
    )
    return Profile(value["name"], value["currencies"], options)


def _tuples(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in lists.items()}
