"""Who stands behind a shopper: a customer of the second half, and one of their orders."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import Mapping, Optional, Sequence

from actions.shop.catalogue.catalogue import Catalogue
from tests.benchmarks.selling.history import History, Past
from tests.benchmarks.selling.world import COUNTED_IN
from tests.benchmarks.selling.world_b.assumptions import AssumptionsB
from tests.benchmarks.selling.world_b.together import Together

CAME_FOR = ("product", "plan")


@dataclass(frozen=True)
class Order:
    """`mains` are what it was about, `now` what went with it, `later` in the days after."""

    at: datetime
    mains: tuple[str, ...]
    now: frozenset[str]
    later: frozenset[str]


@dataclass(frozen=True)
class Twins:
    catalogue: Catalogue
    unseen: History
    assumed: AssumptionsB
    soon: Together

    def draw(self, likeness: frozenset[str], rng: Random) -> Optional[tuple[Past, Order]]:
        """The likest of some by the categories they buy; anybody where there is no likeness."""
        some = rng.sample(self._active, min(self.assumed.twins_drawn, len(self._active)))
        some.sort(key=lambda past: -_alike(likeness, self.categories(past.skus)))
        for past in some:
            orders = self.orders(past)
            if orders:
                return past, rng.choice(orders)
        return None

    @cached_property
    def _active(self) -> Sequence[Past]:
        return [past for past in self.unseen.customers.values() if past.since(self._since)]

    @property
    def _since(self) -> datetime:
        return self.unseen.ends - timedelta(days=self.assumed.order_days)

    def orders(self, past: Past) -> list[Order]:
        times = sorted({line.at for line in past.since(self._since)})
        found = (self._order(past, at) for at in times)
        return [order for order in found if order is not None]

    def _order(self, past: Past, at: datetime) -> Optional[Order]:
        """None where all of it went with something of the days before."""
        skus = {line.sku for line in past.bought if line.at == at} & self.catalogue.products.keys()
        days = timedelta(days=self.assumed.companion_days)
        hosts = {line.sku for line in past.bought if at - days <= line.at <= at}
        alone = [
            sku for sku in skus
            if self.catalogue.products[sku].kind in CAME_FOR
            and not any(self._goes_with(sku, host) for host in hosts)
        ]
        alone.sort(key=lambda sku: (-self._price(sku), sku))
        mains = tuple(alone[:self.assumed.most_mains])
        if not mains:
            return None
        companions = frozenset().union(*(self.soon.companions.get(sku, ()) for sku in mains))
        then = {line.sku for line in past.bought if at < line.at <= at + days}
        now = frozenset(skus & companions - set(mains))
        return Order(at, mains, now, frozenset(then & companions - now - set(mains)))

    def _goes_with(self, sku: str, host: str) -> bool:
        return host != sku and sku in self.soon.companions.get(host, ())

    def _price(self, sku: str) -> float:
        return float(self.catalogue.products[sku].prices.get(COUNTED_IN, 0))

    def categories(self, skus: frozenset[str]) -> frozenset[str]:
        products = self.catalogue.products
        return frozenset(products[sku].category for sku in skus if sku in products)

    @cached_property
    def of_family(self) -> Mapping[str, Sequence[str]]:
        """By family: what was bought of it, as often as it was."""
        found: dict[str, list[str]] = {}
        for past in self.unseen.customers.values():
            for line in past.bought:
                product = self.catalogue.products.get(line.sku)
                if product is not None and product.family is not None:
                    found.setdefault(product.family, []).append(line.sku)
        return found

    @cached_property
    def gaps_days(self) -> Mapping[str, Sequence[float]]:
        """By consumable: between two purchases of the same buyer."""
        found: dict[str, list[float]] = {}
        for past in self.unseen.customers.values():
            for sku in past.skus:
                product, times = self.catalogue.products.get(sku), past.times(sku)
                if product is not None and product.rebuy_days is not None:
                    gaps = ((b - a).days for a, b in zip(times, times[1:], strict=False))
                    found.setdefault(sku, []).extend(gap for gap in gaps if gap)
        return {sku: gaps for sku, gaps in found.items() if gaps}


def _alike(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(len(some | others), 1)
