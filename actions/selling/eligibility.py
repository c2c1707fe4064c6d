"""Eligibility: which candidates may be offered to this shopper at all."""
from datetime import timedelta
from typing import Callable, Iterable, Optional, Sequence

from actions.selling.benefits import gains
from actions.selling.cart_change import change_in, is_one_choice
from actions.selling.model import Candidate, Refusal, Situation
from actions.selling.relevance import chosen_total
from actions.selling.rules import Rules
from actions.shop.catalogue.alike import is_alike
from actions.shop.catalogue.catalogue import Product

Check = Callable[[Candidate, Situation, Rules], Optional[str]]

BOUGHT_ANEW = ("service", "warranty", "sample")  # each goes with another thing every time


def is_known(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    skus = {candidate.sku, candidate.anchor or candidate.sku}
    return None if skus <= situation.catalogue.products.keys() else "unknown_product"


def is_consented_to(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    if not candidate.uses_history:
        return None
    agrees = situation.consents
    if agrees is None:
        agrees = rules.consent == "opt_out"
    return None if agrees else "no_consent"


def is_not_excluded(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    product = situation.catalogue.products[candidate.sku]
    return "excluded" if rules.exclude.has(product) else None


def is_not_forbidden(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    product, anchor = _product(candidate, situation), _anchor(candidate, situation)
    is_forbidden = any(f.holds(product, anchor, rules.today(situation.now)) for f in rules.forbid)
    return "forbidden" if is_forbidden else None


def is_sold_in_currency(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    is_sold = situation.price(candidate.sku) is not None
    return None if is_sold else "not_sold_in_currency"


def is_in_stock(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    left, wanted = candidate.stock_left, change_in(situation, candidate).quantity
    return "out_of_stock" if left is not None and left < wanted else None


def is_not_in_cart(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    is_there = situation.has_in_cart(candidate.sku)
    if candidate.act == "resume":
        return None if is_there else "not_in_cart"
    return "in_cart" if is_there else None


def is_not_covered(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """Nothing that a bundle in the cart holds, nor a second one of what is in it already."""
    if candidate.act == "resume":
        return None
    catalogue, product = situation.catalogue, _product(candidate, situation)
    bundles = {link.sku for link in catalogue.bundles_with.get(product.sku, ())}
    if bundles & situation.quantities.keys():
        return "covered_by_cart"
    if product.family is None:
        return None
    leaves = change_in(situation, candidate).takes
    beside = [sku for sku, n in situation.quantities.items() if n > leaves.get(sku, 0)]
    others = (catalogue.products.get(sku) for sku in beside)
    has_same = any(other is not None and other.family == product.family for other in others)
    return "covered_by_cart" if has_same else None


def asks_one_choice(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    change = change_in(situation, candidate)
    is_one = is_one_choice(change, situation.catalogue, situation.cart)
    return None if is_one else "several_choices"


def is_not_owned(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """Neither it nor a part of it, as far as owning one is enough."""
    if candidate.act == "resume":
        return None
    parts = situation.catalogue.linked(candidate.sku, "contains")
    skus = {candidate.sku, *(link.target for link in parts)} & situation.owned
    owned = (situation.catalogue.products.get(sku) for sku in skus)
    is_enough = any(p is not None and _is_one_enough(p, situation) for p in owned)
    return "owned" if is_enough else None


def _is_one_enough(product: Product, situation: Situation) -> bool:
    """What is used up is enough for half of its usual time, or when it was just ordered."""
    if product.rebuy_days is None:
        return product.kind not in BOUGHT_ANEW
    if product.sku in situation.just_ordered:
        return True
    lasts = timedelta(days=product.rebuy_days) / 2
    return any(p.sku == product.sku and p.at > situation.now - lasts for p in situation.purchases)


def is_compatible(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """What is known to go with others of the anchor's kind, but not with it, doesn't fit."""
    anchor = _anchor(candidate, situation)
    hosts = situation.catalogue.hosts.get(candidate.sku, frozenset())
    if anchor is None or not hosts or anchor.sku in hosts or candidate.act != "add":
        return None
    if any(c.companion == candidate.sku for c in situation.companions.get(anchor.sku, ())):
        return None  # those who bought both would know
    products = situation.catalogue.products
    kinds = {products[host].category for host in hosts if host in products}
    fits_another = hosts & (situation.quantities.keys() | situation.owned)
    return "does_not_fit" if anchor.category in kinds and not fits_another else None


def is_not_declined(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """Neither an offer of it lately, nor its kind in this visit."""
    since = situation.now - timedelta(days=rules.decline_days)
    declined = {
        sku for offer in situation.past
        if offer.status == "declined" and (offer.answered_at or offer.at) > since
        for sku in offer.skus
    }
    return "declined_before" if candidate.sku in declined | situation.refused else None


def is_not_said_unneeded(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """Asked which of some things they need, they named others: nor anything of its sort."""
    if candidate.sku in situation.said_needed or candidate.act == "resume":
        return None
    products = situation.catalogue.products
    unneeded = (products.get(sku) for sku in situation.said_unneeded)
    product = products[candidate.sku]
    is_said = any(p is not None and (p == product or is_alike(p, product)) for p in unneeded)
    return "said_unneeded" if is_said else None


def is_within_price_band(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """Bounds what the engine finds by itself; a link of the shop's own is worth more than that,
    and how dear it is only weighs in the ranking."""
    is_said = candidate.sku in situation.said_needed
    if candidate.need is not None or is_said or candidate.act == "resume":
        return None
    low, high = rules.strategies[candidate.strategy].price_band
    price = situation.price(candidate.sku)
    if candidate.anchor is not None:
        anchor_price = situation.price(candidate.anchor)
        if anchor_price is None or price is None:
            return "anchor_not_sold_in_currency"
        base = anchor_price.amount
    elif candidate.kind == "cross_sell" and price is not None and chosen_total(situation):
        base = chosen_total(situation)  # of all that it would be taken with
    else:
        return None
    is_inside = low * base <= price.amount <= high * base
    return None if is_inside else "price_out_of_band"


def is_of_asked_kind(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """ "Any insurance for it?" is answered with insurance."""
    asked = situation.asked_skus
    return "not_of_asked_kind" if asked is not None and candidate.sku not in asked else None


def is_within_asked(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """ "What else, for less than 20?" bounds what is suggested."""
    price, low, high = situation.price(candidate.sku), situation.asked_min, situation.asked_max
    is_below = price is not None and low is not None and price.amount < low
    is_above = price is not None and high is not None and price.amount > high
    return "price_not_as_asked" if is_below or is_above else None


def has_a_reason(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """An offer says why: by what its strategy knows, or by what the better product gives more."""
    if candidate.facts is not None:
        return None
    if candidate.act != "swap" or candidate.anchor is None:
        return "no_reason"
    products = situation.catalogue.products
    found = gains(
        products[candidate.sku], products[candidate.anchor],
        situation.catalogue, situation.language,
    )
    return None if found else "no_reason"


# In this order: each may rely on those before it.
CHECKS: tuple[Check, ...] = (
    is_known,
    is_consented_to,
    is_not_excluded,
    is_not_forbidden,
    is_sold_in_currency,
    is_in_stock,
    is_not_in_cart,
    is_not_covered,
    asks_one_choice,
    is_not_owned,
    is_compatible,
    is_not_declined,
    is_not_said_unneeded,
    is_within_price_band,
    has_a_reason,
)


# Whoever asks has not to be spared a price, and may have changed their mind.
CHECKS_OF_ASKED = (
    is_known, is_of_asked_kind,
    *(c for c in CHECKS if c not in (is_known, is_not_said_unneeded, is_within_price_band)),
    is_within_asked,
)


def first_reason(
    checks: Sequence[Check], candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    for check in checks:
        reason_code = check(candidate, situation, rules)
        if reason_code is not None:
            return reason_code
    return None


def sift(
    candidates: Iterable[Candidate], situation: Situation, rules: Rules,
    checks: Sequence[Check] = CHECKS,
) -> tuple[list[Candidate], list[Refusal]]:
    """The eligible candidates, and the others with the first reason against each."""
    eligible, refusals = [], []
    for candidate in candidates:
        reason_code = first_reason(checks, candidate, situation, rules)
        if reason_code is None:
            eligible.append(candidate)
        else:
            refusals.append(Refusal(candidate, reason_code))
    return eligible, refusals


def _product(candidate: Candidate, situation: Situation) -> Product:
    return situation.catalogue.products[candidate.sku]


def _anchor(candidate: Candidate, situation: Situation) -> Optional[Product]:
    return situation.catalogue.products.get(candidate.anchor or "")
