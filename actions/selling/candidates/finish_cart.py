"""Finish your cart: what an identified shopper left behind at an earlier visit."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.money import Money


@dataclass(frozen=True, kw_only=True)
class LeftCart(OfferFacts):
    count: int  # pieces
    total: Money


@dataclass(frozen=True)
class FinishCart:
    name: ClassVar[str] = "finish_cart"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_finish_cart"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing",),
        at_greeting=True,
        prior=Decimal("0.4"),
        price_band=(Decimal(0), Decimal(1)),
        cap_per_session=1,
    )
    left_hours: int = 12

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose to go on with the cart, named by its dearest item, at today's prices."""
        priced = [item for item in situation.cart if situation.price(item.sku) is not None]
        if not priced or not self._is_left(situation):
            return []
        products, currency = situation.catalogue.products, situation.currency
        dearest = max(priced, key=lambda item: products[item.sku].prices[currency])
        return [
            Candidate(
                dearest.sku, self.name, self.kind, None, self.responses["usual"],
                LeftCart(
                    count=sum(item.quantity for item in priced), total=situation.cart_total
                ),
                act="resume", quantity=dearest.quantity,
            )
        ]

    def _is_left(self, situation: Situation) -> bool:
        left_at = situation.cart_left_at
        if situation.customer is None or left_at is None:
            return False
        return (situation.now - left_at).total_seconds() >= self.left_hours * 3600
