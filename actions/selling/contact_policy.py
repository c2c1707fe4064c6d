"""Contact policy: whether now is the moment for an offer, and for this one."""
from typing import Callable, Optional

from actions.selling.model import Candidate, Situation
from actions.selling.rules import Rules

MomentCheck = Callable[[Situation, Rules], Optional[str]]
CandidateCheck = Callable[[Candidate, Situation, Rules], Optional[str]]


def offers_are_wanted(situation: Situation, rules: Rules) -> Optional[str]:
    return "offers_stopped" if situation.offers_stopped else None


def is_not_declined_in_row(situation: Situation, rules: Rules) -> Optional[str]:
    has_reached = situation.declines_in_row >= rules.declines_in_row_limit
    return "declined_in_row" if has_reached else None


def stage_is_not_quiet(situation: Situation, rules: Rules) -> Optional[str]:
    return "quiet_stage" if situation.stage in rules.quiet_stages else None


def is_below_cap(situation: Situation, rules: Rules) -> Optional[str]:
    return "cap_reached" if len(situation.past_here) >= rules.cap_per_session else None


def has_cooled_down(situation: Situation, rules: Rules) -> Optional[str]:
    if not situation.past_here:
        return None
    since = situation.turn - situation.past_here[-1].turn
    if since < 0:
        # Another conversation, or one begun anew: all its turns came after that offer.
        since = situation.turn
    return "cooling_down" if since < rules.cooldown_turns else None


def strategy_fits_stage(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    allowed = rules.strategies[candidate.strategy].stages
    return None if situation.stage in allowed else "stage_not_allowed"


def is_new_in_session(
    candidate: Candidate, situation: Situation, rules: Rules
) -> Optional[str]:
    offered = {past.sku for past in situation.past_here}
    return "offered_before" if candidate.sku in offered else None


MOMENT_CHECKS: tuple[MomentCheck, ...] = (
    offers_are_wanted,
    is_not_declined_in_row,
    stage_is_not_quiet,
    is_below_cap,
    has_cooled_down,
)
CANDIDATE_CHECKS: tuple[CandidateCheck, ...] = (
    strategy_fits_stage,
    is_new_in_session,
)


def why_not_now(situation: Situation, rules: Rules) -> Optional[str]:
    """The first reason against any offer at this moment, or None."""
    reasons = (check(situation, rules) for check in MOMENT_CHECKS)
    return next((reason for reason in reasons if reason), None)


def why_not_this(candidate: Candidate, situation: Situation, rules: Rules) -> Optional[str]:
    """The first reason against this candidate at this moment, or None."""
    reasons = (check(candidate, situation, rules) for check in CANDIDATE_CHECKS)
    return next((reason for reason in reasons if reason), None)
