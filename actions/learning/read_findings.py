"""Looking up what was learned: one indexed query each, made to be asked together with others."""
from itertools import groupby
from typing import Any, Iterable, Mapping, Optional

from sqlalchemy import bindparam, select, union_all
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from actions.databases.one_of import is_one_of
from actions.learning.model import Companion, Deal, HabitWeights, PeerPick
from actions.learning.tables import (
    LearnedCompanion,
    LearnedDeal,
    LearnedHabit,
    LearnedPeerPick,
    newest_run,
)

MOST_DEALS = 12

# Products may have left the catalogue since they were learned: whoever reads must check.

# Built once: putting a query together takes longer than running it.
_companions = LearnedCompanion.__table__.c


def _related(relation: str) -> Select:
    """Of the products that the parameter of the relation's name holds."""
    return (
        select(
            _companions.sku, _companions.companion, _companions.buyers, _companions.out_of,
            _companions.weight,
        )
        .where(
            _companions.run == newest_run(), _companions.relation == relation,
            is_one_of(_companions.sku, relation),
        )
        .order_by(_companions.sku, _companions.rank)
    )


TOGETHER, LATER = _related("together"), _related("later")
_picks = LearnedPeerPick.__table__.c
PICKS = (
    select(_picks.sku, _picks.buyers, _picks.out_of)
    .where(_picks.run == newest_run(), _picks.customer == bindparam("customer"))
    .order_by(_picks.rank)
)
_deals = LearnedDeal.__table__.c
DEALS = (
    select(_deals.sku, _deals.kind, _deals.sold, _deals.days, _deals.category)
    .where(
        _deals.run == newest_run(),
        is_one_of(_deals.category, "categories"),
        _deals.rank <= bindparam("most"),  # the rest of a category can't be among the best
    )
    .order_by(_deals.rank, _deals.category, _deals.kind)
    .limit(bindparam("most"))
)

_habits = LearnedHabit.__table__.c
_habit = select(_habits.kind, _habits.about, _habits.weight).where(_habits.run == newest_run())
HABITS = union_all(  # as two: an "or" would look at all that was learned
    _habit.where(_habits.kind == "feature"),
    _habit.where(_habits.kind == "sku", is_one_of(_habits.about, "used_up")),
)


def companions_of(db: Session, skus: Iterable[str]) -> Mapping[str, tuple[Companion, ...]]:
    """What is bought in one order with each of these, best first; no entry where none is known."""
    return by_sku(db.execute(TOGETHER, {"together": sorted(set(skus))}).all())


def sequels_of(db: Session, skus: Iterable[str]) -> Mapping[str, tuple[Companion, ...]]:
    """What buyers of each of these took 3 to 120 days later for the first time, best first."""
    return by_sku(db.execute(LATER, {"later": sorted(set(skus))}).all())


def peer_picks(db: Session, customer: Optional[str]) -> tuple[PeerPick, ...]:
    """What the customers most like this one bought and this one doesn't own, best first."""
    if customer is None:
        return ()
    return tuple(PeerPick(*row) for row in db.execute(PICKS, {"customer": customer}).all())


def deals_in(db: Session, categories: Iterable[str], limit: int = MOST_DEALS) -> tuple[Deal, ...]:
    """The best deals of these categories: each one's best before the second best of any."""
    wanted = sorted(set(categories))
    if not wanted:
        return ()
    found = db.execute(DEALS, {"categories": wanted, "most": limit}).all()
    return tuple(Deal(*row) for row in found)


def habit_weights(db: Session, skus: Iterable[str]) -> Optional[HabitWeights]:
    """What tells when these are bought again; None where too little was learned, or none named."""
    wanted = sorted(set(skus))
    return weights(db.execute(HABITS, {"used_up": wanted}).all()) if wanted else None


def by_sku(rows: Iterable[Iterable[Any]]) -> Mapping[str, tuple[Companion, ...]]:
    """What TOGETHER or LATER tells, of each product what goes with it."""
    found = [Companion(*row) for row in rows]
    return {sku: tuple(group) for sku, group in groupby(found, key=lambda c: c.sku)}


def weights(rows: Iterable[Iterable[Any]]) -> Optional[HabitWeights]:
    """What HABITS tells; None where too little was learned."""
    by_kind: dict[str, dict[str, float]] = {"feature": {}, "sku": {}}
    for kind, about, weight in rows:
        by_kind[kind][about] = weight
    features, skus = by_kind["feature"], by_kind["sku"]
    return HabitWeights(features, skus) if features else None
