"""The loyalty programme as it is told: what earns a point, its tiers, what points get."""
from typing import Optional, Sequence

from actions.saying.reply import Reply
from actions.saying.sentences import sentence
from actions.saying.telling_points import count_of, reward_facts
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit


def tell_programme(programme: LoyaltyProgramme, visit: Visit) -> Reply:
    """All that the shop told of it."""
    earning = _earning(programme, visit)
    tiers = (_tier(tier, visit) for tier in programme.tiers)
    rewards = (_reward(reward, visit) for reward in programme.rewards)
    return _tell([*filter(None, [earning]), *tiers, *rewards])


def tell_named(programme: LoyaltyProgramme, text: str, visit: Visit) -> Optional[Reply]:
    """The tiers and rewards that a text names; None where it names none."""
    tiers = (_tier(tier, visit) for tier in programme.tiers_named(text))
    rewards = (_reward(reward, visit) for reward in programme.rewards_named(text))
    lines = [*tiers, *rewards]
    return _tell(lines) if lines else None


def _tell(lines: Sequence[str]) -> Reply:
    return Reply().say("utter_programme", facts="\n".join(lines))


def _earning(programme: LoyaltyProgramme, visit: Visit) -> str:
    currency = visit.shopper.currency
    spent = programme.spent_per_point.get(currency)
    if spent is None:
        return ""
    told = format_money(Money(spent, currency), visit.language)
    return sentence("utter_programme_earning", visit.language, spent=told)


def _tier(tier: LoyaltyTier, visit: Visit) -> str:
    response = "utter_programme_tier" if tier.from_points else "utter_programme_first_tier"
    response = response if tier.multiplier == 1 else "utter_programme_tier_more"
    return sentence(
        response, visit.language,
        tier=in_language(tier.names, visit.language), points=count_of(tier.from_points, visit),
        times=format_number(str(tier.multiplier), visit.language),
    )


def _reward(reward: Reward, visit: Visit) -> str:
    return sentence("utter_programme_reward", visit.language, **reward_facts(reward, visit))
