"""Bought together: what earlier buyers took with something in the cart, or just ordered."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.learning.model import Companion
from actions.selling.candidates.linked import MOST_CANDIDATES, companions_of_chosen
from actions.selling.evidence import counted, is_telling, strength
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class BoughtTogether:
    name: ClassVar[str] = "bought_together"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_bought_together"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart", "after_purchase"),
        prior=Decimal("0.12"),
        price_band=(Decimal(0), Decimal(1)),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what all that was chosen speaks for, with the share of buyers who took it.

        What no share speaks for has nothing to tell, and is refused for that.
        """
        return [
            self._candidate(found, is_telling(found.buyers, found.of, situation.telling))
            for found in companions_of_chosen(situation)[:MOST_CANDIDATES]
        ]

    def _candidate(self, found: Companion, is_told: bool) -> Candidate:
        took, among = counted(found.buyers, found.of)
        return Candidate(
            found.companion, self.name, self.kind, found.sku, self.responses["usual"],
            OfferFacts(took=took, among=among) if is_told else None,
            strength=strength(found.buyers, found.of),
        )
