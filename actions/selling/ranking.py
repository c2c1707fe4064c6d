"""Ranking: how likely each candidate is taken, times what the shop then earns."""
import random
from decimal import Decimal
from typing import Iterable, Mapping, Optional, Sequence

from actions.selling.cart_change import change_in
from actions.selling.model import Candidate, Ranked, Refusal, Situation
from actions.selling.rules import Rules
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.ratings import USUAL_RATING, fair_rating

LEAST_STRENGTH, MOST_STRENGTH = Decimal("0.25"), Decimal(2)
# A dearer add-on is taken less often: the chance falls along its price beside the anchor's.
CHEAP, PER_SHARE, LEAST_APPEAL = Decimal("1.2"), Decimal("0.5"), Decimal("0.5")


def rank(
    candidates: Iterable[Candidate], situation: Situation, rules: Rules
) -> tuple[list[Ranked], list[Refusal]]:
    """The candidates worth offering, best first; ties go by SKU.

    Before the others: what is pinned, then what goes with the thing just chosen.
    """
    ranked, refusals = [], []
    for candidate in candidates:
        scored = _score(candidate, situation, rules)
        reason_code = _why_not_worth(scored, situation, rules)
        if reason_code is None:
            ranked.append(scored)
        else:
            refusals.append(Refusal(candidate, reason_code))
    ranked.sort(
        key=lambda r: (
            not r.is_pinned, _is_of_earlier_choice(r.candidate, situation),
            -r.value, r.candidate.sku, r.candidate.strategy,
        )
    )
    return ranked, refusals


def choose(
    ranked: Sequence[Ranked], situation: Situation, rules: Rules
) -> tuple[Optional[Candidate], float]:
    """One of the ranked, and with which probability it was to be chosen.

    Mostly the best (epsilon-greedy; Sutton and Barto 2018, 2.2); at times, for the sake of
    learning, another that is worth nearly as much. The same situation gives the same choice.
    """
    if not ranked:
        return None, 1.0
    best = ranked[0]
    rivals = [] if best.is_pinned else [
        r for r in _best_of_each_strategy(ranked)
        if r.value >= best.value * rules.learning.explore_within
    ]
    explore = float(rules.learning.explore) if len(rivals) > 1 else 0.0
    # Not by the session: its id is another one each time that the same visits are played.
    moment = f"{rules.today(situation.now)} {situation.conversation} {situation.turn}"
    chance = random.Random(f"{rules.learning.seed} {situation.visitor} {moment}")
    chosen = chance.choice(rivals) if chance.random() < explore else best
    propensity = explore / len(rivals) if rivals else 0.0
    return chosen.candidate, propensity + (1 - explore if chosen is best else 0.0)


def rating_weight(product: Product) -> Decimal:
    """1 for the usual rating."""
    return fair_rating(product) / USUAL_RATING


def margin(product: Product, currency: str) -> Decimal:
    """Price less cost; a shop that tells no costs is ranked by its prices."""
    return product.prices[currency] - product.costs.get(currency, Decimal(0))


def _why_not_worth(scored: Ranked, situation: Situation, rules: Rules) -> Optional[str]:
    if scored.relevance < rules.relevance_floor:
        return "below_relevance_floor"
    if scored.value <= 0:
        return "earns_nothing"
    earned = _earned(scored.candidate, situation, rules)
    is_too_little = earned < _least_margin(scored.candidate, situation, rules)
    return "margin_too_low" if is_too_little else None


def _best_of_each_strategy(ranked: Sequence[Ranked]) -> list[Ranked]:
    best: dict[str, Ranked] = {}
    for place in ranked:
        best.setdefault(place.candidate.strategy, place)
    return list(best.values())


def _score(candidate: Candidate, situation: Situation, rules: Rules) -> Ranked:
    relevance = _relevance(candidate, situation, rules)
    product = situation.catalogue.products[candidate.sku]
    anchor = situation.catalogue.products.get(candidate.anchor or "")
    today = rules.today(situation.now)
    value = relevance * _earned(candidate, situation, rules)
    for boost in rules.boost:
        value *= boost.factor if boost.holds(product, anchor, today) else 1
    is_pinned = any(pin.holds(product, anchor, today) for pin in rules.pin)
    return Ranked(candidate, relevance, value, is_pinned)


def _relevance(candidate: Candidate, situation: Situation, rules: Rules) -> Decimal:
    """The chance learned for the strategy, or its prior; then what is special about this one."""
    strategy = candidate.strategy
    chance = situation.chances.get(strategy, rules.strategies[strategy].prior)
    strength = min(MOST_STRENGTH, max(LEAST_STRENGTH, candidate.strength))
    weight = rating_weight(situation.catalogue.products[candidate.sku])
    return min(Decimal(1), chance * strength * weight * _appeal(candidate, situation))


def _is_of_earlier_choice(candidate: Candidate, situation: Situation) -> bool:
    """Goes with something in the cart, but not with the thing just put in."""
    is_earlier = candidate.anchor in situation.quantities
    return is_earlier and situation.just_added not in (None, candidate.anchor)


def _appeal(candidate: Candidate, situation: Situation) -> Decimal:
    """How its price looks beside that of the anchor, or of all that it replaces."""
    price = situation.price(candidate.sku)
    change = change_in(situation, candidate)
    base = _cost(change.instead_of or {candidate.anchor or "": 1}, situation)
    if price is None or base <= 0:
        return Decimal(1)
    added = price.amount * change.quantity - (base if candidate.act == "swap" else 0)
    return max(LEAST_APPEAL, CHEAP - PER_SHARE * max(Decimal(0), added) / base)


def _cost(pieces: Mapping[str, int], situation: Situation) -> Decimal:
    prices = ((situation.price(sku), quantity) for sku, quantity in pieces.items())
    return sum((price.amount * n for price, n in prices if price is not None), Decimal(0))


def _earned(candidate: Candidate, situation: Situation, rules: Rules) -> Decimal:
    """The contribution margin beyond what the shopper would leave anyway."""
    products, currency = situation.catalogue.products, situation.currency
    change = change_in(situation, candidate)
    earned = margin(products[candidate.sku], currency) * change.quantity
    for sku, quantity in change.instead_of.items():
        if currency in products[sku].prices:
            earned -= margin(products[sku], currency) * quantity
    full_size = products.get(candidate.leads_to or "")
    if full_size is not None and currency in full_size.prices:
        earned += rules.sample_share * margin(full_size, currency)
    return earned


def _least_margin(candidate: Candidate, situation: Situation, rules: Rules) -> Decimal:
    price = situation.catalogue.products[candidate.sku].prices[situation.currency]
    share = rules.strategies[candidate.strategy].min_margin
    return price * change_in(situation, candidate).quantity * share


