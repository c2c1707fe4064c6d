"""Eligibility: which candidates may be offered to this shopper at all."""
from typing import Callable, Iterable, Optional

from actions.selling.benefits import gains
from actions.selling.model import Candidate, Refusal, Situation
from actions.selling.rules import Rules

Check = Callable[[Candidate, Situation, Rules], Optional[str]]


def is_known(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    skus = {candidate.sku, candidate.anchor or candidate.sku}
    return None if skus <= situation.catalogue.products.keys() else "unknown_product"


def is_not_excluded(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    product = situation.catalogue.products[candidate.sku]
    is_excluded = (
        product.sku in rules.exclude.skus or product.category in rules.exclude.categories
    )
    return "excluded" if is_excluded else None


def is_in_stock(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    left = situation.stock.get(candidate.sku, 0)  # not looked up counts as none
    return "out_of_stock" if left is not None and left < 1 else None


def is_sold_in_currency(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    prices = situation.catalogue.products[candidate.sku].prices
    return None if situation.currency in prices else "not_sold_in_currency"


def is_not_owned(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    return "owned" if candidate.sku in situation.owned else None


def is_not_in_cart(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    return "in_cart" if situation.has_in_cart(candidate.sku) else None


def is_not_declined(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    past = situation.past if rules.decline_forever else situation.past_here
    declined = {offer.sku for offer in past if offer.status == "declined"}
    return "declined_before" if candidate.sku in declined else None


def is_within_price_band(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    if candidate.anchor is None:
        return None
    products, currency = situation.catalogue.products, situation.currency
    anchor_price = products[candidate.anchor].prices.get(currency)
    if anchor_price is None:
        return "anchor_not_sold_in_currency"
    low, high = rules.strategies[candidate.strategy].price_band
    price = products[candidate.sku].prices[currency]
    return None if low * anchor_price <= price <= high * anchor_price else "price_out_of_band"


def has_a_reason(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """An offer says why: by the strategy's reason, or by what the better product gives more."""
    if candidate.facts.get("reason"):
        return None
    if candidate.kind != "up_sell" or candidate.anchor is None:
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
    is_not_excluded,
    is_sold_in_currency,
    is_in_stock,
    is_not_in_cart,
    is_not_owned,
    is_not_declined,
    is_within_price_band,
    has_a_reason,
)


def sift(
    candidates: Iterable[Candidate], situation: Situation, rules: Rules
) -> tuple[list[Candidate], list[Refusal]]:
    """The eligible candidates, and the others with the first reason against each."""
    eligible, refusals = [], []
    for candidate in candidates:
        reasons = (check(candidate, situation, rules) for check in CHECKS)
        reason_code = next((reason for reason in reasons if reason), None)
        if reason_code is None:
            eligible.append(candidate)
        else:
            refusals.append(Refusal(candidate, reason_code))
    return eligible, refusals
