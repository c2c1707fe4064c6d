"""Reward: something that goes with the cart and earns the points still missing."""
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import ClassVar, Iterator, Mapping, Optional

from actions.selling.candidates.gap import closers
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme
from actions.shop.money import Money

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Goal:
    """A reward or tier, and the points still missing when nothing of the cart is counted.

    A reward takes `worth` off an order; in a tier, purchases earn `multiplier` times the points.
    """

    name: str
    points: int
    worth: Optional[Money] = None
    multiplier: Optional[Decimal] = None


@dataclass(frozen=True, kw_only=True)
class PointsGap(OfferFacts):
    points: int
    reward_name: str
    worth: Optional[Money] = None  # of a reward
    multiplier: Optional[Decimal] = None  # of a tier


@dataclass(frozen=True)
class Reward:
    name: ClassVar[str] = "reward"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "linked": "utter_offer_reward",
        "learned": "utter_offer_reward_learned",
        "linked_tier": "utter_offer_reward_tier",
        "learned_tier": "utter_offer_reward_tier_learned",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart",),
        prior=Decimal("0.1"),
        price_band=(Decimal(0), Decimal(2)),
        cap_per_session=1,
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what reaches the nearest goal that the cart brings half-way and not there."""
        programme = situation.catalogue.profile.loyalty
        if programme is None or situation.standing is None or situation.redeems:
            return []
        for goal in sorted(_goals(situation), key=lambda goal: goal.points):
            found = self._towards(goal, programme, situation)
            if found:
                return found
        return []

    def _towards(
        self, goal: Goal, programme: LoyaltyProgramme, situation: Situation
    ) -> list[Candidate]:
        tier = situation.standing.tier if situation.standing else None
        per_point = programme.spent_per_point.get(situation.currency)
        if per_point is None:
            return []
        spent = goal.points * per_point / (tier.multiplier if tier else 1)
        gained, of = (goal.worth.amount, "") if goal.worth else (Decimal(0), "_tier")
        missing = goal.points - programme.points_for(situation.cart_total, tier)
        return [
            Candidate(
                closer.sku, self.name, self.kind, closer.anchor, self.responses[closer.why + of],
                PointsGap(
                    points=missing, reward_name=goal.name, worth=goal.worth,
                    multiplier=goal.multiplier,
                    reason=closer.reason, took=closer.took, among=closer.among,
                ),
                strength=closer.strength, reaches=spent.quantize(CENT, ROUND_CEILING),
            )
            for closer in closers(spent, gained, situation)
        ]


def _goals(situation: Situation) -> Iterator[Goal]:
    """The next reward, as far as it is given in the shopper's currency, and the next tier, where
    that brings anything."""
    standing, language = situation.standing, situation.language
    if standing is None:
        return
    reward, tier = standing.next_reward, standing.next_tier
    worth = reward.worth_in(situation.currency) if reward else None
    if reward is not None and worth is not None:
        yield Goal(in_language(reward.names, language), standing.to_next_reward, worth)
    now = standing.tier.multiplier if standing.tier else Decimal(1)
    if tier is not None and tier.multiplier > now:
        name = in_language(tier.names, language)
        yield Goal(name, standing.to_next_tier, multiplier=tier.multiplier)
