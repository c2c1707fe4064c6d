"""Acceptance: how likely each strategy is taken in a situation, learned from the ledger.

A contextual bandit with linear rewards per arm (LinGreedy of MABWiser; Li et al. 2010, "A
contextual-bandit approach to personalized news article recommendation") is fitted on how far
what became of shown offers lies from each strategy's prior. Its ridge draws back to the prior
with the weight of `prior_weight` answers, so that a new shop begins with the priors and few
offers change little. What a context teaches counts in others as far as they are alike.
Exploration is not here: see ranking.choose.
"""
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import product
from typing import Iterable, Mapping, get_args

import numpy as np
from sqlalchemy import bindparam, case, delete, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.selling.model import Segment, Situation, Stage
from actions.selling.need_questions import NEED_QUESTION, PRIOR
from actions.selling.rules import Rules
from actions.selling.tables import LearnedChance, LedgerEntry
from actions.shop.database import Database

TAKEN = ("accepted", "purchased", "returned")
PASSED = ("declined", "ignored")
BASKETS = ("empty", "one", "more")
QUIET: tuple[Stage, ...] = ("checkout", "payment", "service")
STAGES = tuple(stage for stage in get_args(Stage) if stage not in QUIET)
SEGMENTS: tuple[Segment, ...] = get_args(Segment)
FEATURES = (*STAGES, *SEGMENTS, *BASKETS)
CONTEXTS = tuple(" ".join(parts) for parts in product(STAGES, SEGMENTS, BASKETS))
LEAST_CHANCE, MOST_CHANCE = 0.005, 0.95


_learned = LearnedChance.__table__.c
CHANCES = select(_learned.strategy, _learned.chance).where(
    _learned.context == bindparam("context")
)


@dataclass(frozen=True)
class Outcome:
    """How often a strategy was shown in a context, and how often taken."""

    context: str
    strategy: str
    shown: int
    accepted: int


def context_of(situation: Situation) -> str:
    """The situation as learning sees it: stage, segment and basket, such as "cart new one"."""
    basket = BASKETS[min(sum(situation.quantities.values()), len(BASKETS) - 1)]
    return f"{situation.stage} {situation.segment} {basket}"


def chances(rows: Iterable[tuple[str, float]]) -> Mapping[str, Decimal]:
    """The learned chance of each strategy, of the rows that a context has."""
    return {strategy: Decimal(str(chance)) for strategy, chance in rows}


def learn_chances(database: Database, rules: Rules, now: datetime) -> int:
    """Learn anew from the ledger and keep the result; returns from how many offers."""
    with database.read_scope() as db:
        outcomes = _outcomes(db, now - timedelta(days=rules.learning.window_days))
    table = fit(outcomes, rules)
    seen = {(o.context, o.strategy): o for o in outcomes}
    rows = [
        {
            "context": context, "strategy": strategy, "chance": chance, "learned_at": now,
            "shown": seen[context, strategy].shown if (context, strategy) in seen else 0,
            "accepted": seen[context, strategy].accepted if (context, strategy) in seen else 0,
        }
        for (context, strategy), chance in sorted(table.items())
    ]
    # Another learner that wrote the same at this moment saw the same ledger.
    with suppress(IntegrityError), database.session_scope() as db:
        db.execute(delete(LearnedChance))
        db.execute(insert(LearnedChance), rows)
    return sum(outcome.shown for outcome in outcomes)


def fit(outcomes: Iterable[Outcome], rules: Rules) -> dict[tuple[str, str], float]:
    """The chance by (context, strategy), between 0.005 and 0.95."""
    from mabwiser.mab import MAB, LearningPolicy  # costs a second that no server start needs

    priors = {name: float(its.prior) for name, its in rules.strategies.items()}
    priors[NEED_QUESTION] = float(PRIOR)
    seen = [o for o in outcomes if o.strategy in priors and o.context in CONTEXTS and o.shown]
    beyond = [dict.fromkeys(priors, 0.0)] * len(CONTEXTS)
    if seen:
        ridge = LearningPolicy.LinGreedy(epsilon=0, l2_lambda=rules.learning.prior_weight)
        bandit = MAB(list(priors), ridge)
        # A row stands for many offers: least squares weigh it by the root of their number.
        bandit.fit(
            [o.strategy for o in seen],
            [(o.accepted / o.shown - priors[o.strategy]) * o.shown**0.5 for o in seen],
            [_features(o.context) * o.shown**0.5 for o in seen],
        )
        beyond = bandit.predict_expectations([_features(context) for context in CONTEXTS])
    return {
        (context, arm): float(np.clip(prior + by_arm[arm], LEAST_CHANCE, MOST_CHANCE))
        for context, by_arm in zip(CONTEXTS, beyond, strict=True)
        for arm, prior in priors.items()
    }


def _features(context: str) -> np.ndarray:
    """What holds in every context, then stage, segment and basket; of length 1."""
    words = context.split()
    flags = [1.0, *(float(feature in words) for feature in FEATURES)]
    return np.array(flags) / sum(flags) ** 0.5


def _outcomes(db: Session, since: datetime) -> list[Outcome]:
    is_taken = case((LedgerEntry.status.in_(TAKEN), 1), else_=0)
    rows = db.execute(
        select(
            LedgerEntry.context, LedgerEntry.strategy, func.count(), func.sum(is_taken)
        )
        .where(
            LedgerEntry.origin == "proactive", LedgerEntry.proposed_at >= since,
            LedgerEntry.status.in_(TAKEN + PASSED),
        )
        .group_by(LedgerEntry.context, LedgerEntry.strategy)
    )
    return [Outcome(context, name, shown, int(taken)) for context, name, shown, taken in rows]
