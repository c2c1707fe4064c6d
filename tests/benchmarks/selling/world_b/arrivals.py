"""Who comes into World B and what for: shopper number n of a seed is always the same."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import Mapping, Optional, Sequence

from tests.benchmarks.selling.chance import Chance
from tests.benchmarks.selling.history import Past
from tests.benchmarks.selling.shoppers import Main, Need
from tests.benchmarks.selling.world_b.needs import Drawing
from tests.benchmarks.selling.world_b.shoppers import ShopperB
from tests.benchmarks.selling.world_b.twins import Order
from tests.benchmarks.selling.world_b.world import WorldB

TRIES = 8
OPENS_HOUR, OPEN_HOURS = 8, 14


@dataclass(frozen=True)
class ArrivalsB:
    world: WorldB
    seed: int
    sessions: int

    def shopper(self, number: int) -> ShopperB:
        chance = Chance(self.seed, number)
        rng = chance.stream("who, B")
        past = self._customers.get(number)
        language = past.language if past else self._language(rng)
        now = self._when(number, rng)
        drawing = Drawing(
            self.world, self.world.seen.catalogue.profile.currency(language), now,
            chance.stream("needs, B"),
        )
        twin, order = self._come_for(past, drawing)
        behind = past or before(twin, order.at, now)
        mains, needs, owned = drawing.all_of(twin, order, behind)
        return ShopperB(
            number=number, visitor=f"u:{past.customer}" if past else f"c:b{number}",
            customer=past.customer if past else None,
            language=language, currency=drawing.currency, arrives=now, chance=chance,
            mains=mains, needs=needs, owned=owned,
            spare=self._spare(mains, needs, chance.stream("money, B")),
            patience=self._patience(chance.stream("patience, B")),
            interests=self._interests(mains, needs, behind),
        )

    @cached_property
    def _customers(self) -> Mapping[int, Past]:
        """By the number of the visit: customers of the first half, each once."""
        rng = Random(f"customers {self.seed}")
        since = self.world.seen.history.ends - timedelta(days=self.world.assumed.order_days)
        known = [p for p in self.world.seen.history.customers.values() if p.since(since)]
        wanted = round(self.sessions * self.world.assumed.identified)
        count = min(wanted, len(known))
        numbers = rng.sample(range(self.sessions), count)
        return dict(zip(numbers, rng.sample(known, count), strict=True))

    def _language(self, rng: Random) -> str:
        languages = list(self.world.seen.catalogue.profile.currencies)
        others = [language for language in languages if language != "id"] or languages
        is_indonesian = rng.random() < self.world.assumed.indonesian_strangers
        return "id" if "id" in languages and is_indonesian else rng.choice(others)

    def _when(self, number: int, rng: Random) -> datetime:
        days, of_day = divmod(number * self.world.assumed.weeks * 7, self.sessions)
        ends = self.world.seen.history.ends
        midnight = ends.replace(hour=0, minute=0, second=0, microsecond=0)
        seconds = of_day / self.sessions * OPEN_HOURS * 3600 + rng.random()
        return midnight + timedelta(days=days + 1, hours=OPENS_HOUR, seconds=round(seconds))

    def _come_for(self, past: Optional[Past], drawing: Drawing) -> tuple[Past, Order]:
        """A twin's order of which all is for sale and nothing durable is theirs already."""
        twins, owned = self.world.twins, past.skus if past else frozenset()
        for _ in range(TRIES * TRIES):
            found = twins.draw(twins.categories(owned), drawing.rng)
            if found is not None and all(
                self.world.is_for_sale(sku, drawing.currency)
                and (sku not in owned or self.world.seen.product(sku).rebuy_days is not None)
                for sku in found[1].mains
            ):
                return found
        raise ValueError("nobody of the second half came for something")

    def _spare(self, mains: Sequence[Main], needs: Mapping[str, Need], rng: Random) -> float:
        assumed, price = self.world.assumed, self.world.seen.price
        planned = sum(price(main.sku) for main in mains)
        planned += sum(price(sku) for sku, need in needs.items() if need.found == "now")
        slack = planned * rng.uniform(assumed.least_slack, assumed.most_slack)
        return slack + rng.expovariate(1 / assumed.pocket)

    def _patience(self, rng: Random) -> float:
        assumed = self.world.assumed
        return assumed.patience * rng.lognormvariate(0, assumed.patience_spread)

    def _interests(
        self, mains: Sequence[Main], needs: Mapping[str, Need], behind: Past
    ) -> frozenset[str]:
        skus = {*needs, *behind.skus, *(main.sku for main in mains)}
        for main in mains:
            skus |= self.world.soon.companions.get(main.sku, frozenset())
        return self.world.twins.categories(frozenset(skus))


def before(twin: Past, at: datetime, now: datetime) -> Past:
    """What the twin had bought until then, as if `at` were now."""
    moved = tuple(
        type(line)(line.sku, line.at + (now - at)) for line in twin.bought if line.at < at
    )
    return Past(twin.customer, twin.language, moved)
