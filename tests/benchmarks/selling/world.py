"""The shop as the shoppers find it: what there is, what it costs and earns, what goes together."""
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Mapping, Optional

from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product
from tests.benchmarks.selling.assumptions import Assumptions
from tests.benchmarks.selling.history import History

COMPLEMENTS = ("accessory", "service", "warranty", "sample", "set")
COUNTED_IN = "USD"


@dataclass(frozen=True)
class World:
    catalogue: Catalogue
    history: History
    stock: Mapping[str, Optional[int]]
    assumed: Assumptions

    def product(self, sku: str) -> Product:
        return self.catalogue.products[sku]

    def price(self, sku: str) -> float:
        return float(self.product(sku).prices[COUNTED_IN])

    def margin(self, sku: str) -> float:
        product = self.product(sku)
        return float(product.prices[COUNTED_IN] - product.costs[COUNTED_IN])

    def is_for_sale(self, sku: str, currency: str) -> bool:
        """Known, with a price in this currency and in USD, and on the shelf."""
        product = self.catalogue.products.get(sku)
        if product is None or not {currency, COUNTED_IN} <= product.prices.keys():
            return False
        left = self.stock.get(sku)
        return left is None or left > 0

    @cached_property
    def priced(self) -> tuple[str, ...]:
        products = sorted(self.catalogue.products.values(), key=lambda product: product.sku)
        return tuple(product.sku for product in products if COUNTED_IN in product.prices)

    def free_delivery_from(self, currency: str) -> Optional[Decimal]:
        return self.catalogue.profile.free_delivery_from(currency)

    def complements(self, sku: str) -> frozenset[str]:
        return frozenset(
            link.target for link in self.catalogue.links.get(sku, ())
            if link.relation in COMPLEMENTS and link.target in self.catalogue.products
        )

    @cached_property
    def hosts(self) -> Mapping[str, frozenset[str]]:
        """By SKU: what it is a complement of."""
        found: dict[str, set[str]] = {}
        for sku in self.catalogue.products:
            for other in self.complements(sku):
                found.setdefault(other, set()).add(sku)
        return {sku: frozenset(hosts) for sku, hosts in found.items()}

    def parts(self, sku: str) -> frozenset[str]:
        """What a bundle consists of; of anything else nothing."""
        return frozenset(link.target for link in self.catalogue.linked(sku, "contains"))

    def larger(self, sku: str) -> frozenset[str]:
        return frozenset(link.target for link in self.catalogue.linked(sku, "larger"))

    @cached_property
    def companions(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        return self.history.companions(self.assumed.companion_days, self.assumed.least_share)

    @cached_property
    def wanted_alone(self) -> Mapping[str, int]:
        """Products that people come for, with the number of times they did."""
        times_alone = self.history.lines_alone(self.hosts, self.assumed.companion_days)
        return {
            sku: times for sku, times in sorted(times_alone.items())
            if sku in self.catalogue.products and self.product(sku).kind in ("product", "plan")
        }

    @cached_property
    def by_category(self) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for sku, times in self.wanted_alone.items():
            found.setdefault(self.product(sku).category, {})[sku] = times
        return found

    def better_versions(self, sku: str) -> Mapping[str, frozenset[str]]:
        """The higher tiers of its family and in which attributes each is better."""
        product = self.product(sku)
        family = self.catalogue.families.get(product.family or "", ())
        return {
            other.sku: self._gains(product, other)
            for other in family if (other.tier or 0) > (product.tier or 0)
        }

    def _gains(self, product: Product, other: Product) -> frozenset[str]:
        return frozenset(
            attribute.id for attribute in self.catalogue.attributes.values()
            if _is_better(attribute, product, other)
        )


def _is_better(attribute: Attribute, product: Product, other: Product) -> bool:
    if attribute.better == "yes":
        values = [p.attributes.get(attribute.id, {}).get("en") for p in (product, other)]
        return values == ["no", "yes"]
    old, new = number_of(product, attribute.id), number_of(other, attribute.id)
    if old is None or new is None:
        return False
    return {"higher": new > old, "lower": new < old}.get(attribute.better, False)
