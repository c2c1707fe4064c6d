"""Buy again: a consumable that is about to run out by the shopper's own rhythm, not long past."""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median, median_low
from typing import ClassVar, Mapping, Optional

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
class BuyAgain:
    name: ClassVar[str] = "buy_again"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = True
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_buy_again"}
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
        consumed = _consumed(situation)
        due = {
            sku: rhythm for sku, days in consumed.items()
            if (rhythm := _rhythm(situation.catalogue.products[sku], days, situation.now.date()))
            and self.due_from <= rhythm.passed <= self.due_until
        }
        nearest = sorted(due, key=lambda sku: (abs(1 - due[sku].passed), sku))
        return [self._candidate(sku, due[sku], consumed[sku]) for sku in nearest[: self.most]]

    def _candidate(self, sku: str, rhythm: Rhythm, days: Days) -> Candidate:
        return Candidate(
            sku, self.name, self.kind, None, self.responses["usual"], rhythm,
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


def _rhythm(product: Product, days: Days, today: date) -> Optional[Rhythm]:
    gap_days = _own_rhythm(days) or product.rebuy_days
    return Rhythm(days_since=(today - max(days)).days, gap_days=gap_days) if gap_days else None
