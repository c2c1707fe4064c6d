"""Contact policy: whether now is the moment for an offer, and for this one."""
from datetime import timedelta
from decimal import Decimal
from typing import Callable, Optional, Sequence

from actions.selling.eligibility import Check, first_reason
from actions.selling.model import Candidate, Ranked, Refusal, Situation
from actions.selling.past_offers import ANSWERED, PastOffer
from actions.selling.rules import Rules

MomentCheck = Callable[[Situation, Rules], Optional[str]]

BEFORE_THE_ORDER = ("browsing", "deciding", "cart")


def offers_are_wanted(situation: Situation, rules: Rules) -> Optional[str]:
    return "offers_stopped" if situation.offers_stopped else None


def is_not_declined_in_row(situation: Situation, rules: Rules) -> Optional[str]:
    has_reached = situation.declines_in_row >= rules.declines_in_row_limit
    return "declined_in_row" if has_reached else None


def stage_is_not_quiet(situation: Situation, rules: Rules) -> Optional[str]:
    return "quiet_stage" if situation.stage in rules.quiet_stages else None


def is_below_caps(situation: Situation, rules: Rules) -> Optional[str]:
    if len(situation.past_here) >= rules.cap_per_session:
        return "cap_reached"
    unasked = [past.at for past in situation.past if past.origin != "asked"]
    for cap, days, reason_code in (
        (rules.cap_per_day, 1, "cap_of_day_reached"),
        (rules.cap_per_30_days, 30, "cap_of_30_days_reached"),
    ):
        since = situation.now - timedelta(days=days)
        if sum(at > since for at in unasked) >= cap:
            return reason_code
    return None


def has_cooled_down(situation: Situation, rules: Rules) -> Optional[str]:
    """Whoever said what they need waits to see it."""
    return None if situation.awaited else _cooling_down(situation, rules)


def _cooling_down(situation: Situation, rules: Rules) -> Optional[str]:
    """Own questions of the shopper come between two offers."""
    if not situation.past_here:
        return None
    last = situation.past_here[-1]
    since = _turns_since(last, situation)
    own = since - _answers_since(last, situation)
    return "cooling_down" if since < rules.cooldown_turns or own < 1 else None


def _turns_since(past: PastOffer, situation: Situation) -> int:
    since = situation.turn - past.turn
    # Another conversation, or one begun anew: all its turns came after that offer.
    return situation.turn if since < 0 else since


def _answers_since(last: PastOffer, situation: Situation) -> int:
    """A yes or no to this offer, or since then to an earlier one, is no question of theirs."""
    others = (past.answered_at for past in situation.past if past is not last)
    late = sum(at is not None and at > last.at for at in others)
    return late + (last.status in ANSWERED)


MOMENT_CHECKS: tuple[MomentCheck, ...] = (
    offers_are_wanted,
    is_not_declined_in_row,
    stage_is_not_quiet,
    is_below_caps,
    has_cooled_down,
)


def strategy_fits_stage(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    is_allowed = situation.stage in rules.strategies[candidate.strategy].stages
    return None if is_allowed else "stage_not_allowed"


def strategy_is_on(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """The merchant's limits of the strategy that hold for those who ask, too."""
    its = rules.strategies[candidate.strategy]
    if its.channels and situation.channel not in its.channels:
        return "channel_not_allowed"
    if its.segments and situation.segment not in its.segments:
        return "segment_not_allowed"
    if its.since is None and its.until is None:
        return None
    today = rules.today(situation.now)
    is_on = (its.since or today) <= today <= (its.until or today)
    return None if is_on else "not_these_days"


def strategy_fits_greeting(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """Whoever says hello hears of what they have or left here, and of nothing else."""
    may_answer = rules.strategies[candidate.strategy].at_greeting
    return "not_at_greeting" if situation.is_greeting and not may_answer else None


def large_purchase_is_not_disturbed(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """Until it is done it hears at most of what goes with it for a small part of its price."""
    limit = rules.big_ticket.get(situation.currency, Decimal("Infinity"))
    total = situation.cart_total.amount
    if situation.stage not in BEFORE_THE_ORDER or total < limit:
        return None
    price = situation.price(candidate.sku)
    most = total * rules.big_ticket_share
    is_small = price is not None and price.amount * candidate.quantity <= most
    return None if candidate.kind == "cross_sell" and is_small else "big_ticket"


def choice_fits_kind(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """Up-sell before the choice is made, cross-sell once it is."""
    if candidate.kind == "up_sell":
        is_open = situation.stage in BEFORE_THE_ORDER or candidate.anchor in situation.owned
        return None if is_open else "choice_is_made"
    if candidate.kind == "cross_sell":
        is_made = bool(situation.cart) or situation.stage == "after_purchase"
        return None if is_made else "nothing_chosen_yet"
    return None


def strategy_is_below_cap(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    made = sum(past.strategy == candidate.strategy for past in situation.past_here)
    cap = rules.strategies[candidate.strategy].cap_per_session
    return "strategy_cap_reached" if made >= cap else None


def is_new_in_session(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    offered = {sku for past in situation.past if _is_here(past, situation) for sku in past.skus}
    return "offered_before" if candidate.sku in offered else None


def kind_has_cooled_down(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """No answer is a soft no: its kind rests longer than others do, unless it is awaited."""
    if candidate.sku in situation.awaited:
        return None
    unanswered = (
        past for past in situation.past_here
        if past.status not in ANSWERED and past.kind == candidate.kind
    )
    is_recent = any(
        _turns_since(past, situation) < rules.cooldown_turns_after_ignored for past in unanswered
    )
    return "kind_cooling_down" if is_recent else None


def siblings_are_not_declined(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """After a no, others of its family or kind rest for the session."""
    products = situation.catalogue.products
    product = products[candidate.sku]
    for past in situation.past:
        declined = products.get(past.sku)
        if past.status != "declined" or declined is None or not _is_here(past, situation):
            continue
        is_family = product.family is not None and product.family == declined.family
        is_kind = past.strategy == candidate.strategy and product.category == declined.category
        if is_family or is_kind:
            return "sibling_declined"
    return None


def is_awaited_or_cooled_down(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    """What the shopper said they need comes without a pause, and nothing else does."""
    is_now = not situation.awaited or candidate.sku in situation.awaited
    return None if is_now else _cooling_down(situation, rules)


def may_be_proactive(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    product = situation.catalogue.products[candidate.sku]
    return "only_when_asked" if rules.never_proactive.has(product) else None


CANDIDATE_CHECKS: tuple[Check, ...] = (
    strategy_is_on,
    is_awaited_or_cooled_down,
    strategy_fits_stage,
    strategy_fits_greeting,
    large_purchase_is_not_disturbed,
    choice_fits_kind,
    strategy_is_below_cap,
    is_new_in_session,
    kind_has_cooled_down,
    siblings_are_not_declined,
    may_be_proactive,
)


def why_not_now(situation: Situation, rules: Rules) -> Optional[str]:
    """The first reason against any offer at this moment, or None."""
    reasons = (check(situation, rules) for check in MOMENT_CHECKS)
    return next((reason for reason in reasons if reason), None)


def why_not_this(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """The first reason against this candidate at this moment, or None."""
    return first_reason(CANDIDATE_CHECKS, candidate, situation, rules)


def of_this_moment(
    ranked: Sequence[Ranked], situation: Situation, rules: Rules
) -> tuple[list[Ranked], list[Refusal]]:
    """Those that may pass now, and why the others may not."""
    against = [why_not_this(place.candidate, situation, rules) for place in ranked]
    stopped = [Refusal(p.candidate, r) for p, r in zip(ranked, against, strict=True) if r]
    return [p for p, r in zip(ranked, against, strict=True) if not r], stopped


def _is_here(past: PastOffer, situation: Situation) -> bool:
    return past.session_id == situation.session_id
