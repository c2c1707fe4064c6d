"""Answered choices: offers of the ledger, each beside what else could have been offered then."""
from datetime import datetime
from typing import Any, Mapping, Optional, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.selling.decisions import Verdict
from actions.selling.learning_answers import PASSED
from actions.selling.off_policy import Choice, Option
from actions.selling.offer_features import TAKEN
from actions.selling.tables import DecisionRow, LedgerEntry

KEPT = ("accepted", "purchased")  # what came back earned nothing

_entry, _decision = LedgerEntry.__table__.c, DecisionRow.__table__.c
_ANSWERED = (
    select(
        _entry.session_id, _entry.currency, _entry.strategy, _entry.sku, _entry.anchor,
        _entry.status, _entry.propensity, _decision.verdicts,
    )
    .join_from(LedgerEntry.__table__, DecisionRow.__table__, _decision.offer_id == _entry.id)
    .where(
        _entry.origin == "proactive", _entry.act != "ask", _entry.status.in_(TAKEN + PASSED),
    )
    .order_by(_entry.proposed_at, _entry.id)
)


def answered_choices(db: Session, since: datetime) -> Mapping[str, Sequence[Choice]]:
    """By currency, the oldest first; as far as decisions are still kept."""
    found: dict[str, list[Choice]] = {}
    for row in db.execute(_ANSWERED.where(_entry.proposed_at >= since)):
        choice = _choice(row)
        if choice is not None:
            found.setdefault(row.currency, []).append(choice)
    return found


def _choice(row: Any) -> Optional[Choice]:
    """None where it isn't kept what its chance went by."""
    compared = [verdict for verdict in row.verdicts if "features" in verdict]
    keys = [(v["strategy"], v["sku"], v["anchor"]) for v in compared]
    made = (row.strategy, row.sku, row.anchor)
    if made not in keys:
        return None
    return Choice(
        row.session_id, [_option(verdict) for verdict in compared], keys.index(made),
        row.propensity, row.status in KEPT,
    )


def _option(verdict: Verdict) -> Option:
    parts = verdict["parts"] or {}
    return Option(verdict["strategy"], verdict["features"], float(parts["margin"]))
