"""Ranking: how likely each candidate is taken, times what the shop then earns."""
from decimal import Decimal
from typing import Iterable

from actions.selling.model import Candidate, Ranked, Refusal, Situation
from actions.selling.rules import Rules
from actions.shop.catalogue import Product

# An unrated product counts as rated this well, with as much weight as this many ratings.
USUAL_RATING = Decimal(4)
USUAL_RATING_COUNT = 10


def rank(
    candidates: Iterable[Candidate], situation: Situation, rules: Rules
) -> tuple[list[Ranked], list[Refusal]]:
    """The candidates worth offering, best first; ties go by SKU, then by strategy."""
    ranked, refusals = [], []
    for candidate in candidates:
        scored = _score(candidate, situation, rules)
        if scored.relevance < rules.relevance_floor:
            refusals.append(Refusal(candidate, "below_relevance_floor"))
        elif scored.value <= 0:
            refusals.append(Refusal(candidate, "earns_nothing"))
        else:
            ranked.append(scored)
    ranked.sort(key=lambda r: (-r.value, r.candidate.sku, r.candidate.strategy))
    return ranked, refusals


def rating_weight(product: Product) -> Decimal:
    """1 for the usual rating; moves away from it only as far as the ratings are many."""
    if product.rating is None:
        return Decimal(1)
    total = Decimal(str(product.rating)) * product.rating_count
    count = product.rating_count + USUAL_RATING_COUNT
    return (total + USUAL_RATING * USUAL_RATING_COUNT) / count / USUAL_RATING


def margin(product: Product, currency: str) -> Decimal:
    """Price less cost; a shop that tells no costs is ranked by its prices."""
    return product.prices[currency] - product.costs.get(currency, Decimal(0))


def _score(candidate: Candidate, situation: Situation, rules: Rules) -> Ranked:
    products, currency = situation.catalogue.products, situation.currency
    product = products[candidate.sku]
    relevance = rules.strategies[candidate.strategy].prior * rating_weight(product)
    earned = margin(product, currency)
    if candidate.kind == "up_sell" and candidate.anchor is not None:
        # The shopper would buy the anchor anyway: only what is earned beyond it counts.
        earned -= margin(products[candidate.anchor], currency)
    return Ranked(candidate, relevance, relevance * earned)
