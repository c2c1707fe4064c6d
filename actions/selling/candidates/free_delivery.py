"""Free delivery: something that goes with the cart and spares the shopper the delivery."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from actions.selling.candidates.gap import closers, gap_to
from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.money import Money


@dataclass(frozen=True)
class FreeDelivery:
    name: ClassVar[str] = "free_delivery"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = False
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart",),
        prior=Decimal("0.12"),
        price_band=(Decimal(0), Decimal(2)),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what closes the gap to free delivery, once the cart is half-way there."""
        free_from = situation.catalogue.profile.free_delivery_from(situation.currency)
        missing = gap_to(free_from, situation) if free_from is not None else None
        if free_from is None or missing is None:
            return []
        told = {"missing": missing, "free_from": Money(free_from, situation.currency)}
        return [
            Candidate(
                closer.sku, self.name, self.kind, anchor=closer.anchor,
                facts={**told, **closer.facts}, strength=closer.strength, reaches=free_from,
            )
            for closer in closers(free_from, situation)
        ]
