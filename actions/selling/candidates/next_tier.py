"""Next tier: the next better product of the same family, while the shopper still chooses."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class NextTier:
    name: ClassVar[str] = "next_tier"
    kind: ClassVar[Kind] = "up_sell"
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "deciding"),
        prior=Decimal("0.08"),
        price_band=(Decimal(0), Decimal("2.5")),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose one tier up from what is looked at, unless that is in the cart already."""
        looked_at = situation.looked_at
        if looked_at is None or situation.has_in_cart(looked_at):
            return []
        better = situation.catalogue.next_tier(looked_at)
        if better is None:
            return []
        return [Candidate(better.sku, self.name, self.kind, anchor=looked_at)]
