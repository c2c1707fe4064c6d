"""Loyalty points as they are told: how many, what they get, what they do for an order."""
from typing import Optional

from actions.saying.reply import Fact, Reply
from actions.saying.responses import PointsResponse
from actions.shop.buying.loyalty import Standing, standing
from actions.shop.buying.rewards import CartPoints
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward
from actions.shop.money import format_money
from actions.shop.visit import Visit


def tell_points(stands: Standing, programme: LoyaltyProgramme, visit: Visit) -> Reply:
    """Balance, tier, the way to the next one, and what the points get."""
    reply = tell_tier(stands, visit)
    if not programme.rewards:
        return reply
    reply.say("utter_rewards", rewards=_reward_list(programme, visit))
    reward = programme.best_reward(stands.points)
    if reward:
        return reply.say("utter_reward_within_reach", **reward_facts(reward, visit))
    return _tell_missing(reply, stands, visit)


def tell_uses(stands: Standing, visit: Visit) -> Reply:
    """What points are for, without a cart to use them on."""
    return Reply().say("utter_points_are_for", points=count_of(stands.points, visit))


def tell_chosen(reward: Reward, is_checkout: bool, visit: Visit) -> Reply:
    response: PointsResponse = (
        "utter_reward_chosen" if is_checkout else "utter_reward_at_checkout"
    )
    return Reply().say(response, **reward_facts(reward, visit))


def tell_points_at_review(points: Optional[CartPoints], visit: Visit) -> Reply:
    """What the points do for the order under review, or could do."""
    reply = Reply()
    if points is None:
        return reply
    balance = count_of(points.standing.points, visit)
    if points.is_left_out:
        reply.say("utter_reward_left_out")
    if points.reward:
        facts = reward_facts(points.reward, visit)
        return reply.say("utter_reward_in_review", balance=balance, **facts)
    if points.within_reach:
        facts = reward_facts(points.within_reach, visit)
        return reply.say("utter_reward_for_review", balance=balance, **facts)
    return reply.say("utter_points", points=balance) if points.standing.points else reply


def tell_points_moved(reply: Reply, before: Optional[Standing], visit: Visit) -> Reply:
    """The balance, where it isn't what it was."""
    now = standing(visit.db, visit.catalogue, visit.shopper.customer)
    if now is None or before is None or now.points == before.points:
        return reply
    return reply.say("utter_points_now", points=count_of(now.points, visit))


def tell_to_come(reply: Reply, points: int, visit: Visit) -> Reply:
    """What an order will earn once it is paid."""
    return reply.say("utter_points_to_come", points=count_of(points, visit)) if points else reply


def no_points(visit: Visit) -> Reply:
    """There is no programme, or nobody knows whose points these would be."""
    has_programme = visit.catalogue.profile.loyalty is not None
    return Reply().say("utter_points_of_whom" if has_programme else "utter_no_points_here")


def tell_tier(stands: Standing, visit: Visit) -> Reply:
    response: PointsResponse
    facts: dict[str, Fact] = {"points": count_of(stands.points, visit)}
    if stands.tier:
        facts["tier"] = in_language(stands.tier.names, visit.language)
    if stands.next_tier:
        facts["next_tier"] = in_language(stands.next_tier.names, visit.language)
        facts["missing"] = count_of(stands.to_next_tier, visit)
        response = "utter_points_in_tier" if stands.tier else "utter_points_below_tiers"
    else:
        response = "utter_points_in_top_tier" if stands.tier else "utter_points"
    return Reply().say(response, **facts)


def tell_named_tier(tier: LoyaltyTier, stands: Standing, visit: Visit) -> Reply:
    """Whether a tier is reached that was asked for, and how many points are missing."""
    facts: dict[str, Fact] = {
        "wanted": in_language(tier.names, visit.language), "points": count_of(stands.points, visit),
    }
    missing = tier.from_points - stands.earned
    if missing > 0:
        facts["missing"] = count_of(missing, visit)
        return Reply().say("utter_tier_not_yet", **facts)
    if stands.tier is None or stands.tier.id == tier.id:
        return Reply().say("utter_tier_reached", **facts)
    facts["tier"] = in_language(stands.tier.names, visit.language)
    return Reply().say("utter_tier_passed", **facts)


def no_reward(stands: Standing, visit: Visit) -> Reply:
    """Too few points, or too small a cart for even the smallest reward they get."""
    programme = visit.catalogue.profile.loyalty
    if programme is None or programme.best_reward(stands.points) is None:
        return _tell_missing(Reply(), stands, visit)
    return Reply().say("utter_cart_below_reward", **reward_facts(programme.rewards[0], visit))


def _tell_missing(reply: Reply, stands: Standing, visit: Visit) -> Reply:
    if stands.next_reward is None:
        return reply.say("utter_points", points=count_of(stands.points, visit))
    missing, facts = count_of(stands.to_next_reward, visit), reward_facts(stands.next_reward, visit)
    return reply.say("utter_next_reward", missing=missing, **facts)


def _reward_list(programme: LoyaltyProgramme, visit: Visit) -> str:
    return "\n".join(
        f"• {count_of(reward.points, visit)}: {in_language(reward.names, visit.language)}"
        f" ({_worth(reward, visit)})"
        for reward in programme.rewards
    )


def reward_facts(reward: Reward, visit: Visit) -> dict[str, Fact]:
    return {
        "reward_name": in_language(reward.names, visit.language),
        "needed": count_of(reward.points, visit),
        "worth": _worth(reward, visit),
    }


def _worth(reward: Reward, visit: Visit) -> str:
    worth = reward.worth_in(visit.shopper.currency)
    return format_money(worth, visit.language) if worth else "–"


def count_of(points: int, visit: Visit) -> str:
    return format_number(str(points), visit.language)
