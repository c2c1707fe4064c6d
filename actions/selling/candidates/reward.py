"""Reward: something that goes with the cart and earns the points still missing."""
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import ClassVar, Iterator, Mapping

from actions.selling.candidates.gap import closers
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Goal:
    """A reward or tier, and the points still missing when nothing of the cart is counted."""

    name: str
    points: int


@dataclass(frozen=True, kw_only=True)
class PointsGap(OfferFacts):
    points: int
    reward_name: str


@dataclass(frozen=True)
class Reward:
    name: ClassVar[str] = "reward"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "linked": "utter_offer_reward",
        "learned": "utter_offer_reward_learned",
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
        missing = goal.points - programme.points_for(situation.cart_total, tier)
        return [
            Candidate(
                closer.sku, self.name, self.kind, closer.anchor, self.responses[closer.why],
                PointsGap(
                    points=missing, reward_name=goal.name,
                    reason=closer.reason, took=closer.took, among=closer.among,
                ),
                strength=closer.strength, reaches=spent.quantize(CENT, ROUND_CEILING),
            )
            for closer in closers(spent, situation)
        ]


def _goals(situation: Situation) -> Iterator[Goal]:
    """The next reward, as far as it is given in the shopper's currency, and the next tier."""
    standing, language = situation.standing, situation.language
    if standing is None:
        return
    reward, tier = standing.next_reward, standing.next_tier
    if reward is not None and reward.worth_in(situation.currency) is not None:
        yield Goal(in_language(reward.names, language), standing.to_next_reward)
    if tier is not None:
        yield Goal(in_language(tier.names, language), standing.to_next_tier)
