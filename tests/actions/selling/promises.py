"""The promises to the shopper, told apart from the engine: what an observer would hold it to."""
from datetime import timedelta
from decimal import Decimal
from typing import Callable

from actions.selling.candidates import STRATEGIES
from actions.selling.holdout import is_held_out
from actions.selling.rules import ScopedRule
from actions.selling.tables import LedgerEntry
from tests.actions.selling.observer import Observer

FROM_HISTORY = {strategy.name for strategy in STRATEGIES if strategy.uses_history}
FITS = ("accessory", "service", "warranty", "sample")
# Times the chance: the strongest evidence at the best price, of what is needed.
MOST_RELEVANT = Decimal("3.6")
OF_LINKS = (*FITS, "completes_set", "follow_up")  # strategies
TOGETHER = (*FITS, "set")  # relations

Promise = Callable[[LedgerEntry, Observer], bool]


def is_in_stock(offer: LedgerEntry, seen: Observer) -> bool:
    left = seen.stock[offer.sku]
    return left is None or left >= offer.quantity >= 1


def is_not_owned_when_one_is_enough(offer: LedgerEntry, seen: Observer) -> bool:
    owned = {offer.sku, *seen.parts_of(offer.sku)} & seen.owned
    return offer.act == "resume" or not any(_is_enough(sku, seen) for sku in owned)


def _is_enough(sku: str, seen: Observer) -> bool:
    """One thing is enough; of what is used up, one bought less than half of its time ago."""
    product = seen.catalogue.products[sku]
    if product.rebuy_days is None:
        return product.kind in ("product", "plan", "bundle")
    ages = (seen.now - at for at, skus in seen.orders.values() if sku in skus)
    return any(age < timedelta(days=product.rebuy_days) / 2 for age in ages)


def is_not_in_the_cart(offer: LedgerEntry, seen: Observer) -> bool:
    return (offer.sku in seen.cart) == (offer.act == "resume")


def is_not_covered_by_the_cart(offer: LedgerEntry, seen: Observer) -> bool:
    products = seen.catalogue.products
    family, kept = products[offer.sku].family, seen.cart.keys() - seen.replaced_by(offer)
    is_part = any(offer.sku in seen.parts_of(sku) for sku in seen.cart)
    has_same = family is not None and any(products[sku].family == family for sku in kept)
    return offer.act == "resume" or not (is_part or has_same)


def is_compatible(offer: LedgerEntry, seen: Observer) -> bool:
    """Known to go with others of the anchor's category only, it must fit elsewhere."""
    anchor, products = seen.product(offer.anchor), seen.catalogue.products
    hosts = {
        link.sku for links in seen.catalogue.links.values() for link in links
        if link.relation in FITS and link.target == offer.sku
    }
    if anchor is None or offer.act != "add" or anchor.sku in hosts:
        return True
    if (anchor.sku, offer.sku) in seen.bought_together:
        return True
    is_suspect = anchor.category in {products[host].category for host in hosts}
    return not is_suspect or bool(hosts & (seen.cart.keys() | seen.owned))


def is_not_excluded(offer: LedgerEntry, seen: Observer) -> bool:
    product, excluded = seen.catalogue.products[offer.sku], seen.rules.exclude
    return offer.sku not in excluded.skus and product.category not in excluded.categories


def is_not_forbidden(offer: LedgerEntry, seen: Observer) -> bool:
    return not any(_is_named(offer, rule, seen) for rule in seen.rules.forbid)


def _is_named(offer: LedgerEntry, rule: ScopedRule, seen: Observer) -> bool:
    product, anchor = seen.product(offer.sku), seen.product(offer.anchor)
    is_over = rule.until is not None and rule.until < seen.now.date()
    is_of = product is not None and rule.offer in (product.sku, product.category)
    goes_with = rule.goes_with is None or (
        anchor is not None and rule.goes_with in (anchor.sku, anchor.category)
    )
    return is_of and goes_with and not is_over


def was_not_declined_lately(offer: LedgerEntry, seen: Observer) -> bool:
    declined_at = seen.declined_at.get(offer.sku)
    lasts = timedelta(days=seen.rules.decline_days)
    return declined_at is None or seen.now - declined_at >= lasts


def has_consent(offer: LedgerEntry, seen: Observer) -> bool:
    if offer.strategy not in FROM_HISTORY:
        return True
    is_assumed = seen.consent is None and seen.rules.consent == "opt_out"
    return seen.customer is not None and (seen.consent is True or is_assumed)


def is_inside_its_price_band(offer: LedgerEntry, seen: Observer) -> bool:
    if offer.anchor is None or offer.act == "resume":
        return True
    links = seen.catalogue.links.get(offer.anchor, ())
    is_linked = any(k.target == offer.sku and k.relation in TOGETHER for k in links)
    if is_linked and offer.strategy in OF_LINKS:
        return True  # worth more than a band
    low, high = seen.rules.strategies[offer.strategy].price_band
    price, anchor_price = seen.price(offer.sku), seen.price(offer.anchor)
    return low * anchor_price <= price <= high * anchor_price


def is_relevant(offer: LedgerEntry, seen: Observer) -> bool:
    """At its very best it would reach the floor."""
    product = seen.catalogue.products[offer.sku]
    rating, count = Decimal(str(product.rating or 4)), product.rating_count
    rated = (rating * count + 40) / (count + 10) / 4
    best = seen.rules.strategies[offer.strategy].prior * MOST_RELEVANT * rated
    return best >= seen.rules.relevance_floor


def is_of_an_allowed_strategy(offer: LedgerEntry, seen: Observer) -> bool:
    its = seen.rules.strategies[offer.strategy]
    return (
        its.enabled
        and (not its.channels or "web" in its.channels)
        and (not its.segments or seen.segment in its.segments)
        and (its.since is None or its.since <= seen.now.date())
    )


def is_below_every_cap(offer: LedgerEntry, seen: Observer) -> bool:
    rules, counted = seen.rules, [made for made in seen.made.values() if made.is_counted]
    here = [made.entry.strategy for made in counted if made.visit == seen.visit]
    ages = [seen.now - made.entry.proposed_at for made in counted]
    return (
        len(here) < rules.cap_per_session
        and here.count(offer.strategy) < rules.strategies[offer.strategy].cap_per_session
        and sum(age < timedelta(days=1) for age in ages) < rules.cap_per_day
        and sum(age < timedelta(days=30) for age in ages) < rules.cap_per_30_days
    )


def is_new_in_the_visit(offer: LedgerEntry, seen: Observer) -> bool:
    return offer.sku not in {made.entry.sku for made in seen.here}


def is_no_sibling_of_a_no(offer: LedgerEntry, seen: Observer) -> bool:
    product = seen.catalogue.products[offer.sku]
    for made in seen.here:
        other = seen.catalogue.products[made.entry.sku]
        is_family = bool(product.family) and product.family == other.family
        is_like = offer.strategy == made.entry.strategy and product.category == other.category
        if made.status == "declined" and (is_family or is_like):
            return False
    return True


def may_come_unasked(offer: LedgerEntry, seen: Observer) -> bool:
    product, asked_only = seen.catalogue.products[offer.sku], seen.rules.never_proactive
    return offer.sku not in asked_only.skus and product.category not in asked_only.categories


def is_the_moment(offer: LedgerEntry, seen: Observer) -> bool:
    quiet = {*seen.rules.quiet_stages, "payment", "service"}
    its = seen.rules.strategies[offer.strategy]
    limit = seen.rules.big_ticket.get("USD")
    total = sum(seen.price(sku) * quantity for sku, quantity in seen.cart.items())
    is_big = limit is not None and total >= limit and seen.stage != "after_purchase"
    price = seen.price(offer.sku) * offer.quantity
    is_small = offer.kind == "cross_sell" and price <= total * seen.rules.big_ticket_share
    is_fit = seen.stage in its.stages and seen.stage not in quiet
    return is_fit and (is_small or not is_big) and not seen.is_stopped


def fits_the_choice(offer: LedgerEntry, seen: Observer) -> bool:
    """Something better before the order or of what is owned; what goes with it once chosen."""
    if offer.kind == "cross_sell":
        return bool(seen.cart) or seen.stage == "after_purchase"
    is_open = seen.stage in ("browsing", "deciding", "cart") or offer.anchor in seen.owned
    return offer.kind == "occasion" or is_open


def is_not_the_end_of_offers(offer: LedgerEntry, seen: Observer) -> bool:
    return seen.declines_in_row.get(seen.visit, 0) < seen.rules.declines_in_row_limit


def comes_after_own_messages(offer: LedgerEntry, seen: Observer) -> bool:
    counted = [made for made in seen.here if made.is_counted]
    if not counted:
        return True
    messages, own = seen.messages - counted[-1].message, seen.own - counted[-1].own
    return own >= 1 and messages >= seen.rules.cooldown_turns


def comes_long_after_silence(offer: LedgerEntry, seen: Observer) -> bool:
    """Another of the same kind, after one that got no answer."""
    unanswered = (
        made.message for made in seen.here
        if made.is_counted and made.entry.kind == offer.kind
        and made.status in ("shown", "ignored", "withheld")
    )
    pause = seen.rules.cooldown_turns_after_ignored
    return all(seen.messages - message >= pause for message in unanswered)


def is_shown_unless_held_out(offer: LedgerEntry, seen: Observer) -> bool:
    is_withheld = offer.origin == offer.status == "withheld"
    return is_withheld == is_held_out(seen.visitor, seen.rules)


ANY: tuple[Promise, ...] = (
    is_in_stock, is_not_owned_when_one_is_enough, is_not_in_the_cart, is_not_covered_by_the_cart,
    is_compatible, is_not_excluded, is_not_forbidden, was_not_declined_lately, has_consent,
    is_relevant, is_of_an_allowed_strategy,
)
UNASKED: tuple[Promise, ...] = (
    *ANY, is_inside_its_price_band, is_below_every_cap, is_new_in_the_visit,
    is_no_sibling_of_a_no, may_come_unasked, is_the_moment, fits_the_choice,
    is_not_the_end_of_offers, comes_after_own_messages, comes_long_after_silence,
    is_shown_unless_held_out,
)


def broken(promises: tuple[Promise, ...], offer: LedgerEntry, seen: Observer) -> list[str]:
    """The names of the promises that this offer breaks."""
    return [promise.__name__ for promise in promises if not promise(offer, seen)]
