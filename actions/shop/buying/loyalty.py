"""Where a customer stands in the shop's loyalty programme."""
from dataclasses import dataclass
from typing import Optional

from sqlalchemy.orm import Session

from actions.shop.buying import points
from actions.shop.catalogue.catalogue import Catalogue, Profile
from actions.shop.catalogue.loyalty_programme import LoyaltyTier, Reward
from actions.shop.money import Money


@dataclass(frozen=True)
class Standing:
    """Tiers go by all points ever earned, so that spending points costs nobody their tier.

    The missing points are 0 where there is no next tier or reward.
    """

    customer: str
    points: int  # to spend
    earned: int  # ever
    tier: Optional[LoyaltyTier]
    next_tier: Optional[LoyaltyTier]
    to_next_tier: int
    next_reward: Optional[Reward]  # the cheapest that the points don't buy yet
    to_next_reward: int


def standing(db: Session, catalogue: Catalogue, customer: Optional[str]) -> Optional[Standing]:
    """None for strangers, and where the shop has no programme; one query."""
    if catalogue.profile.loyalty is None or customer is None:
        return None
    return standing_with(points.count(db, customer), catalogue.profile, customer)


def standing_with(
    counted: points.Counted, profile: Profile, customer: Optional[str]
) -> Optional[Standing]:
    """As `standing`, of points counted already."""
    programme = profile.loyalty
    if programme is None or customer is None:
        return None
    next_tier = programme.tier_after(counted.earned)
    next_reward = programme.reward_after(counted.balance)
    return Standing(
        customer=customer,
        points=counted.balance,
        earned=counted.earned,
        tier=programme.tier_at(counted.earned),
        next_tier=next_tier,
        to_next_tier=next_tier.from_points - counted.earned if next_tier else 0,
        next_reward=next_reward,
        to_next_reward=next_reward.points - counted.balance if next_reward else 0,
    )


def points_for(amount: Money, profile: Profile, tier: Optional[LoyaltyTier] = None) -> int:
    """Points that a payment of this amount earns; 0 without a programme."""
    return profile.loyalty.points_for(amount, tier) if profile.loyalty else 0
