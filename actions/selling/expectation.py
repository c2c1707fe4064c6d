"""Expectation: how likely an offer is taken as the rules see it, before any answers teach.

The strategy's prior, times what is special about this offer: how strong its evidence is, how well
it is rated, how much it is needed, how dear it is beside what it goes with.
"""
from decimal import Decimal
from typing import Mapping, Optional

from actions.selling.cart_change import change_in
from actions.selling.model import Candidate, Situation
from actions.selling.relevance import chosen_total
from actions.selling.rules import Rules
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.link_needs import Need
from actions.shop.catalogue.ratings import USUAL_RATING, fair_rating

# How much oftener than usual what the shop links is taken, by how much it is needed.
NEEDED_OFTEN: Mapping[Optional[Need], Decimal] = {
    "needed": Decimal("1.5"), "useful": Decimal(1), "nice": Decimal("0.75"), None: Decimal(1),
}
LEAST_STRENGTH, MOST_STRENGTH = Decimal("0.25"), Decimal(2)
# A dearer add-on is taken less often: the chance falls along its price beside the anchor's.
CHEAP, PER_SHARE, LEAST_APPEAL = Decimal("1.2"), Decimal("0.5"), Decimal("0.5")
AFTER_ORDER = Decimal("0.5")  # what goes with it would have to be ordered anew


def parts_of(
    candidate: Candidate, situation: Situation, rules: Rules, share: Optional[Decimal]
) -> dict[str, Decimal]:
    """What the rules expect of the strategy; then what is special about this one, as its price
    share is."""
    strategy, weighing = candidate.strategy, rules.weighing
    strength = min(MOST_STRENGTH, max(LEAST_STRENGTH, candidate.strength))
    rating = rating_weight(situation.catalogue.products[candidate.sku])
    is_said = candidate.sku in situation.said_needed
    return {
        "chance": rules.asking.chance if is_said else rules.strategies[strategy].prior,
        "evidence": weighed(strength, weighing.evidence),
        "rating": weighed(rating, weighing.rating),
        "need": Decimal(1) if is_said else NEEDED_OFTEN[candidate.need],
        "time": AFTER_ORDER if situation.stage == "after_purchase" else Decimal(1),
        "price": weighed(_appeal(candidate, rules, share), weighing.price),
    }


def weighed(part: Decimal, weight: Decimal) -> Decimal:
    """As often a factor as the merchant would have it; what is lost stays lost."""
    return part if weight == 1 or part <= 0 else part ** weight


def rating_weight(product: Product) -> Decimal:
    """1 for the usual rating."""
    return fair_rating(product) / USUAL_RATING


def _appeal(candidate: Candidate, rules: Rules, share: Optional[Decimal]) -> Decimal:
    if share is None:
        return Decimal(1)
    appeal = max(LEAST_APPEAL, CHEAP - PER_SHARE * share)
    _, high = rules.strategies[candidate.strategy].price_band
    # What the shop itself links isn't silenced beyond the band: it is only taken less often.
    is_beyond = candidate.need is not None and share > high
    return appeal * (high / share).sqrt() if is_beyond else appeal


def price_share(candidate: Candidate, situation: Situation) -> Optional[Decimal]:
    """What it adds to the bill beside the price of the anchor, or of all that it replaces, or that
    it would be taken with; None where there is nothing to compare with."""
    price = situation.price(candidate.sku)
    change = change_in(situation, candidate)
    base = _cost(change.instead_of or {candidate.anchor or "": 1}, situation)
    is_added = candidate.act == "add" and candidate.kind == "cross_sell"
    if is_added and (candidate.anchor is None or candidate.need is not None):
        base = max(base, chosen_total(situation))
    if price is None or base <= 0:
        return None
    added = price.amount * change.quantity - (base if candidate.act == "swap" else 0)
    return max(Decimal(0), added) / base


def _cost(pieces: Mapping[str, int], situation: Situation) -> Decimal:
    prices = ((situation.price(sku), quantity) for sku, quantity in pieces.items())
    return sum((price.amount * n for price, n in prices if price is not None), Decimal(0))
