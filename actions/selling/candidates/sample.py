"""Sample: a small one to try, beside something in the cart or just ordered."""
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.selling.candidates.linked import propose_linked
from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class Sample:
    name: ClassVar[str] = "sample"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "linked": "utter_offer_sample",
        "learned": "utter_offer_sample_learned",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart", "after_purchase"),
        prior=Decimal("0.18"),
        price_band=(Decimal(0), Decimal("0.3")),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose every sample linked so, unless what it is a sample of is chosen or owned."""
        found = []
        for candidate in propose_linked(self, situation, "sample"):
            full_sizes = situation.catalogue.linked(candidate.sku, "larger")
            sizes = {link.target for link in full_sizes}
            if not sizes & (situation.owned | situation.quantities.keys()):
                leads_to = full_sizes[0].target if full_sizes else candidate.anchor
                found.append(replace(candidate, leads_to=leads_to))
        return found
