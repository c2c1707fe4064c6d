"""What the second half bought with a product, or after it, clearly more often than by chance."""
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from math import exp
from typing import Iterator, Mapping

from actions.shop.catalogue.catalogue import Catalogue
from tests.benchmarks.selling.history import History, Past
from tests.benchmarks.selling.world import COUNTED_IN
from tests.benchmarks.selling.world_b.assumptions import AssumptionsB

Baskets = Mapping[str, Mapping[str, frozenset[str]]]  # by SKU, by its buyers: what else they bought


@dataclass(frozen=True)
class Together:
    """Companions bought from `after` to `until` days after a product; linked or not is the same."""

    catalogue: Catalogue
    history: History
    assumed: AssumptionsB
    after: int
    until: int

    @cached_property
    def companions(self) -> Mapping[str, frozenset[str]]:
        """By SKU: no dearer, of another family, and together too often for chance."""
        firsts = Counter(sku for past in self.history.customers.values() for sku in past.first)
        total = sum(firsts.values())
        found: dict[str, frozenset[str]] = {}
        for sku, buyers in self._baskets.items():
            counted = Counter(other for basket in buyers.values() for other in basket)
            seen = sum(counted.values())
            found[sku] = frozenset(
                other for other, times in counted.items()
                if times >= self.assumed.least_together and self._may_go_with(other, sku)
                and chance_of(times, seen * firsts[other] / total) < self.assumed.clearly
            )
        return found

    @cached_property
    def of_buyers(self) -> Baskets:
        """By SKU: which companions each of its buyers took."""
        return {
            sku: {
                buyer: basket & self.companions[sku] for buyer, basket in buyers.items()
            }
            for sku, buyers in self._baskets.items()
        }

    def share(self, sku: str, other: str) -> float:
        """Of the buyers, those who took this companion."""
        buyers = self.of_buyers.get(sku, {})
        return sum(other in basket for basket in buyers.values()) / max(len(buyers), 1)

    @cached_property
    def _baskets(self) -> Baskets:
        found: dict[str, dict[str, frozenset[str]]] = {}
        for past in self.history.customers.values():
            for sku, basket in self._after_each(past):
                found.setdefault(sku, {})[past.customer] = basket
        return found

    def _after_each(self, past: Past) -> Iterator[tuple[str, frozenset[str]]]:
        """First purchases alone, so that a habit isn't taken for a companion."""
        for sku, at in past.first.items():
            since, until = at + timedelta(days=self.after), at + timedelta(days=self.until)
            yield sku, frozenset(
                other for other, then in past.first.items()
                if other != sku and since <= then <= until
            )

    def _may_go_with(self, other: str, sku: str) -> bool:
        products = self.catalogue.products
        if not {other, sku} <= products.keys():
            return False
        family = products[other].family
        prices = [products[s].prices.get(COUNTED_IN) for s in (other, sku)]
        if prices[0] is None or prices[1] is None or products[other].kind == "sample":
            return False
        return prices[0] <= prices[1] and (family is None or family != products[sku].family)


def chance_of(times: int, expected: float) -> float:
    """Of so many or more, where so many are expected (Poisson)."""
    term, below = exp(-expected), 0.0
    for number in range(times):
        below += term
        term *= expected / (number + 1)
    return max(0.0, 1 - below)
