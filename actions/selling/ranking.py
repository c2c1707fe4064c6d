"""Ranking: how likely each candidate is taken, times what the shop then earns."""
import random
from decimal import Decimal
from math import prod
from typing import Iterable, Optional, Sequence

from actions.selling.cart_change import change_in
from actions.selling.expectation import parts_of, price_share, weighed
from actions.selling.model import Candidate, Ranked, Refusal, Situation
from actions.selling.offer_features import Moment, features_of, moment_of
from actions.selling.rules import Rules
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.link_needs import NEEDS

HARDLY_TAKEN = "hardly_taken"
TRIED_AGAIN = 0.2  # of the exploring: how often what answers have silenced is offered all the same


def rank(
    candidates: Iterable[Candidate], situation: Situation, rules: Rules
) -> tuple[list[Ranked], list[Refusal]]:
    """The candidates worth offering, best first; ties go by SKU.

    Before the others: what is pinned, then what goes with the thing just chosen, then what is
    needed.
    """
    ranked, refusals = [], []
    moment, at_stake = moment_of(situation), _at_stake(situation)
    for candidate in candidates:
        scored = score(candidate, moment, rules)
        reason_code = _why_not_worth(scored, situation, rules, at_stake)
        if reason_code is None:
            ranked.append(scored)
        else:
            refusals.append(Refusal(scored.candidate, reason_code, scored))
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
    ranked: Sequence[Ranked], situation: Situation, rules: Rules, silenced: Sequence[Ranked] = ()
) -> tuple[Optional[Candidate], float]:
    """One of the ranked, and with which probability it was to be chosen.

    Mostly the best (epsilon-greedy; Sutton and Barto 2018, 2.2); at times, for the sake of
    learning, another that is worth nearly as much; and where there is none, rarely one that
    answers have silenced, as shoppers change. The same situation gives the same choice.
    """
    # Not by the session: its id is another one each time that the same visits are played.
    moment = f"{rules.today(situation.now)} {situation.conversation} {situation.turn}"
    chance = random.Random(f"{rules.learning.seed} {situation.visitor} {moment}")
    explore = float(rules.learning.explore)
    if not ranked:
        again = explore * TRIED_AGAIN if silenced else 0.0
        is_tried = chance.random() < again
        return (silenced[0].candidate, again) if is_tried else (None, 1.0 - again)
    best = ranked[0]
    rivals = [] if best.is_pinned else [
        r for r in _best_of_each_strategy(ranked)
        if r.value >= best.value * rules.learning.explore_within
        and (best.candidate.need, r.candidate.need).count("needed") != 1
    ]
    explore = explore if len(rivals) > 1 else 0.0
    chosen = chance.choice(rivals) if chance.random() < explore else best
    propensity = explore / len(rivals) if rivals else 0.0
    return chosen.candidate, propensity + (1 - explore if chosen is best else 0.0)


def margin(product: Product, currency: str) -> Decimal:
    """Price less cost; a shop that tells no costs is ranked by its prices."""
    return product.prices[currency] - product.costs.get(currency, Decimal(0))


def _why_not_worth(
    scored: Ranked, situation: Situation, rules: Rules, at_stake: Decimal
) -> Optional[str]:
    waiting = rules.value_floor.get(situation.currency)
    reason_code = _below_a_floor(scored, rules, waiting, at_stake)
    if reason_code is not None:
        is_silenced = _below_a_floor(_as_expected(scored), rules, waiting, at_stake) is None
        return HARDLY_TAKEN if is_silenced else reason_code
    earned = _earned(scored.candidate, situation, rules)
    is_too_little = earned < _least_margin(scored.candidate, situation, rules)
    return "margin_too_low" if is_too_little else None


def _below_a_floor(
    scored: Ranked, rules: Rules, waiting: Optional[Decimal], at_stake: Decimal
) -> Optional[str]:
    """What an offer has to be worth: what its place may bring later, `waiting`, and where it isn't
    taken a share of what the visit would earn; nothing where the merchant sets no floor."""
    if scored.relevance < rules.relevance_floor:
        return "below_relevance_floor"
    if scored.value <= 0:
        return "earns_nothing"
    if waiting is None or scored.is_pinned or scored.candidate.need == "needed":
        return None
    refused = max(Decimal(0), 1 - scored.relevance)
    place_costs = waiting + rules.patience * refused * at_stake
    return "below_value_floor" if scored.value < place_costs else None


def _at_stake(situation: Situation) -> Decimal:
    """What is earned with what was chosen and is looked at, until it is ordered."""
    if situation.stage == "after_purchase":
        return Decimal(0)
    pieces = {situation.looked_at or "": 1, **situation.quantities}
    products = situation.catalogue.products
    earned = (
        margin(products[sku], situation.currency) * quantity for sku, quantity in pieces.items()
        if sku in products and situation.price(sku) is not None
    )
    return max(Decimal(0), sum(earned, Decimal(0)))


def _as_expected(scored: Ranked) -> Ranked:
    """As if no answers had taught anything."""
    answers = scored.parts.get("answers") or Decimal(1)
    return Ranked(
        scored.candidate, scored.relevance / answers, scored.value / answers, scored.is_pinned
    )


def _best_of_each_strategy(ranked: Sequence[Ranked]) -> list[Ranked]:
    best: dict[str, Ranked] = {}
    for place in ranked:
        best.setdefault(place.candidate.strategy, place)
    return list(best.values())


def score(candidate: Candidate, moment: Moment, rules: Rules) -> Ranked:
    """What it is worth, whether or not that is enough."""
    situation = moment.situation
    share = price_share(candidate, situation)
    parts = parts_of(candidate, situation, rules, share)
    expected = min(Decimal(1), prod(parts.values(), start=Decimal(1)))
    candidate = candidate.but(features=features_of(candidate, moment, parts, share))
    relevance = _learned(expected, candidate, situation)
    product = situation.catalogue.products[candidate.sku]
    anchor = situation.catalogue.products.get(candidate.anchor or "")
    earned = weighed(_earned(candidate, situation, rules), rules.weighing.margin)
    boosts = (
        b.factor for b in rules.boost if b.holds(product, anchor, rules.today(situation.now))
    )
    boost = prod(boosts, start=Decimal(1))
    is_pinned = any(pin.holds(product, anchor, rules.today(situation.now)) for pin in rules.pin)
    parts = {**parts, "answers": relevance / expected if expected else Decimal(1),
             "margin": earned, "boost": boost}
    return Ranked(candidate, relevance, relevance * earned * boost, is_pinned, parts)


def _learned(expected: Decimal, candidate: Candidate, situation: Situation) -> Decimal:
    """The chance as answers teach it; before there are any, as the rules expect it."""
    learned = situation.acceptance
    if not learned.weights or not expected or candidate.features is None:
        return expected
    return Decimal(str(round(learned.chance(candidate.features), 6)))


def _is_of_earlier_choice(candidate: Candidate, situation: Situation) -> bool:
    """Goes with something in the cart, but not with the thing just put in."""
    is_earlier = candidate.anchor in situation.quantities
    return is_earlier and situation.just_added not in (None, candidate.anchor)


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
