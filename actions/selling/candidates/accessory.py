"""Accessory: what the shop itself says goes with something in the cart, or just ordered."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.selling.candidates.linked import propose_linked
from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class Accessory:
    name: ClassVar[str] = "accessory"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "linked": "utter_offer_accessory",
        "learned": "utter_offer_accessory_learned",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart", "after_purchase"),
        prior=Decimal("0.15"),
        price_band=(Decimal(0), Decimal("0.8")),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        return propose_linked(self, situation, "accessory")
