"""What other shops do: say nothing, say anything, the best-seller, the best earner."""
from dataclasses import dataclass, field
from random import Random
from typing import Callable, Iterable, Optional

from tests.benchmarks.selling.policy import CHECKING_OUT, Moment, OfferMade, Policy, Visible
from tests.benchmarks.selling.world import World

MOST_OFFERS = 3


class NoOffers(Policy):
    name = "no offers"


@dataclass
class Listing(Policy):
    """Speaks whenever its list has something, three times a visit, never the same twice in it."""

    name: str
    world: World
    listed: Callable[[Moment], Iterable[str]]
    _offered: list[str] = field(default_factory=list)

    def session_started(self, shopper: Visible) -> None:
        self._offered = []

    def offer(self, moment: Moment) -> Optional[OfferMade]:
        if len(self._offered) >= MOST_OFFERS or moment.stage in CHECKING_OUT:
            return None
        sku = next((s for s in self.listed(moment) if self._may_be_offered(s, moment)), None)
        if sku is None:
            return None
        self._offered.append(sku)
        return OfferMade(sku, strategy=self.name)

    def _may_be_offered(self, sku: str, moment: Moment) -> bool:
        is_new = sku not in moment.cart and sku not in self._offered
        return is_new and self.world.is_for_sale(sku, moment.shopper.currency)


def random_offers(world: World, seed: int) -> Listing:
    skus = sorted(world.catalogue.products)

    def listed(moment: Moment) -> Iterable[str]:
        rng = Random(f"offers {seed} {moment.shopper.number} {moment.turn}")
        return rng.sample(skus, len(skus))

    return Listing("random offers", world, listed)


def most_popular(world: World) -> Listing:
    lines = world.history.lines
    ranked = sorted(world.catalogue.products, key=lambda sku: (-lines.get(sku, 0), sku))
    return Listing("most popular", world, lambda _: ranked)


def best_margin(world: World) -> Listing:
    """Of the categories in sight, what earns most."""
    ranked = sorted(world.priced, key=lambda sku: (-world.margin(sku), sku))

    def listed(moment: Moment) -> Iterable[str]:
        in_sight = [*moment.cart, *filter(None, (moment.looked_at, moment.just_added))]
        categories = {world.product(sku).category for sku in in_sight}
        return (sku for sku in ranked if world.product(sku).category in categories)

    return Listing("best margin", world, listed)
