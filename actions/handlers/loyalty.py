"""Loyalty points by chat: how many, what they get, take them or keep them."""
from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.telling_points import no_points, no_reward, tell_chosen, tell_points, tell_uses
from actions.shop.buying import rewards
from actions.shop.buying.cart import view_cart
from actions.shop.buying.loyalty import standing
from actions.shop.visit import Visit
from actions.turn.turn import Turn


class ActionTellPoints(ShopAction):
    """Balance, tier, the way to the next one, and what the points get."""

    writes = False

    def name(self) -> str:
        return "action_tell_points"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        stands = standing(visit.db, visit.catalogue, visit.shopper.customer)
        programme = visit.catalogue.profile.loyalty
        if stands is None or programme is None:
            return no_points(visit)
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
