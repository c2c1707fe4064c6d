"""Who comes, when and what for: shopper number n of a seed is always the same."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Mapping, Optional, Sequence

from tests.benchmarks.selling.chance import Chance
from tests.benchmarks.selling.history import Past
from tests.benchmarks.selling.needs import NeedsOf
from tests.benchmarks.selling.shoppers import Feeling, LeftCart, Main, Need, Shopper
from tests.benchmarks.selling.world import World

ACTIVE_DAYS = 365
MOST_DAYS_LEFT = 10
TRIES = 8


@dataclass(frozen=True)
class Arrivals:
    world: World
    seed: int
    sessions: int

    def shopper(self, number: int) -> Shopper:
        chance = Chance(self.seed, number)
        rng = chance.stream("who")
        past = self._who(rng)
        language = past.language if past else self._language(rng)
        currency = self.world.catalogue.profile.currency(language)
        now = self._when(number, rng)
        needs_of = NeedsOf(self.world, past, currency, now, chance.stream("needs"))
        left = self._left_cart(needs_of, chance.stream("left cart"))
        mains = () if left and left.feeling == "came_for" else self._mains(needs_of)
        needs = needs_of.draw(_anchors(mains, left))
        return Shopper(
            number=number,
            visitor=f"u:{past.customer}" if past else f"c:s{number}",
            customer=past.customer if past else None,
            language=language, currency=currency, arrives=now, chance=chance,
            mains=mains, needs=needs, left_cart=left,
            ceiling=self._ceiling(mains, needs, left, chance.stream("money")),
            patience=self._patience(_anchors(mains, left), chance.stream("patience")),
            interests=self._interests(past, _anchors(mains, left), needs),
            owned=past.skus if past else frozenset(),
        )

    def _who(self, rng: Random) -> Optional[Past]:
        if not self._active or rng.random() >= self.world.assumed.identified:
            return None
        return rng.choices([past for past, _ in self._active], cum_weights=self._crowd)[0]

    @cached_property
    def _active(self) -> Sequence[tuple[Past, int]]:
        """Customers and how much they bought of late; who bought more comes more often."""
        since = self.world.history.ends - timedelta(days=ACTIVE_DAYS)
        bought = ((p, len(p.since(since))) for p in self.world.history.customers.values())
        return [(past, count) for past, count in bought if count]

    @cached_property
    def _crowd(self) -> Sequence[int]:
        return list(accumulate(count for _, count in self._active))

    def _language(self, rng: Random) -> str:
        languages = list(self.world.catalogue.profile.currencies)
        others = [language for language in languages if language != "id"] or languages
        is_indonesian = rng.random() < self.world.assumed.indonesian_strangers
        return "id" if "id" in languages and is_indonesian else rng.choice(others)

    def _when(self, number: int, rng: Random) -> datetime:
        """In order of their numbers, by day only."""
        day = number * self.world.assumed.weeks * 7 // self.sessions + 1
        of_day = number * self.world.assumed.weeks * 7 % self.sessions / self.sessions
        midnight = self.world.history.ends.replace(hour=0, minute=0, second=0, microsecond=0)
        opened = midnight + timedelta(days=day, hours=8)
        return opened + timedelta(seconds=round(of_day * 14 * 3600 + rng.random()))

    def _mains(self, needs_of: NeedsOf) -> tuple[Main, ...]:
        rng = needs_of.rng
        wanted = 2 if rng.random() < self.world.assumed.second_need else 1
        picked: dict[str, Main] = {}
        for _ in range(wanted):
            sku = self._main_sku(needs_of)
            picked.setdefault(sku, needs_of.main(sku))
        return tuple(picked.values())

    def _main_sku(self, needs_of: NeedsOf) -> str:
        """Something run out of, something of their categories, or what people buy."""
        rng, past, assumed = needs_of.rng, needs_of.past, self.world.assumed
        if past is not None and rng.random() < assumed.replenishers:
            out = [sku for sku, share in needs_of.running_out(past) if share == assumed.runs_out]
            out = [sku for sku in out if self.world.is_for_sale(sku, needs_of.currency)]
            if out:
                return rng.choice(out)
        pool = self.world.wanted_alone
        if past is not None and rng.random() < assumed.own_category:
            own = rng.choice(past.bought).sku
            category = self.world.catalogue.products[own].category
            pool = self.world.by_category.get(category) or pool
        return _pick(pool, needs_of, self.world)

    def _left_cart(self, needs_of: NeedsOf, rng: Random) -> Optional[LeftCart]:
        assumed = self.world.assumed
        if needs_of.past is None or rng.random() >= assumed.left_cart:
            return None
        skus = {self._main_sku(needs_of) for _ in range(rng.choice((1, 1, 2)))}
        feelings: tuple[Feeling, ...] = ("came_for", "glad", "lost")
        came, glad = assumed.came_for_left_cart, assumed.glad_of_left_cart
        feeling = rng.choices(feelings, (came, glad, 1 - came - glad))[0]
        left_at = needs_of.now - timedelta(days=rng.uniform(1, MOST_DAYS_LEFT))
        return LeftCart(tuple(sorted(skus)), left_at.replace(microsecond=0), feeling)

    def _ceiling(
        self,
        mains: tuple[Main, ...],
        needs: Mapping[str, Need],
        left: Optional[LeftCart],
        rng: Random,
    ) -> float:
        assumed = self.world.assumed
        skus = [main.sku for main in mains]
        skus += [sku for sku, need in needs.items() if need.found == "now"]
        skus += left.skus if left and left.feeling != "lost" else ()
        planned = sum(map(self.world.price, skus))
        slack = planned * rng.uniform(assumed.least_slack, assumed.most_slack)
        stretch = rng.uniform(assumed.least_stretch, assumed.most_stretch)
        gaps = (
            min(map(self.world.price, main.better)) - self.world.price(main.sku)
            for main in mains if main.better
        )
        wished = sum(max(gap, 0) * stretch for gap in gaps)
        return planned + slack + wished + rng.expovariate(1 / assumed.pocket)

    def _patience(self, anchors: tuple[str, ...], rng: Random) -> float:
        assumed = self.world.assumed
        drawn = assumed.patience * rng.lognormvariate(0, assumed.patience_spread)
        dearest = max(map(self.world.price, anchors), default=0)
        return drawn / assumed.big_ticket_factor if dearest >= assumed.big_ticket else drawn

    def _interests(
        self, past: Optional[Past], anchors: tuple[str, ...], needs: Mapping[str, Need]
    ) -> frozenset[str]:
        """Categories: of what they want, of what goes with it, of what they have bought."""
        skus = {*anchors, *needs, *(past.skus if past else ())}
        for sku in anchors:
            skus |= self.world.complements(sku)
        products = self.world.catalogue.products
        return frozenset(products[sku].category for sku in skus if sku in products)


def _anchors(mains: tuple[Main, ...], left: Optional[LeftCart]) -> tuple[str, ...]:
    return (*(main.sku for main in mains), *(left.skus if left else ()))


def _pick(pool: Mapping[str, int], needs_of: NeedsOf, world: World) -> str:
    """By popularity; something they don't have yet if it turns up soon."""
    skus, weights = list(pool), list(pool.values())
    for _ in range(TRIES):
        sku = needs_of.rng.choices(skus, weights)[0]
        owned = needs_of.past is not None and sku in needs_of.past.skus
        again = not owned or world.product(sku).rebuy_days is not None
        if again and world.is_for_sale(sku, needs_of.currency):
            return sku
    return next(sku for sku in world.wanted_alone if world.is_for_sale(sku, needs_of.currency))
