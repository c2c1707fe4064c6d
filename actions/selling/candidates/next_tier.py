"""Next tier: the next better product of the same family, while one is looked at."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules


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
        """Propose one tier up."""
        looked_at = situation.looked_at
        better = situation.catalogue.next_tier(looked_at) if looked_at else None
        if looked_at is None or better is None:
            return []
        return [
            Candidate(
                better.sku, self.name, self.kind, looked_at, self.responses["usual"], act="swap"
            )
        ]
