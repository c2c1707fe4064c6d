"""Next tier: a better product of the same family, while one is looked at."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping, Optional

from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules

ONE_UP, TWO_UP, LOOKED_AT_BEFORE = Decimal(1), Decimal("0.5"), Decimal("0.6")  # strength
MOST_BEFORE = 3


@dataclass(frozen=True)
class NextTier:
    name: ClassVar[str] = "next_tier"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_next_tier"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "deciding"),
        prior=Decimal("0.12"),
        price_band=(Decimal(0), Decimal("2.5")),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose one and two tiers up; then one above others of its kind, looked at before."""
        looked_at, products = situation.looked_at, situation.catalogue.products
        if looked_at is None or looked_at not in products:
            return []
        category = products[looked_at].category
        before = [
            sku for sku in situation.seen
            if sku != looked_at and sku in products and products[sku].category == category
        ]
        found = self._above(looked_at, ONE_UP, TWO_UP, situation)
        for sku in before[:MOST_BEFORE]:
            found += self._above(sku, LOOKED_AT_BEFORE, None, situation)
        best: dict[str, Candidate] = {}
        for candidate in found:
            if candidate.sku not in (looked_at, *before):
                best.setdefault(candidate.sku, candidate)
        return list(best.values())

    def _above(
        self, sku: str, one: Decimal, two: Optional[Decimal], situation: Situation
    ) -> list[Candidate]:
        better = situation.catalogue.next_tier(sku)
        if better is None:
            return []
        best = situation.catalogue.next_tier(better.sku) if two is not None else None
        steps = [(better, one), *([(best, two)] if best is not None and two is not None else [])]
        return [
            Candidate(
                above.sku, self.name, self.kind, sku, self.responses["usual"], act="swap",
                strength=strength,
            )
            for above, strength in steps
        ]
