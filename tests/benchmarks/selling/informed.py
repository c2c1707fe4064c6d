"""A seller who knows every chance of World A, but not the shopper's mind: a rival and a measure."""
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Iterator, Mapping, NamedTuple, Optional, Sequence

from tests.benchmarks.selling.baselines import MOST_OFFERS
from tests.benchmarks.selling.history import Past
from tests.benchmarks.selling.mind_reader import LEAST_GAIN
from tests.benchmarks.selling.needs import NeedsOf
from tests.benchmarks.selling.nerves import Nerves
from tests.benchmarks.selling.policy import CHECKING_OUT, Answer, Moment, OfferMade, Policy, Visible
from tests.benchmarks.selling.purse import Purse
from tests.benchmarks.selling.world import World

MEAN_STRENGTH = 0.6
USUAL_PLAN = 50.0  # USD, of who has shown nothing yet
USUAL_MARGIN = 0.4


class Worth(NamedTuple):
    """What an offer brings on average, in USD, and how likely it is taken."""

    gain: float
    chance: float
    needed: float
    made: OfferMade


@dataclass
class Informed(Policy):
    """At each moment what brings most, if that is worth an interruption."""

    world: World
    name: str = "knows the chances"
    waiting: float = 0.6  # USD, what a place kept for later is worth: the best on seeds 101 to 103
    _shopper: Optional[Visible] = None
    _own: Mapping[str, float] = field(default_factory=dict)  # needs that their past tells of
    _owned: frozenset[str] = frozenset()
    _offered: set[str] = field(default_factory=set)
    _ordered: tuple[str, ...] = ()
    _spent: float = 0.0
    _looks: int = 0
    _nerves: Nerves = field(default_factory=Nerves)
    _best: Optional[Worth] = None
    _asked_in: int = 0
    _known: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def session_started(self, shopper: Visible) -> None:
        past = self.world.history.customers.get(shopper.customer or "")
        self._shopper, self._offered, self._ordered = shopper, set(), ()
        self._owned = past.skus if past else frozenset()
        self._own = self._past_tells(past, shopper) if past else {}
        self._spent, self._looks, self._nerves = 0.0, 0, Nerves()

    def offer(self, moment: Moment) -> Optional[OfferMade]:
        self._looks = self._looks + 1 if moment.stage == "deciding" else 0
        if moment.stage in CHECKING_OUT or len(self._offered) >= MOST_OFFERS:
            return None
        best = max(self._all(moment), key=lambda worth: worth.gain, default=None)
        if best is None or best.gain < max(self._price(best, moment), LEAST_GAIN):
            return None
        self._offered.add(best.made.sku)
        self._best, self._asked_in = best, moment.turn
        return best.made

    def _price(self, worth: Worth, moment: Moment) -> float:
        """USD, of interrupting: who has ordered can't be driven off any more."""
        if self._ordered:
            return 0.0
        skus = (*moment.cart, *filter(None, (moment.looked_at,)))
        at_stake = sum(map(self.world.margin, skus)) or USUAL_PLAN * USUAL_MARGIN
        is_big = any(self.world.price(sku) >= self.world.assumed.big_ticket for sku in skus)
        more = self._nerves.chance_to_lose(
            self.world.assumed, worth.needed, moment.turn, is_big
        )
        return self.waiting + (1 - worth.chance) * more * at_stake

    def answered(self, made: OfferMade, answer: Answer) -> None:
        needed = self._best.needed if self._best else 0.0
        self._nerves = self._nerves.after(
            self.world.assumed, needed, self._asked_in, answer == "accepted"
        )
        if answer == "accepted" and not made.resumes:
            replaced = self.world.price(made.replaces) if made.replaces else 0
            self._spent += self.world.price(made.sku) - replaced

    def ordered(self, moment: Moment) -> None:
        self._ordered = (*self._ordered, *moment.cart)

    def _all(self, moment: Moment) -> Iterator[Worth]:
        yield from self._left_cart(moment)
        purse = self._purse(moment)
        for sku, likely in self._needs(moment).items():
            if self._is_new(sku, moment):
                yield self._worth(sku, likely, moment, purse)
        yield from self._better(moment)

    def _is_new(self, sku: str, moment: Moment) -> bool:
        if sku in (*moment.cart, *self._ordered, *self._offered):
            return False
        is_owned = sku in self._owned and self.world.product(sku).rebuy_days is None
        return not is_owned and self.world.is_for_sale(sku, moment.shopper.currency)

    def _left_cart(self, moment: Moment) -> Iterator[Worth]:
        left, assumed = moment.shopper.left_cart, self.world.assumed
        if moment.stage == "opening" and left:
            gain = sum(map(self.world.margin, left)) * (1 - assumed.notices_left_cart)
            glad = assumed.glad_of_left_cart * assumed.knows_need
            chance = glad + assumed.came_for_left_cart
            made = OfferMade(left[0], resumes=True, strategy="left cart")
            yield Worth(gain * glad, chance, chance, made)

    def _needs(self, moment: Moment) -> Mapping[str, float]:
        """That a thing is needed and would not be bought without an offer."""
        found = dict(self._own)
        for host in (*moment.cart, *self._ordered):
            for sku, likely in self._companions(host).items():
                found[sku] = max(found.get(sku, 0), likely)
        return found

    def _companions(self, host: str) -> Mapping[str, float]:
        if host not in self._known:
            self._known[host] = self._companions_of(host)
        return self._known[host]

    def _companions_of(self, host: str) -> Mapping[str, float]:
        assumed, linked = self.world.assumed, self.world.complements(host)
        shares = dict(self.world.companions.get(host, ()))
        found = {}
        for sku in linked:
            likely = assumed.need_per_linked_share * shares.pop(sku, 0)
            never = 1 - assumed.linked_found_now - assumed.linked_found_later
            found[sku] = min(max(likely, assumed.least_linked_need), assumed.most_need) * never
        never = 1 - assumed.other_found_now - assumed.other_found_later
        for sku, share in shares.items():
            if host not in self.world.hosts.get(sku, ()) and self._is_cheaper(sku, host):
                found[sku] = min(share * assumed.need_per_other_share, 1) * never
        return found

    def _is_cheaper(self, sku: str, than: str) -> bool:
        return self.world.price(sku) <= self.world.price(than)

    def _past_tells(self, past: Past, shopper: Visible) -> Mapping[str, float]:
        """Run out of, the companions of what they bought lately, better plans."""
        assumed, found = self.world.assumed, {}
        needs_of = NeedsOf(self.world, past, shopper.currency, shopper.at, Random(0))
        never = 1 - assumed.rebuy_found_now - assumed.rebuy_found_later
        for sku, likely in needs_of.running_out(past):
            found[sku] = likely * never
        since = past.since(shopper.at - timedelta(days=assumed.follow_up_days))
        for host in {line.sku for line in since} & self.world.catalogue.products.keys():
            companions, linked = self._companions(host), self.world.complements(host)
            for sku in linked:
                found[sku] = max(found.get(sku, 0), companions[sku] * assumed.follow_up)
        for sku in past.skus & self.world.catalogue.products.keys():
            plan = self.world.catalogue.next_tier(sku)
            if plan is not None and plan.kind == "plan":
                found[plan.sku] = max(found.get(plan.sku, 0), assumed.wants_better_plan)
        return found

    def _worth(self, sku: str, likely: float, moment: Moment, purse: Purse) -> Worth:
        assumed = self.world.assumed
        timing = assumed.yes_after_order if moment.stage == "after_purchase" else 1.0
        bears = purse.bears(self.world.price(sku), assumed.price_pain)
        chance = likely * timing * self._says_yes() * bears
        made = OfferMade(sku, strategy="need")
        return Worth(chance * self.world.margin(sku), chance, likely, made)

    def _better(self, moment: Moment) -> Iterator[Worth]:
        """While they look, as one look in some is at the very thing; or when it was just added."""
        assumed, sku = self.world.assumed, moment.looked_at or moment.just_added
        if sku is None:
            return
        factor = self._is_the_one() if moment.looked_at else assumed.yes_to_swap_after_adding
        versions = self.world.better_versions(sku)
        wishes = sorted({gain for gains in versions.values() for gain in gains})
        suited = {
            other: assumed.wants_better * (len(gains) / len(wishes) if wishes else 1)
            for other, gains in versions.items()
        }
        larger = self.world.larger(sku)
        suited.update(dict.fromkeys(larger, assumed.wants_larger))
        for other, likely in suited.items():
            if self._is_new(other, moment):
                yield self._worth_instead(other, sku, likely * factor, moment)

    def _worth_instead(self, sku: str, instead: str, likely: float, moment: Moment) -> Worth:
        """Who wanted a better one and isn't shown it leaves more often."""
        assumed, price, margin = self.world.assumed, self.world.price, self.world.margin
        extra = price(sku) - price(instead)
        purse = self._purse(moment, wished=max(extra, 0))
        chance = likely * self._says_yes() * purse.bears(extra, assumed.price_pain)
        kept = assumed.misses_wish - assumed.finds_nothing if moment.looked_at else 0
        gain = margin(sku) - margin(instead) + kept * margin(instead)
        made = OfferMade(sku, replaces=instead, strategy="better")
        return Worth(chance * gain, chance, likely, made)

    def _is_the_one(self) -> float:
        """Looked at last is what they came for; up to so many looks come before."""
        return 1 / max(self.world.assumed.most_looks - self._looks + 1, 1)

    def _says_yes(self) -> float:
        return self.world.assumed.yes_at_least + self.world.assumed.yes_by_strength * MEAN_STRENGTH

    def _purse(self, moment: Moment, wished: float = 0.0) -> Purse:
        skus: Sequence[str] = (*moment.cart, *self._ordered, *filter(None, (moment.looked_at,)))
        planned = sum(map(self.world.price, skus)) - self._spent
        return Purse(self.world.assumed, planned or USUAL_PLAN, self._spent, wished)
