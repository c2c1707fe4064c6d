"""Drawing what a shopper would find useful, whether they think of it or not."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Iterator, Optional

from tests.benchmarks.selling.history import Past
from tests.benchmarks.selling.shoppers import Found, Main, Need
from tests.benchmarks.selling.world import COUNTED_IN, World


@dataclass(frozen=True)
class NeedsOf:
    """Draws for one shopper; `past` is None for a stranger."""

    world: World
    past: Optional[Past]
    currency: str
    now: datetime
    rng: Random

    def draw(self, mains: tuple[str, ...]) -> dict[str, Need]:
        """Needs by SKU; of two for the same product the stronger one counts."""
        found: dict[str, Need] = {}
        for need in self._all(mains):
            known = found.get(need.sku)
            if need.sku not in mains and self._is_possible(need.sku) and (
                known is None or need.strength > known.strength
            ):
                found[need.sku] = need
        return found

    def _all(self, mains: tuple[str, ...]) -> Iterator[Need]:
        for sku in mains:
            yield from self.companions(sku, 1.0)
        yield from self._odd()
        if self.past is not None:
            yield from self._to_buy_again(self.past)
            yield from self._follow_ups(self.past)
            yield from self._better_plans(self.past)

    def _is_possible(self, sku: str) -> bool:
        if not self.world.is_for_sale(sku, self.currency):
            return False
        rebuy = self.world.product(sku).rebuy_days is not None
        return rebuy or self.past is None or sku not in self.past.skus

    def companions(self, sku: str, factor: float) -> Iterator[Need]:
        """What others bought in the same days, and what is made for it, more often than bought."""
        assumed = self.world.assumed
        linked = sorted(self.world.complements(sku))
        shares = dict(self.world.companions.get(sku, ()))
        for other in linked:
            wanted = max(
                assumed.need_per_linked_share * shares.pop(other, 0), assumed.least_linked_need
            )
            if self.rng.random() < min(wanted, assumed.most_need) * factor:
                found = self._found(assumed.linked_found_now, assumed.linked_found_later)
                yield Need(other, self._strength(), found, sku)
        for other, share in shares.items():
            if other in self.world.hosts.get(sku, ()) or not self._is_cheaper(other, sku):
                continue
            if self.rng.random() < min(share * assumed.need_per_other_share, 1) * factor:
                found = self._found(assumed.other_found_now, assumed.other_found_later)
                yield Need(other, self._strength(), found)

    def _is_cheaper(self, sku: str, than: str) -> bool:
        """Nothing dearer is bought by the way."""
        prices = [self.world.product(s).prices for s in (sku, than)]
        return prices[0].get(COUNTED_IN, 0) <= prices[1].get(COUNTED_IN, 0)

    def _odd(self) -> Iterator[Need]:
        if self.rng.random() < self.world.assumed.odd_need:
            yield Need(self.rng.choice(sorted(self.world.catalogue.products)), self._strength())

    def _to_buy_again(self, past: Past) -> Iterator[Need]:
        assumed = self.world.assumed
        for sku, share in self.running_out(past):
            if self.rng.random() < share:
                found = self._found(assumed.rebuy_found_now, assumed.rebuy_found_later)
                yield Need(sku, self._strength(), found)

    def running_out(self, past: Past) -> Iterator[tuple[str, float]]:
        """Consumables of theirs and the chance that there is none left in the house."""
        assumed = self.world.assumed
        for sku in sorted(past.skus & self.world.catalogue.products.keys()):
            rhythm = _rhythm_days(past.times(sku), self.world.product(sku).rebuy_days)
            if rhythm is None:
                continue
            waited = (self.now - past.times(sku)[-1]).days / rhythm
            if waited < 0.8:
                yield sku, assumed.not_out_yet
            else:
                yield sku, assumed.runs_out if waited <= 1.6 else assumed.ran_out_long_ago

    def _follow_ups(self, past: Past) -> Iterator[Need]:
        assumed = self.world.assumed
        recent = past.since(self.now - timedelta(days=assumed.follow_up_days))
        for sku in sorted({line.sku for line in recent} & self.world.catalogue.products.keys()):
            complements = self.world.complements(sku)
            for need in self.companions(sku, assumed.follow_up):
                if need.sku in complements:
                    yield Need(need.sku, need.strength, need.found)

    def _better_plans(self, past: Past) -> Iterator[Need]:
        for sku in sorted(past.skus & self.world.catalogue.products.keys()):
            better = self.world.catalogue.next_tier(sku)
            if better is None or better.kind != "plan" or better.sku in past.skus:
                continue
            if self.rng.random() < self.world.assumed.wants_better_plan:
                yield Need(better.sku, self._strength())

    def main(self, sku: str) -> Main:
        """A product they come for, with the looks at others of its kind before.

        What would suit them better is not among these: they would have chosen it.
        """
        rng, assumed = self.rng, self.world.assumed
        product, better = self.world.product(sku), self._suits_better(sku)
        others = [
            other for other in self.world.by_category.get(product.category, {})
            if other not in (sku, *better) and self.world.is_for_sale(other, self.currency)
        ]
        seen = min(rng.randint(1, assumed.most_looks) - 1, len(others))
        return Main(sku, (*rng.sample(others, seen), sku), better)

    def _suits_better(self, sku: str) -> dict[str, float]:
        rng, assumed = self.rng, self.world.assumed
        better: dict[str, float] = {}
        versions = self.world.better_versions(sku)
        wished = sorted({gain for gains in versions.values() for gain in gains})
        if versions and rng.random() < assumed.wants_better:
            wish, strength = rng.choice(wished or [""]), self._strength()
            suited = (other for other, gains in versions.items() if not wish or wish in gains)
            better = dict.fromkeys(suited, strength)
        larger = sorted(self.world.larger(sku))
        if larger and rng.random() < assumed.wants_larger:
            better.update(dict.fromkeys(larger, self._strength()))
        return {other: s for other, s in better.items() if self._is_possible(other)}

    def _strength(self) -> float:
        return self.rng.uniform(0.2, 1.0)

    def _found(self, now: float, later: float) -> Found:
        luck = self.rng.random()
        if luck < now:
            return "now"
        return "later" if luck < now + later else "never"


def _rhythm_days(times: list[datetime], usual: Optional[int]) -> Optional[float]:
    """Between their own purchases where there are several, else the product's usual one."""
    if usual is None or len(times) < 2:
        return usual
    return max((times[-1] - times[0]).days / (len(times) - 1), usual / 3)
