"""Loyalty points by chat: how many, what they get, take them or keep them."""
from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.telling_facts import tell_asked_fact
from actions.saying.telling_points import (
    no_points,
    no_reward,
    tell_chosen,
    tell_named_tier,
    tell_points,
    tell_tier,
    tell_uses,
)
from actions.saying.telling_programme import tell_named, tell_programme
from actions.shop.buying import rewards
from actions.shop.buying.cart import view_cart
from actions.shop.buying.loyalty import standing
from actions.shop.visit import Visit
from actions.turn.turn import Turn

TIER = "ask_points/tier"


class ActionTellPoints(ShopAction):
    """Balance, tier, the way to the next one, and what the points get; of a tier that is asked for,
    whether it is reached. The programme is told to strangers too."""

    writes = False

    def name(self) -> str:
        return "action_tell_points"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        programme = visit.catalogue.profile.loyalty
        if programme is None:
            return no_points(visit)
        fact = tell_asked_fact(turn, visit)
        if fact is not None:
            return fact
        named = tell_named(programme, turn.text, visit)
        stands = standing(visit.db, visit.catalogue, visit.shopper.customer)
        if stands is None:
            return (named or tell_programme(programme, visit)).and_then(no_points(visit))
        if turn.topic == TIER:
            tier = programme.tier_named(turn.text)
            return tell_named_tier(tier, stands, visit) if tier else tell_tier(stands, visit)
        if named:
            return named.and_then(tell_tier(stands, visit))
        return tell_points(stands, programme, visit)


class ActionRedeemPoints(ShopAction):
    """Choose a reward for the open cart; it is paid with points when the order is placed."""

    writes = True

    def name(self) -> str:
        return "action_redeem_points"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        stands = standing(visit.db, visit.catalogue, visit.shopper.customer)
        if stands is None:
            return no_points(visit)
        if not view_cart(visit.db, visit.catalogue, visit.shopper).lines:
            return tell_uses(stands, visit)
        wanted = turn.entity("reward")
        points = rewards.choose_reward(visit.db, visit.catalogue, visit.shopper, wanted)
        if points is None or points.reward is None:
            return no_reward(stands, visit)
        return tell_chosen(points.reward, turn.active_form is not None, visit)


class ActionKeepPoints(ShopAction):
    """Take a chosen reward off the cart again."""

    writes = True

    def name(self) -> str:
        return "action_keep_points"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        was_chosen = rewards.drop_reward(visit.db, visit.shopper.visitor)
        return Reply().say("utter_points_kept" if was_chosen else "utter_no_points_in_use")
