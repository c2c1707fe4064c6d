"""The selling strategies: one file each, and a line here."""
from typing import Sequence

from actions.selling.candidates.accessory import Accessory
from actions.selling.candidates.bought_together import BoughtTogether
from actions.selling.candidates.bundle import Bundle
from actions.selling.candidates.buy_again import BuyAgain
from actions.selling.candidates.completes_set import CompletesSet
from actions.selling.candidates.finish_cart import FinishCart
from actions.selling.candidates.follow_up import FollowUp
from actions.selling.candidates.free_delivery import FreeDelivery
from actions.selling.candidates.larger_size import LargerSize
from actions.selling.candidates.next_tier import NextTier
from actions.selling.candidates.people_like_you import PeopleLikeYou
from actions.selling.candidates.plan_upgrade import PlanUpgrade
from actions.selling.candidates.reward import Reward
from actions.selling.candidates.sample import Sample
from actions.selling.candidates.service import Service
from actions.selling.candidates.thank_you import ThankYou
from actions.selling.candidates.todays_deal import TodaysDeal
from actions.selling.candidates.warranty import Warranty
from actions.selling.model import Candidate, Situation
from actions.selling.strategy import Strategy

STRATEGIES: tuple[Strategy, ...] = (
    Accessory(),
    Service(),
    Warranty(),
    Sample(),
    BoughtTogether(),
    PeopleLikeYou(),
    CompletesSet(),
    NextTier(),
    LargerSize(),
    PlanUpgrade(),
    Bundle(),
    FreeDelivery(),
    Reward(),
    TodaysDeal(),
    BuyAgain(),
    FollowUp(),
    FinishCart(),
    ThankYou(),
)


def propose(
    situation: Situation, strategies: Sequence[Strategy] = STRATEGIES
) -> tuple[Candidate, ...]:
    """What the strategies see in this situation, each candidate with what its strategy draws on."""
    return tuple(
        candidate.but(uses_history=strategy.uses_history)
        for strategy in strategies
        for candidate in strategy.propose(situation)
    )
