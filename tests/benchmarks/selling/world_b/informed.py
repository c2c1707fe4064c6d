"""One who knows the second half and every chance of World B, but not the shopper's mind."""
from dataclasses import dataclass, field
from datetime import datetime
from math import exp
from typing import Iterator, Mapping, Optional

from tests.benchmarks.selling.baselines import MOST_OFFERS
from tests.benchmarks.selling.history import Past
from tests.benchmarks.selling.informed import Informed
from tests.benchmarks.selling.policy import (
    Moment,
    NeedAnswer,
    NeedQuestion,
    OfferMade,
    Policy,
    Said,
    Visible,
)
from tests.benchmarks.selling.world_b.needs import latest
from tests.benchmarks.selling.world_b.world import WorldB

MOST_NAMED = 4


@dataclass
class InformedB(Policy):
    """Offers where what is to be expected is worth the patience; asks first, if it `asks`."""

    world: WorldB
    asks: bool
    worth: float = 0.5  # USD, of one interruption
    worth_asking: float = 0.3
    name: str = field(init=False)
    _offered: set[str] = field(default_factory=set)
    _asked: set[str] = field(default_factory=set)
    _said: dict[str, float] = field(default_factory=dict)  # what an answer made of the chance
    _bought: frozenset[str] = frozenset()
    _own_needs: Mapping[str, float] = field(default_factory=dict)
    _ordered: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.name = f"{Informed.name}, asks" if self.asks else Informed.name

    def session_started(self, shopper: Visible) -> None:
        self._offered, self._asked, self._said, self._ordered = set(), set(), {}, ()
        past = self.world.seen.history.customers.get(shopper.customer or "")
        self._bought = past.skus if past else frozenset()
        self._own_needs = self._of_their_own(past, shopper.at) if past else {}

    def offer(self, moment: Moment) -> Optional[Said]:
        """After the choice: before it, half would say no who say yes then."""
        if moment.stage not in ("cart", "after_purchase"):
            return None
        expected = sorted(self._expected(moment), reverse=True)
        if not expected or len(self._offered) >= MOST_OFFERS:
            return None
        if self.asks and moment.stage == "cart" and not self._asked:
            named = [sku for value, sku in expected if sku not in self._said][:MOST_NAMED]
            if sum(value for value, sku in expected if sku in named) > self.worth_asking:
                self._asked |= set(named)
                return NeedQuestion("need", tuple(named))
        value, sku = expected[0]
        if value < self.worth:
            return None
        self._offered.add(sku)
        return OfferMade(sku, strategy=self.name)

    def ordered(self, moment: Moment) -> None:
        self._ordered = (*self._ordered, *moment.cart)

    def told(self, asked: NeedQuestion, answer: NeedAnswer, moment: Moment) -> None:
        if isinstance(answer, tuple):
            self._said |= {sku: 0.9 if sku in answer else 0.03 for sku in asked.skus}

    def _expected(self, moment: Moment) -> Iterator[tuple[float, str]]:
        """USD by SKU, as if it were offered now."""
        seen, assumed = self.world.seen, self.world.assumed
        basis = sum(map(seen.price, {*moment.cart, *filter(None, (moment.looked_at,))}))
        timing = assumed.after_order if moment.stage == "after_purchase" else 1.0
        wish = (assumed.least_wish + assumed.most_wish) / 2
        for sku, likely in self._likely(moment).items():
            if sku in (*self._offered, *moment.cart, *self._ordered):
                continue
            if self.world.is_for_sale(sku, moment.shopper.currency):
                likely, price = self._said.get(sku, likely), seen.price(sku)
                pain = 1 - assumed.price_pain * min(1.0, price / max(basis, 0.01))
                chance = likely * wish * timing * pain * self._has_money(price, basis)
                yield chance * seen.margin(sku), sku

    def _has_money(self, price: float, basis: float) -> float:
        """Slack is even between its bounds, the pocket exponential: taken at five points."""
        assumed = self.world.assumed
        low, high = assumed.least_slack, assumed.most_slack
        slacks = [basis * (low + (high - low) * (n + 0.5) / 5) for n in range(5)]
        return sum(exp(-max(price - slack, 0) / assumed.pocket) for slack in slacks) / 5

    def _likely(self, moment: Moment) -> Mapping[str, float]:
        """That they need it, and don't think of it themselves."""
        found = dict(self._own_needs)
        for anchor in (*moment.cart, *self._ordered):
            for sku in self.world.soon.companions.get(anchor, ()):
                found[sku] = max(found.get(sku, 0), self._as_companion(sku, anchor))
        return {
            sku: likely for sku, likely in found.items()
            if sku not in self._bought or not self.world.is_durable(sku)
        }

    def _as_companion(self, sku: str, anchor: str) -> float:
        assumed, share = self.world.assumed, self.world.soon.share(anchor, sku)
        owned = assumed.owns_elsewhere if self.world.is_durable(sku) else 0
        return (1 - share) * (1 - (1 - share) ** assumed.others) * (1 - owned)

    def _of_their_own(self, past: Past, now: datetime) -> Mapping[str, float]:
        """Run out of, and what others bought next."""
        assumed, found = self.world.assumed, {}
        for sku in past.skus & self.world.twins.gaps_days.keys():
            gaps, waited = self.world.twins.gaps_days[sku], (now - past.times(sku)[-1]).days
            due = sum(gap <= waited <= gap * assumed.gaps_until_elsewhere for gap in gaps)
            found[sku] = due / len(gaps) * (1 - assumed.remembers_rebuy)
        for anchor in latest(past, now, assumed):
            for sku in self.world.next.companions.get(anchor, ()):
                share = self.world.next.share(anchor, sku)
                likely = 1 - (1 - share) ** assumed.others_next
                found[sku] = max(found.get(sku, 0), likely)
        return found
