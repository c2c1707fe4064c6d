"""The checks of the loyalty programme in shop.yml."""
import re
from decimal import Decimal, InvalidOperation
from typing import Optional

from actions.lined_yaml import KeyPath
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward
from actions.shop.loading.shop_yaml import Check

PATH: KeyPath = ("loyalty",)
UNIQUE_ID = "give each an id of its own"
UNIQUE_START = "let each begin at points of its own"


def check_loyalty(check: Check, value: object) -> Optional[LoyaltyProgramme]:
    """None where the shop has no programme; tiers and rewards sorted by their points."""
    if value is None:
        return None
    programme = check.mapping(PATH, ("spent_per_point",), ("tiers", "rewards"))
    path = (*PATH, "spent_per_point")
    return LoyaltyProgramme(
        check.amounts(path, programme.get("spent_per_point"), "amount"),
        _tiers(check, (*PATH, "tiers"), programme.get("tiers")),
        _rewards(check, (*PATH, "rewards"), programme.get("rewards")),
    )


def _tiers(check: Check, path: KeyPath, value: object) -> tuple[LoyaltyTier, ...]:
    places = check.entries(path, value, "tiers")
    tiers = [_tier(check, (*path, place)) for place in places]
    check.unique(path, value, "id", UNIQUE_ID)
    check.unique(path, value, "from", UNIQUE_START)
    return tuple(sorted(tiers, key=lambda tier: tier.from_points))


def _tier(check: Check, path: KeyPath) -> LoyaltyTier:
    tier = check.mapping(path, ("id", "name", "from"), ("multiplier",))
    return LoyaltyTier(
        id=_id(check, (*path, "id"), tier.get("id")),
        names=check.names((*path, "name"), tier.get("name")),
        from_points=check.whole((*path, "from"), tier.get("from"), least=0),
        multiplier=_multiplier(check, (*path, "multiplier"), tier.get("multiplier", 1)),
    )


def _rewards(check: Check, path: KeyPath, value: object) -> tuple[Reward, ...]:
    places = check.entries(path, value, "rewards")
    rewards = [_reward(check, (*path, place)) for place in places]
    check.unique(path, value, "id", UNIQUE_ID)
    return tuple(sorted(rewards, key=lambda reward: reward.points))


def _reward(check: Check, path: KeyPath) -> Reward:
    reward = check.mapping(path, ("id", "name", "points", "worth"))
    return Reward(
        id=_id(check, (*path, "id"), reward.get("id")),
        names=check.names((*path, "name"), reward.get("name")),
        points=check.whole((*path, "points"), reward.get("points"), least=1),
        worth=check.amounts((*path, "worth"), reward.get("worth"), "amount"),
    )


def _id(check: Check, path: KeyPath, value: object) -> str:
    said = check.text(path, value)
    if said and not re.fullmatch(r"[\w-]{1,40}", said):
        reason = f"'{said}' is not an id; write letters, digits and dashes, at most 40"
        check.refuse(path, reason)
    return said


def _multiplier(check: Check, path: KeyPath, value: object) -> Decimal:
    """Of the points earned: from one to ten."""
    try:
        multiplier = Decimal(str(value))
        is_fair = 1 <= multiplier <= 10
    except InvalidOperation:
        is_fair = False
    if not is_fair:
        check.refuse(path, f"'{value}' is not a number from 1 to 10; write one such as 1.5")
    return multiplier if is_fair else Decimal(1)
