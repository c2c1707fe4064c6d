"""A shop's loyalty programme as its profile has it: points, tiers and what points buy."""
import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Mapping, Optional

from actions.language.tokens import phrase
from actions.shop.money import Money

NUMBER = re.compile(r"\d+(?:[.,]\d{3})*")

Names = Mapping[str, str]  # by language


@dataclass(frozen=True)
class LoyaltyTier:
    """Reached with so many points earned since the beginning, spent ones included."""

    id: str
    names: Names
    from_points: int
    multiplier: Decimal = Decimal(1)  # of the points that a purchase earns


@dataclass(frozen=True)
class Reward:
    """So many points take this much off an order."""

    id: str
    names: Names
    points: int
    worth: Mapping[str, Decimal]  # by currency

    def worth_in(self, currency: str) -> Optional[Money]:
        """None where it is not given in this currency."""
        amount = self.worth.get(currency)
        return None if amount is None else Money(amount, currency)


@dataclass(frozen=True)
class LoyaltyProgramme:
    """`spent_per_point` is what earns one point; tiers and rewards rise by their points."""

    spent_per_point: Mapping[str, Decimal]  # by currency
    tiers: tuple[LoyaltyTier, ...] = ()
    rewards: tuple[Reward, ...] = ()

    def points_for(self, amount: Money, tier: Optional[LoyaltyTier] = None) -> int:
        """Whole points for what was paid, at the multiplier of the tier."""
        per_point = self.spent_per_point.get(amount.currency)
        if per_point is None or amount.amount <= 0:
            return 0
        multiplied = amount.amount * (tier.multiplier if tier else 1)
        return int((multiplied / per_point).to_integral_value(ROUND_DOWN))

    def tier_at(self, earned: int) -> Optional[LoyaltyTier]:
        return next((t for t in reversed(self.tiers) if t.from_points <= earned), None)

    def tier_after(self, earned: int) -> Optional[LoyaltyTier]:
        return next((t for t in self.tiers if t.from_points > earned), None)

    def tiers_named(self, text: str) -> tuple[LoyaltyTier, ...]:
        """Those that a text names in any language."""
        return tuple(tier for tier in self.tiers if _length_named(tier.names, text))

    def tier_named(self, text: str) -> Optional[LoyaltyTier]:
        """The highest where it names several."""
        return next(reversed(self.tiers_named(text)), None)

    def rewards_named(self, text: str) -> tuple[Reward, ...]:
        """Those whose points a text tells, else whose name: the longest, of one within another."""
        numbers = {int(re.sub(r"\D", "", number)) for number in NUMBER.findall(text)}
        counted = tuple(reward for reward in self.rewards if reward.points in numbers)
        if counted:
            return counted
        lengths = {reward.id: _length_named(reward.names, text) for reward in self.rewards}
        longest = max(lengths.values(), default=0)
        return tuple(r for r in self.rewards if longest and lengths[r.id] == longest)

    def reward(self, reward_id: str) -> Optional[Reward]:
        return next((r for r in self.rewards if r.id == reward_id), None)

    def reward_after(self, points: int) -> Optional[Reward]:
        """The cheapest reward that these points don't buy yet."""
        return next((r for r in self.rewards if r.points > points), None)

    def best_reward(self, points: int, subtotal: Optional[Money] = None) -> Optional[Reward]:
        """The dearest that these points buy, and worth no more than the subtotal if given."""
        return next(
            (
                reward for reward in reversed(self.rewards)
                if reward.points <= points and (subtotal is None or is_within(reward, subtotal))
            ),
            None,
        )


def _length_named(names: Names, text: str) -> int:
    """In words, 0 where none of the names is said."""
    said = f" {' '.join(phrase(text))} "
    told = [phrase(name) for name in names.values()]
    return max((len(name) for name in told if f" {' '.join(name)} " in said), default=0)


def is_within(reward: Reward, subtotal: Money) -> bool:
    """Whether an order of this subtotal can take the reward without falling below zero."""
    worth = reward.worth_in(subtotal.currency)
    return worth is not None and worth.amount <= subtotal.amount
