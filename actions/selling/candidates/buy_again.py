"""Buy again: a consumable that is about to run out by the shopper's own rhythm, not long past."""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median, median_low
from typing import ClassVar, Optional

from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import Product

Days = dict[date, int]  # pieces by day of purchase


@dataclass(frozen=True)
class BuyAgain:
    name: ClassVar[str] = "buy_again"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = True
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "cart"),
        prior=Decimal("0.3"),
        price_band=(Decimal(0), Decimal(1)),
    )
    due_from: Decimal = Decimal("0.85")  # of the rhythm, since the last purchase
    due_until: Decimal = Decimal("1.4")  # what is long overdue is bought elsewhere or not at all
    guessed_strength: Decimal = Decimal("0.75")  # of a rhythm that is not the shopper's own
    most: int = 10

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what is due, nearest to its day first, as many pieces as usual."""
        products = situation.catalogue.products
        found = (
            self._candidate(products[sku], days, situation.now.date())
            for sku, days in _consumed(situation).items()
        )
        due = [candidate for candidate in found if candidate is not None]
        return sorted(due, key=_distance)[: self.most]

    def _candidate(self, product: Product, days: Days, today: date) -> Optional[Candidate]:
        gap_days = _own_rhythm(days) or product.rebuy_days
        days_since = (today - max(days)).days
        if not gap_days or not self.due_from <= Decimal(days_since) / gap_days <= self.due_until:
            return None
        return Candidate(
            product.sku, self.name, self.kind, anchor=None,
            facts={"days_since": days_since, "gap_days": gap_days},
            quantity=median_low(days.values()),
            strength=Decimal(1) if len(days) > 1 else self.guessed_strength,
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


def _distance(candidate: Candidate) -> tuple[Decimal, str]:
    facts = candidate.facts
    return abs(1 - Decimal(facts["days_since"]) / facts["gap_days"]), candidate.sku
