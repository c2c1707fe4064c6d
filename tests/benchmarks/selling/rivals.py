"""What a good shop's plain rules do: next tier and best link, or what was bought together."""
from dataclasses import dataclass, field
from typing import Iterable, Optional

from tests.benchmarks.selling.baselines import MOST_OFFERS, Listing
from tests.benchmarks.selling.policy import Moment, OfferMade, Policy, Visible
from tests.benchmarks.selling.world import World


@dataclass
class LinksAndTier(Policy):
    """The next tier while they look, the link worth most for what is in the cart."""

    world: World
    name: str = "links and tier"
    _offered: set[str] = field(default_factory=set)

    def session_started(self, shopper: Visible) -> None:
        self._offered = set()

    def offer(self, moment: Moment) -> Optional[OfferMade]:
        if len(self._offered) >= MOST_OFFERS:
            return None
        made = self._next_tier(moment) if moment.stage == "deciding" else self._best_link(moment)
        if made is not None:
            self._offered.add(made.sku)
        return made

    def _next_tier(self, moment: Moment) -> Optional[OfferMade]:
        better = self.world.catalogue.next_tier(moment.looked_at or "")
        if better is None or moment.looked_at is None or not self._is_new(better.sku, moment):
            return None
        return OfferMade(better.sku, replaces=moment.looked_at, strategy="tier")

    def _best_link(self, moment: Moment) -> Optional[OfferMade]:
        """By the share of the buyers who took it times what it earns."""
        if moment.stage != "cart":
            return None
        worth = [
            (dict(self.world.companions.get(host, ())).get(sku, 0) * self.world.margin(sku), sku)
            for host in moment.cart for sku in self.world.complements(host)
            if self._is_new(sku, moment)
        ]
        return OfferMade(max(worth)[1], strategy="link") if worth else None

    def _is_new(self, sku: str, moment: Moment) -> bool:
        is_for_sale = self.world.is_for_sale(sku, moment.shopper.currency)
        return sku not in moment.cart and sku not in self._offered and is_for_sale


def bought_together(world: World) -> Listing:
    """The widget of many shops: what most buyers of the thing in sight took with it."""

    def listed(moment: Moment) -> Iterable[str]:
        in_sight = moment.looked_at or moment.just_added
        hosts = (in_sight,) if in_sight else moment.cart
        shares = [(-share, sku) for host in hosts for sku, share in world.companions.get(host, ())]
        return (sku for _, sku in sorted(shares))

    return Listing("bought together", world, listed)
