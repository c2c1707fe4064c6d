"""Free delivery: something that goes with the cart and spares the shopper the delivery."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.selling.candidates.gap import closers, gap_to
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.money import Money


@dataclass(frozen=True, kw_only=True)
class DeliveryGap(OfferFacts):
    missing: Money
    free_from: Money
    saved: Money  # what the delivery costs otherwise


@dataclass(frozen=True)
class FreeDelivery:
    name: ClassVar[str] = "free_delivery"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "linked": "utter_offer_free_delivery",
        "learned": "utter_offer_free_delivery_learned",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart",),
        prior=Decimal("0.12"),
        price_band=(Decimal(0), Decimal(2)),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what closes the gap to free delivery, once the cart is half-way there."""
        currency = situation.currency
        option = situation.catalogue.profile.delivery_freed(currency)
        missing = gap_to(option.free_from[currency], situation) if option else None
        if option is None or missing is None:
            return []
        free_from, saved = option.free_from[currency], Money(option.prices[currency], currency)
        told = Money(free_from, currency)
        return [
            Candidate(
                closer.sku, self.name, self.kind, closer.anchor, self.responses[closer.why],
                DeliveryGap(
                    missing=missing, free_from=told, saved=saved,
                    reason=closer.reason, took=closer.took, among=closer.among,
                ),
                strength=closer.strength, reaches=free_from,
            )
            for closer in closers(free_from, saved.amount, situation)
        ]
