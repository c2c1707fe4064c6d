"""Points at the checkout: the reward chosen for a cart, and what is left of it at each look."""
from dataclasses import dataclass
from typing import Optional

from sqlalchemy.orm import Session

from actions.shop.buying.cart import lock_cart, view_cart
from actions.shop.buying.loyalty import Standing, standing
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, Reward, is_within
from actions.shop.models import Cart
from actions.shop.money import Money
from actions.shop.shopper import Shopper


@dataclass(frozen=True)
class CartPoints:
    """What points do for one cart of an identified shopper."""

    standing: Standing
    reward: Optional[Reward]  # taken off
    within_reach: Optional[Reward]  # what could be taken off instead of nothing
    is_left_out: bool  # a reward was chosen, but the points or the cart are too small for it
    to_earn: int  # once the order is paid


def cart_points(
    db: Session,
    catalogue: Catalogue,
    customer: Optional[str],
    chosen: Optional[str],
    subtotal: Money,
) -> Optional[CartPoints]:
    """What the reward chosen, an id or none, does for a cart of this subtotal.

    None for strangers, and where the shop has no programme.
    """
    stands, programme = standing(db, catalogue, customer), catalogue.profile.loyalty
    if stands is None or programme is None:
        return None
    reward = _affordable(programme, chosen, stands.points, subtotal)
    worth = reward.worth_in(subtotal.currency) if reward else None
    return CartPoints(
        standing=stands,
        reward=reward,
        within_reach=None if reward else programme.best_reward(stands.points, subtotal),
        is_left_out=chosen is not None and reward is None,
        to_earn=programme.points_for(subtotal - worth if worth else subtotal, stands.tier),
    )


def choose_reward(
    db: Session, catalogue: Catalogue, shopper: Shopper, wanted: Optional[str] = None
) -> Optional[CartPoints]:
    """Choose the reward wanted for the open cart, or else the best that it can take.

    Where it can take none, `reward` of the answer is None and the cart is as before.
    """
    cart = lock_cart(db, Cart.open_for == shopper.visitor)
    subtotal = view_cart(db, catalogue, shopper).subtotal
    points = cart_points(db, catalogue, shopper.customer, wanted, subtotal)
    if points is None or points.reward is None:
        best = points.within_reach if points else None
        points = cart_points(db, catalogue, shopper.customer, best.id if best else None, subtotal)
    if cart is not None and points is not None and points.reward is not None:
        cart.reward = points.reward.id
    return points


def drop_reward(db: Session, visitor: str) -> bool:
    """Keep the points for another time; whether a reward had been chosen."""
    cart = lock_cart(db, Cart.open_for == visitor)
    if cart is None or cart.reward is None:
        return False
    cart.reward = None
    return True


def _affordable(
    programme: LoyaltyProgramme, chosen: Optional[str], balance: int, subtotal: Money
) -> Optional[Reward]:
    reward = programme.reward(chosen) if chosen else None
    if reward is None or reward.points > balance or not is_within(reward, subtotal):
        return None
    return reward
