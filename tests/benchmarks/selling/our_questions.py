"""Where the engine's questions become the shopper's, and the answers the engine's."""
from typing import Callable, Optional

from sqlalchemy.orm import Session

from actions.selling import ledger
from actions.selling.model import Situation
from actions.selling.offer_made import Offer
from actions.selling.rules import Rules
from actions.shop.shopper import Shopper
from tests.benchmarks.selling.policy import Moment, NeedAnswer, NeedQuestion

Hear = Callable[[Session, Shopper, NeedQuestion, NeedAnswer, Moment], None]


def as_question(made: Offer) -> Optional[NeedQuestion]:
    """Which of these are needed; None of an offer."""
    if made.act != "ask":
        return None
    skus = tuple(product.sku for product in made.goods)
    return NeedQuestion("need", skus, strategy=made.strategy, handle=made.id)


def named_beside(made: Offer, situation: Situation) -> tuple[str, ...]:
    """What else of an offer the shopper said they need."""
    skus = (other.product.sku for other in made.others)
    return tuple(sku for sku in skus if sku in situation.awaited)


def hear(
    db: Session, shopper: Shopper, asked: NeedQuestion, answer: NeedAnswer, moment: Moment
) -> None:
    """Into the ledger; who doesn't say, answers nothing."""
    if isinstance(answer, tuple):
        ledger.answer_need(db, shopper.visitor, asked.handle, answer, moment.at)


def rules_of(rules: Rules, asks: bool) -> Rules:
    """As they are, but for whether questions are switched on."""
    asking = rules.asking.copy(update={"enabled": asks})
    return rules.copy(update={"asking": asking})
