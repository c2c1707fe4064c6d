"""Drawing the needs of one shopper from what people of the second half have bought."""
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Iterator, Mapping, Sequence

from tests.benchmarks.selling.history import Past
from tests.benchmarks.selling.shoppers import Main, Need
from tests.benchmarks.selling.world_b.assumptions import AssumptionsB
from tests.benchmarks.selling.world_b.together import Together
from tests.benchmarks.selling.world_b.twins import Order
from tests.benchmarks.selling.world_b.world import WorldB

Drawn = tuple[tuple[Main, ...], Mapping[str, Need], frozenset[str]]


@dataclass(frozen=True)
class Drawing:
    world: WorldB
    currency: str
    now: datetime
    rng: Random

    def all_of(self, twin: Past, order: Order, behind: Past) -> Drawn:
        """What they come for, their needs by SKU, and the durable things they have."""
        mains = tuple(self._main(sku) for sku in order.mains)
        owned = self._owned(order.mains, behind)
        found: dict[str, Need] = {}
        for need in self._all(twin, order, behind):
            if need.sku in order.mains or not self.world.is_for_sale(need.sku, self.currency):
                continue
            if need.sku not in owned or need.found == "now":
                found.setdefault(need.sku, need)
        return mains, found, owned - found.keys()

    def _all(self, twin: Past, order: Order, behind: Past) -> Iterator[Need]:
        """Of two for the same product the first counts: what they think of themselves."""
        for sku in sorted(order.now):
            yield Need(sku, self._wish(), "now", self._anchor(sku, order.mains))
        for sku in sorted(order.later):
            yield Need(sku, self._wish(), "later", self._anchor(sku, order.mains))
        for main in order.mains:
            for sku in self._of_others(self.world.soon, main, self.world.assumed.others, twin):
                yield Need(sku, self._wish(), anchor=main)
        yield from self._run_out(behind)
        yield from self._next(behind)
        if self.rng.random() < self.world.assumed.odd_need:
            yield Need(self.rng.choice(sorted(self.world.seen.catalogue.products)), self._wish())

    def _anchor(self, sku: str, mains: Sequence[str]) -> str:
        companions = self.world.soon.companions
        return next((main for main in mains if sku in companions.get(main, ())), "")

    def _of_others(self, together: Together, sku: str, count: int, twin: Past) -> Sequence[str]:
        """What some others took who bought the same."""
        buyers = together.of_buyers.get(sku, {})
        others = sorted(buyer for buyer in buyers if buyer != twin.customer)
        some = self.rng.sample(others, min(count, len(others)))
        return sorted(frozenset().union(*(buyers[buyer] for buyer in some)))

    def _run_out(self, behind: Past) -> Iterator[Need]:
        """The gap is that of another buyer of the same thing."""
        assumed = self.world.assumed
        for sku in sorted(behind.skus & self.world.twins.gaps_days.keys()):
            waited = (self.now - behind.times(sku)[-1]).days
            gap = self.rng.choice(self.world.twins.gaps_days[sku])
            thought_of = self.rng.random() < assumed.remembers_rebuy
            if gap <= waited <= gap * assumed.gaps_until_elsewhere:
                yield Need(sku, self._wish(), "now" if thought_of else "never")

    def _next(self, behind: Past) -> Iterator[Need]:
        """What others bought in the months after something that they have bought lately."""
        assumed = self.world.assumed
        for sku in latest(behind, self.now, assumed):
            for other in self._of_others(self.world.next, sku, assumed.others_next, behind):
                yield Need(other, self._wish())

    def _owned(self, mains: Sequence[str], behind: Past) -> frozenset[str]:
        """Of ours, and from elsewhere."""
        companions = frozenset().union(
            *(self.world.soon.companions.get(sku, frozenset()) for sku in mains)
        )
        share = self.world.assumed.owns_elsewhere
        elsewhere = {sku for sku in sorted(companions) if self.rng.random() < share}
        return frozenset(filter(self.world.is_durable, behind.skus | elsewhere)) - set(mains)

    def _main(self, sku: str) -> Main:
        """With looks at others of its kind before; what would suit them better is not among."""
        better = self._better(sku)
        of_kind = self.world.seen.by_category.get(self.world.seen.product(sku).category, {})
        others = [
            other for other in of_kind
            if other not in (sku, *better) and self.world.is_for_sale(other, self.currency)
        ]
        seen = min(self.rng.randint(1, self.world.assumed.most_looks) - 1, len(others))
        return Main(sku, (*self.rng.sample(others, seen), sku), better)

    def _better(self, sku: str) -> Mapping[str, float]:
        """The higher version that another buyer of the family took."""
        bought = self.world.twins.of_family.get(self.world.family(sku))
        if not bought or self.rng.random() >= self.world.assumed.open_to_better:
            return {}
        other = self.rng.choice(bought)
        tiers = [self.world.seen.product(s).tier or 0 for s in (sku, other)]
        is_better = tiers[1] > tiers[0] and self.world.is_for_sale(other, self.currency)
        return {other: self._wish()} if is_better else {}

    def _wish(self) -> float:
        return self.rng.uniform(self.world.assumed.least_wish, self.world.assumed.most_wish)


def latest(behind: Past, now: datetime, assumed: AssumptionsB) -> Sequence[str]:
    """Their last purchases that call for something next."""
    recent = (
        line.sku for line in reversed(behind.bought)
        if (now - line.at).days <= assumed.next_days
    )
    return list(dict.fromkeys(recent))[:assumed.followed]
