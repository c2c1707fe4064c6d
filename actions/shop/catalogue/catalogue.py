"""The catalogue: what is for sale and what goes with what; never changed.

Its mappings are in memory while it is made; in a process that serves, they are mapped files.
"""
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Iterable, Iterator, Mapping, Optional

from actions.shop.catalogue.contact_ways import ContactWays
from actions.shop.catalogue.facts import Fact
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme
from actions.shop.catalogue.shop_words import ShopWords
from actions.shop.catalogue.typical import typical_of
from actions.shop.catalogue.variants import Texts, Variant, in_language
from actions.shop.money import Money

ADD_ONS = ("accessory", "service", "warranty", "sample")  # to what goes with a product


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
class Link:
    """`target` goes with `sku`, and why."""

    sku: str
    relation: str  # accessory | service | warranty | sample | contains | set | larger
    target: str
    reasons: Texts
    need: str = ""  # needed | useful | nice, as the merchant says; empty: to be found out


@dataclass(frozen=True)
class Product:
    sku: str
    kind: str  # product | service | warranty | sample | plan | bundle
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
    was_prices: Mapping[str, Decimal] = field(default_factory=dict)  # before it became cheaper

    def name(self, language: str) -> str:
        return in_language(self.names, language)

    def price(self, currency: str, variant: str = "") -> Optional[Money]:
        """Its price, or None where it is not sold in this currency; of several variants without
        one named, that of the cheapest."""
        found = self.variant(variant) if self.variants else None
        amount = (found.prices if found else {}).get(currency, self.prices.get(currency))
        return None if amount is None else Money(amount, currency)

    def is_dearer_in(self, currency: str) -> bool:
        """Whether some of its variants cost more than others."""
        return any(self.price(currency, v.id) != self.price(currency) for v in self.variants)

    def was_price(self, currency: str) -> Optional[Money]:
        """What it cost before it became cheaper, or None where it did not."""
        amount = self.was_prices.get(currency)
        return None if amount is None else Money(amount, currency)

    def variant(self, variant_id: str) -> Optional[Variant]:
        return next((v for v in self.variants if v.id == variant_id), None)


@dataclass(frozen=True)
class DeliveryOption:
    id: str
    names: Texts
    prices: Mapping[str, Decimal]
    days: str
    free_from: Mapping[str, Decimal] = field(default_factory=dict)  # subtotals by currency

    def price_for(self, subtotal: Money) -> Money:
        """What it costs with goods of this subtotal."""
        free_from = self.free_from.get(subtotal.currency)
        if free_from is not None and subtotal.amount >= free_from:
            return Money(Decimal(0), subtotal.currency)
        return Money(self.prices[subtotal.currency], subtotal.currency)


@dataclass(frozen=True)
class Profile:
    """The shop itself: its name, which currency each language sees, how it delivers and answers."""

    name: str
    currencies: Mapping[str, str]  # language → currency
    deliveries: tuple[DeliveryOption, ...]
    loyalty: Optional[LoyaltyProgramme] = None
    never_found: tuple[str, ...] = ()  # SKUs and categories that no search shows
    words: ShopWords = ShopWords()
    facts: Mapping[str, Fact] = field(default_factory=dict)  # by their names
    contact: ContactWays = ContactWays()
    needs: tuple[str, ...] = ()  # of whoever orders: phone, email, phone_or_email

    def currency(self, language: str) -> str:
        return self.currencies.get(language) or next(iter(self.currencies.values()))

    def delivery(self, option_id: str) -> Optional[DeliveryOption]:
        return next((option for option in self.deliveries if option.id == option_id), None)

    def delivery_freed(self, currency: str) -> Optional[DeliveryOption]:
        """Of what costs something, the one that becomes free with the lowest subtotal."""
        freed = [o for o in self.deliveries if currency in o.free_from and o.prices.get(currency)]
        return min(freed, key=lambda option: option.free_from[currency], default=None)

    def free_delivery_from(self, currency: str) -> Optional[Decimal]:
        """The subtotal from which it is."""
        option = self.delivery_freed(currency)
        return option.free_from[currency] if option else None


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
    hosts: Mapping[str, frozenset[str]] = field(default_factory=dict)  # what an add-on goes with
    bundles_with: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)  # by part
    samples_in: Mapping[str, tuple[Product, ...]] = field(default_factory=dict)  # by category
    stocked: Mapping[str, int] = field(default_factory=dict)  # products of each category
    typical: tuple[str, ...] = ()  # SKUs from all over, for what looks at a few products

    def price(self, sku: str, currency: str) -> Optional[Money]:
        """What it costs, or None where it isn't sold in this currency."""
        product = self.products.get(sku)
        return product.price(currency) if product else None

    def next_tier(self, sku: str) -> Optional[Product]:
        """The next better product of the same family, if there is one."""
        product = self.products.get(sku)
        if product is None or product.family is None or product.tier is None:
            return None
        family = self.families.get(product.family, ())
        return next((p for p in family if (p.tier or 0) > product.tier), None)

    def values_of(self, attribute: str) -> Iterator[Texts]:
        """What products say of an attribute, colours of their variants too."""
        for product in self.products.values():
            if attribute in product.attributes:
                yield product.attributes[attribute]
            if attribute == "colour":
                yield from (variant.colours for variant in product.variants)
            yield from (v.options[attribute] for v in product.variants if attribute in v.options)

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
        families=_families(by_sku.values()),
        hosts=_hosts(by_link),
        bundles_with=_bundles_with(by_link),
        samples_in=_samples_in(by_sku.values()),
        stocked=dict(Counter(product.category for product in by_sku.values())),
        typical=typical_of(sorted(by_sku)),
    )


def _families(products: Iterable[Product]) -> dict[str, tuple[Product, ...]]:
    families: dict[str, list[Product]] = {}
    for product in sorted(products, key=lambda p: (p.tier or 0, p.sku)):
        if product.family:
            families.setdefault(product.family, []).append(product)
    return {name: tuple(members) for name, members in families.items()}


def _hosts(links: Mapping[str, Iterable[Link]]) -> dict[str, frozenset[str]]:
    hosts: dict[str, set[str]] = {}
    for link in chain.from_iterable(links.values()):
        if link.relation in ADD_ONS:
            hosts.setdefault(link.target, set()).add(link.sku)
    return {target: frozenset(skus) for target, skus in hosts.items()}


def _bundles_with(links: Mapping[str, Iterable[Link]]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in chain.from_iterable(links.values()):
        if link.relation == "contains":
            found.setdefault(link.target, []).append(link)
    return {part: tuple(bundles) for part, bundles in found.items()}


def _samples_in(products: Iterable[Product]) -> dict[str, tuple[Product, ...]]:
    found: dict[str, list[Product]] = {}
    for product in products:
        if product.kind == "sample":
            found.setdefault(product.category, []).append(product)
    return {category: tuple(samples) for category, samples in found.items()}
