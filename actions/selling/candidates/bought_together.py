"""Bought together: what earlier buyers took with something in the cart, or just ordered."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from actions.selling.candidates.linked import MOST_CANDIDATES, companions_of_chosen
from actions.selling.evidence import counted, is_telling, strength
from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class BoughtTogether:
    name: ClassVar[str] = "bought_together"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = False
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart", "after_purchase"),
        prior=Decimal("0.12"),
        price_band=(Decimal(0), Decimal(1)),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what the largest shares of buyers took, with those shares."""
        return [
            Candidate(
                found.companion, self.name, self.kind, anchor=found.sku,
                facts=counted(found.buyers, found.of),
                strength=strength(found.buyers, found.of),
            )
            for found in companions_of_chosen(situation)[:MOST_CANDIDATES]
            if is_telling(found.buyers, found.of)
        ]
