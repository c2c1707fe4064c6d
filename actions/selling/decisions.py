"""Decisions: for every moment the engine looked at, why each candidate was offered or not."""
from dataclasses import dataclass
from typing import Iterable, Mapping, Optional, Sequence, TypedDict

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from actions.databases.compiled_once import CompiledOnce
from actions.selling import contact_policy, eligibility
from actions.selling.acceptance import Features
from actions.selling.joining import JOINED
from actions.selling.model import Candidate, Decision, Ranked, Situation
from actions.selling.ranking import HARDLY_TAKEN
from actions.selling.tables import DecisionRow

OFFERED, ASKED, OUTRANKED = "offered", "asked", "another_was_better"
RANKING_REASONS = (
    "cheaper_one_does", "below_relevance_floor", "earns_nothing", "below_value_floor",
    HARDLY_TAKEN, "margin_too_low",
)
COMPARABLE = (OFFERED, OUTRANKED)  # what could have been offered at that moment
MOST_VERDICTS = 60  # a moment; what the best were is kept, the tail of a large shop isn't

_KEPT = ("session_id", "decided_at", "turn", "stage", "outcome", "offer_id", "verdicts")
_RECORD = CompiledOnce(insert(DecisionRow.__table__).values({n: bindparam(n) for n in _KEPT}))


class _AtTimes(TypedDict, total=False):
    also: list[str]  # strategies whose reasons are told beside
    features: Features  # of what could have been offered


class Verdict(_AtTimes):
    """What a candidate was, what it was worth, what became of it; as the database keeps it."""

    strategy: str
    sku: str
    anchor: Optional[str]
    verdict: str
    chance: Optional[str]
    value: Optional[str]
    parts: Optional[Mapping[str, str]]  # what the value is made of


@dataclass(frozen=True)
class Step:
    """One check that a candidate passed, or where it was stopped."""

    check: str
    is_passed: bool


def record(
    db: Session, situation: Situation, decision: Decision, outcome: str, offer_id: Optional[str]
) -> None:
    """Keep a decision beside the ledger."""
    _RECORD.run(
        db,
        {
            "session_id": situation.session_id, "decided_at": situation.now,
            "turn": situation.turn, "stage": situation.stage, "outcome": outcome,
            "offer_id": offer_id, "verdicts": verdicts(decision, outcome)[:MOST_VERDICTS],
        },
    )


def verdicts(decision: Decision, outcome: str) -> list[Verdict]:
    """One a candidate."""
    chosen = decision.chosen
    made = (chosen, *chosen.others) if chosen else ()
    stops = {_key(candidate): outcome for candidate in made}
    places = {_key(place.candidate): place for place in decision.ranked}
    stops.update({_key(r.candidate): r.reason_code for r in decision.refusals if r.candidate})
    candidates = [place.candidate for place in decision.ranked]
    candidates += [
        r.candidate for r in decision.refusals
        if r.candidate is not None and _key(r.candidate) not in places
    ]
    return [
        _verdict(c, places.get(_key(c)), stops.get(_key(c), OUTRANKED)) for c in candidates
    ]


def decisions_of(db: Session, session_id: str) -> Sequence[DecisionRow]:
    """The decisions of a session, oldest first."""
    return db.scalars(
        select(DecisionRow).where(DecisionRow.session_id == session_id).order_by(DecisionRow.id)
    ).all()


def steps_of(reason_code: str) -> list[Step]:
    """The checks a candidate went through, in order, up to the one that stopped it."""
    passed: list[Step] = []
    for name, reasons in _stages():
        if reason_code in reasons:
            return [*passed, Step(name, is_passed=False)]
        passed.append(Step(name, is_passed=True))
    return passed


def _stages() -> Iterable[tuple[str, tuple[str, ...]]]:
    """Every check in the engine's order, and the reasons it may give."""
    for eligible in eligibility.CHECKS:
        yield eligible.__name__, REASONS[eligible.__name__]
    yield "is_worth_offering", RANKING_REASONS
    for policy in contact_policy.CANDIDATE_CHECKS:
        yield policy.__name__, REASONS[policy.__name__]
    yield "is_chosen", (OUTRANKED, JOINED)
    yield "is_made", ("withheld", "overtaken", ASKED)


def _verdict(candidate: Candidate, place: Optional[Ranked], verdict: str) -> Verdict:
    told: Verdict = {
        "strategy": candidate.strategy,
        "sku": candidate.sku,
        "anchor": candidate.anchor,
        "verdict": verdict,
        "chance": str(round(place.relevance, 4)) if place else None,
        "value": str(round(place.value, 2)) if place else None,
        "parts": {n: str(round(p, 4)) for n, p in place.parts.items()} if place else None,
    }
    if candidate.also:
        told["also"] = [other.strategy for other in candidate.also]
    if verdict in COMPARABLE and candidate.features:
        told["features"] = candidate.features
    return told


def _key(candidate: Candidate) -> tuple[str, str, Optional[str]]:
    return candidate.strategy, candidate.sku, candidate.anchor


REASONS: dict[str, tuple[str, ...]] = {
    "is_known": ("unknown_product",),
    "is_consented_to": ("no_consent",),
    "is_not_excluded": ("excluded",),
    "is_not_forbidden": ("forbidden",),
    "is_sold_in_currency": ("not_sold_in_currency",),
    "is_in_stock": ("out_of_stock",),
    "is_not_in_cart": ("in_cart", "not_in_cart"),
    "is_not_covered": ("covered_by_cart",),
    "asks_one_choice": ("several_choices",),
    "is_not_owned": ("owned",),
    "is_compatible": ("does_not_fit",),
    "is_not_declined": ("declined_before",),
    "is_not_said_unneeded": ("said_unneeded",),
    "is_within_price_band": ("price_out_of_band", "anchor_not_sold_in_currency"),
    "has_a_reason": ("no_reason",),
    "strategy_is_on": ("channel_not_allowed", "segment_not_allowed", "not_these_days"),
    "is_awaited_or_cooled_down": ("cooling_down",),
    "strategy_fits_stage": ("stage_not_allowed",),
    "strategy_fits_greeting": ("not_at_greeting",),
    "large_purchase_is_not_disturbed": ("big_ticket",),
    "choice_fits_kind": ("choice_is_made", "nothing_chosen_yet"),
    "strategy_is_below_cap": ("strategy_cap_reached",),
    "is_new_in_session": ("offered_before",),
    "kind_has_cooled_down": ("kind_cooling_down",),
    "siblings_are_not_declined": ("sibling_declined",),
    "may_be_proactive": ("only_when_asked",),
}
