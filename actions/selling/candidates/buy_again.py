"""Buy again: a consumable that the shopper is likely to need within a fortnight."""
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median, median_low
from typing import ClassVar, Mapping, Optional

import numpy as np

from actions.learning.habit_chances import habit_chances
from actions.learning.habit_features import LATELY_DAYS, Habits
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import Product

Days = dict[date, int]  # pieces by day of purchase


@dataclass(frozen=True, kw_only=True)
class Rhythm(OfferFacts):
    days_since: int  # the last purchase
    gap_days: int

    @property
    def passed(self) -> Decimal:
        """Since the last purchase, as a share of the usual gap."""
        return Decimal(self.days_since) / self.gap_days


@dataclass(frozen=True)
class Due:
    """How likely a habit is followed again soon; None where the history taught nothing."""

    rhythm: Rhythm
    days: Days
    chance: Optional[Decimal] = None


@dataclass(frozen=True)
class BuyAgain:
    name: ClassVar[str] = "buy_again"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = True
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_buy_again"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "cart"),
        at_greeting=True,
        prior=Decimal("0.3"),
        price_band=(Decimal(0), Decimal(1)),
    )
    least_chance: Decimal = Decimal("0.2")  # within a fortnight
    usual_chance: Decimal = Decimal("0.4")  # of what is proposed: of usual strength
    not_before: Decimal = Decimal("0.5")  # of the rhythm: there must be some left
    # Where orders are too few to learn from: of the rhythm, since the last purchase.
    due_from: Decimal = Decimal("0.85")
    due_until: Decimal = Decimal("1.4")  # what is long overdue is bought elsewhere or not at all
    guessed_strength: Decimal = Decimal("0.75")  # of a rhythm that is not the shopper's own
    most: int = 10

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what is likeliest to be needed soon, as many pieces as usual."""
        habits = habits_of(situation)
        due = {sku: habit for sku, habit in habits.items() if self._is_due(habit)}
        return [
            self._candidate(sku, due[sku])
            for sku in sorted(due, key=lambda sku: (*_order(due[sku]), sku))[: self.most]
        ]

    def _is_due(self, habit: Due) -> bool:
        if habit.chance is None:
            return self.due_from <= habit.rhythm.passed <= self.due_until
        return habit.chance >= self.least_chance and habit.rhythm.passed >= self.not_before

    def _candidate(self, sku: str, habit: Due) -> Candidate:
        return Candidate(
            sku, self.name, self.kind, None, self.responses["usual"], habit.rhythm,
            quantity=median_low(habit.days.values()), strength=self._strength(habit),
        )

    def _strength(self, habit: Due) -> Decimal:
        if habit.chance is not None:
            return habit.chance / self.usual_chance
        return Decimal(1) if len(habit.days) > 1 else self.guessed_strength


def habits_of(situation: Situation) -> dict[str, Due]:
    """All that the shopper bought of what is used up: its rhythm, and how likely it is due."""
    today = situation.now.date()
    found = {
        sku: Due(rhythm, days) for sku, days in _consumed(situation).items()
        if (rhythm := _rhythm(situation.catalogue.products[sku], days, today))
    }
    if situation.habits is None or not found:
        return found
    likely = habit_chances(situation.habits, list(found), _columns(found, situation))
    return {
        sku: Due(habit.rhythm, habit.days, Decimal(str(round(chance, 4))))
        for (sku, habit), chance in zip(found.items(), likely, strict=True)
    }


def _order(habit: Due) -> tuple[Decimal, Decimal]:
    """The likeliest first; without a chance what is nearest to its day."""
    return -(habit.chance or Decimal(0)), abs(1 - habit.rhythm.passed)


def _columns(found: Mapping[str, Due], situation: Situation) -> Habits:
    today = situation.now.date()
    visits = {purchase.at.date() for purchase in situation.purchases}
    lately = sum(day > today - timedelta(days=LATELY_DAYS) for day in visits)
    each = found.values()
    return Habits(
        times=np.array([len(habit.days) for habit in each]),
        days_since=np.array([habit.rhythm.days_since for habit in each]),
        span_days=np.array([(today - min(habit.days)).days for habit in each]),
        gap_days=np.array([habit.rhythm.gap_days for habit in each]),
        visits=np.full(len(found), lately),
        away_days=np.full(len(found), (today - max(visits)).days),
    )


def _consumed(situation: Situation) -> dict[str, Days]:
    """What the shopper bought of everything that is used up."""
    found: dict[str, Days] = {}
    for purchase in situation.purchases:
        product = situation.catalogue.products.get(purchase.sku)
        if product is not None and product.rebuy_days:
            days, day = found.setdefault(purchase.sku, {}), purchase.at.date()
            days[day] = days.get(day, 0) + purchase.quantity
    return found


def _own_rhythm(days: Days) -> Optional[int]:
    """The usual number of days between two purchases; None after a single one."""
    gaps = [(later - earlier).days for earlier, later in pairwise(sorted(days))]
    return round(median(gaps)) if gaps else None


def _rhythm(product: Product, days: Days, today: date) -> Optional[Rhythm]:
    gap_days = _own_rhythm(days) or product.rebuy_days
    return Rhythm(days_since=(today - max(days)).days, gap_days=gap_days) if gap_days else None
