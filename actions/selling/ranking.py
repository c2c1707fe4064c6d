"""Ranking: how likely each candidate is taken, times what the shop then earns."""
import random
from decimal import Decimal
from math import prod
from typing import Iterable, Mapping, Optional, Sequence

from actions.selling.cart_change import change_in
from actions.selling.model import Candidate, Ranked, Refusal, Situation
from actions.selling.relevance import chosen_total
from actions.selling.rules import Rules
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.link_needs import NEEDS, Need
from actions.shop.catalogue.ratings import USUAL_RATING, fair_rating

# How much oftener than usual what the shop links is taken, by how much it is needed.
NEEDED_OFTEN: Mapping[Optional[Need], Decimal] = {
    "needed": Decimal("1.5"), "useful": Decimal(1), "nice": Decimal("0.75"), None: Decimal(1),
}
LEAST_STRENGTH, MOST_STRENGTH = Decimal("0.25"), Decimal(2)
# A dearer add-on is taken less often: the chance falls along its price beside the anchor's.
CHEAP, PER_SHARE, LEAST_APPEAL = Decimal("1.2"), Decimal("0.5"), Decimal("0.5")


def rank(
    candidates: Iterable[Candidate], situation: Situation, rules: Rules
) -> tuple[list[Ranked], list[Refusal]]:
    """The candidates worth offering, best first; ties go by SKU.

    Before the others: what is pinned, then what goes with the thing just chosen, then what is
    needed.
    """
    ranked, refusals = [], []
    for candidate in candidates:
        scored = score(candidate, situation, rules)
        reason_code = _why_not_worth(scored, situation, rules)
        if reason_code is None:
            ranked.append(scored)
        else:
            refusals.append(Refusal(candidate, reason_code))
    return in_order(ranked, situation), refusals


def in_order(ranked: Iterable[Ranked], situation: Situation) -> list[Ranked]:
    """Best first. Margin never comes before need: what is needed goes before all that isn't, and
    of the shop's links for one choice, what is useful before what is nice to have."""
    ordered = sorted(
        ranked,
        key=lambda r: (
            not r.is_pinned, _is_of_earlier_choice(r.candidate, situation),
            r.candidate.need != "needed",
            -(r.relevance if situation.is_greeting else r.value),
            r.candidate.sku, r.candidate.strategy,
        ),
    )
    return _useful_before_nice(ordered, situation)


def _useful_before_nice(ordered: Sequence[Ranked], situation: Situation) -> list[Ranked]:
    """Links of one choice change places among themselves; all others keep theirs."""
    places: dict[tuple[Optional[str], bool], list[int]] = {}
    for place, ranked in enumerate(ordered):
        if ranked.candidate.need is not None:
            places.setdefault((ranked.candidate.anchor, ranked.is_pinned), []).append(place)
    arranged = list(ordered)
    for own in places.values():
        by_need = sorted(own, key=lambda place: _need_place(ordered[place].candidate))
        for place, taken in zip(own, by_need, strict=True):
            arranged[place] = ordered[taken]
    return arranged


def _need_place(candidate: Candidate) -> int:
    return NEEDS.index(candidate.need or NEEDS[-1])


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
        and (best.candidate.need, r.candidate.need).count("needed") != 1
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
    is_free_of_floor = scored.is_pinned or scored.candidate.need == "needed"
    if not is_free_of_floor and scored.value < rules.value_floor.get(situation.currency, 0):
        return "below_value_floor"
    earned = _earned(scored.candidate, situation, rules)
    is_too_little = earned < _least_margin(scored.candidate, situation, rules)
    return "margin_too_low" if is_too_little else None


def _best_of_each_strategy(ranked: Sequence[Ranked]) -> list[Ranked]:
    best: dict[str, Ranked] = {}
    for place in ranked:
        best.setdefault(place.candidate.strategy, place)
    return list(best.values())


def score(candidate: Candidate, situation: Situation, rules: Rules) -> Ranked:
    """What it is worth, whether or not that is enough."""
    parts = _parts(candidate, situation, rules)
    relevance = min(Decimal(1), prod(parts.values(), start=Decimal(1)))
    product = situation.catalogue.products[candidate.sku]
    anchor = situation.catalogue.products.get(candidate.anchor or "")
    today = rules.today(situation.now)
    earned = _weighed(_earned(candidate, situation, rules), rules.weighing.margin)
    boosts = (b.factor for b in rules.boost if b.holds(product, anchor, today))
    boost = prod(boosts, start=Decimal(1))
    is_pinned = any(pin.holds(product, anchor, today) for pin in rules.pin)
    parts = {**parts, "margin": earned, "boost": boost}
    return Ranked(candidate, relevance, relevance * earned * boost, is_pinned, parts)


def _parts(candidate: Candidate, situation: Situation, rules: Rules) -> dict[str, Decimal]:
    """The chance learned for the strategy, or its prior; then what is special about this one."""
    strategy, weighing = candidate.strategy, rules.weighing
    strength = min(MOST_STRENGTH, max(LEAST_STRENGTH, candidate.strength))
    rating = rating_weight(situation.catalogue.products[candidate.sku])
    is_said = candidate.sku in situation.said_needed
    return {
        "chance": (
            rules.asking.chance if is_said
            else situation.chances.get(strategy, rules.strategies[strategy].prior)
        ),
        "evidence": _weighed(strength, weighing.evidence),
        "rating": _weighed(rating, weighing.rating),
        "need": Decimal(1) if is_said else NEEDED_OFTEN[candidate.need],
        "price": _weighed(_appeal(candidate, situation, rules), weighing.price),
    }


def _weighed(part: Decimal, weight: Decimal) -> Decimal:
    """As often a factor as the merchant would have it; what is lost stays lost."""
    return part if weight == 1 or part <= 0 else part ** weight


def _is_of_earlier_choice(candidate: Candidate, situation: Situation) -> bool:
    """Goes with something in the cart, but not with the thing just put in."""
    is_earlier = candidate.anchor in situation.quantities
    return is_earlier and situation.just_added not in (None, candidate.anchor)


def _appeal(candidate: Candidate, situation: Situation, rules: Rules) -> Decimal:
    """How its price looks beside that of the anchor, or of all that it replaces, or that it would
    be taken with."""
    price = situation.price(candidate.sku)
    change = change_in(situation, candidate)
    base = _cost(change.instead_of or {candidate.anchor or "": 1}, situation)
    is_added = candidate.act == "add" and candidate.kind == "cross_sell"
    if is_added and (candidate.anchor is None or candidate.need is not None):
        base = max(base, chosen_total(situation))
    if price is None or base <= 0:
        return Decimal(1)
    added = price.amount * change.quantity - (base if candidate.act == "swap" else 0)
    share = max(Decimal(0), added) / base
    appeal = max(LEAST_APPEAL, CHEAP - PER_SHARE * share)
    _, high = rules.strategies[candidate.strategy].price_band
    # What the shop itself links isn't silenced beyond the band: it is only taken less often.
    is_beyond = candidate.need is not None and share > high
    return appeal * (high / share).sqrt() if is_beyond else appeal


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


