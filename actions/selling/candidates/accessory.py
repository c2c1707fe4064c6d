"""Accessory: what goes with the product that was just put into the cart."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue import in_language


@dataclass(frozen=True)
class Accessory:
    name: ClassVar[str] = "accessory"
    kind: ClassVar[Kind] = "cross_sell"
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "deciding", "cart"),
        prior=Decimal("0.12"),
        price_band=(Decimal(0), Decimal("0.8")),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose every accessory linked to it, with the link's own reason."""
        if situation.just_added is None:
            return []
        links = situation.catalogue.linked(situation.just_added, "accessory")
        return [
            Candidate(
                link.target, self.name, self.kind, anchor=link.sku,
                facts={"reason": in_language(link.reasons, situation.language)},
            )
            for link in links
        ]
