"""Of what reaches the same sum, the cheapest serves the shopper; the dearer ones are left out."""
from decimal import Decimal
from typing import Optional, Sequence

from actions.selling.model import Candidate, Refusal, Situation

Goal = tuple[str, Decimal]  # the strategy and the sum that its offers bring the cart to


def leave_dearer(
    eligible: Sequence[Candidate], situation: Situation
) -> tuple[list[Candidate], list[Refusal]]:
    """Those to go on with, and why the others are none of them."""
    least: dict[Goal, Decimal] = {}
    for candidate in eligible:
        goal, price = _goal(candidate), _price(candidate, situation)
        if goal is not None:
            least[goal] = min(price, least.get(goal, price))
    kept, refusals = [], []
    for candidate in eligible:
        goal = _goal(candidate)
        if goal is None or _price(candidate, situation) == least[goal]:
            kept.append(candidate)
        else:
            refusals.append(Refusal(candidate, "cheaper_one_does"))
    return kept, refusals


def _goal(candidate: Candidate) -> Optional[Goal]:
    return None if candidate.reaches is None else (candidate.strategy, candidate.reaches)


def _price(candidate: Candidate, situation: Situation) -> Decimal:
    price = situation.price(candidate.sku)
    return price.amount * candidate.quantity if price else Decimal("Infinity")
