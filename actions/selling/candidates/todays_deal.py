"""Today's deal: what sells fast just now, or is cleared, in the categories the shopper likes."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping, Optional

from actions.learning.model import Deal
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True, kw_only=True)
class FastSeller(OfferFacts):
    sold: int
    days: int


@dataclass(frozen=True)
class TodaysDeal:
    name: ClassVar[str] = "todays_deal"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "fast_seller": "utter_offer_todays_deal",
        "clearance": "utter_offer_todays_deal_clearance",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "cart"),
        prior=Decimal("0.05"),
        price_band=(Decimal(0), Decimal(1)),
        cap_per_session=1,
    )
    most: int = 10

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose each deal of the situation; what is in sight already needs no telling.

        When something was just chosen, what goes with that comes first.
        """
        if situation.just_added is not None:
            return []
        unseen = (deal for deal in situation.deals if deal.sku not in situation.anchors)
        found = (self._candidate(deal, situation) for deal in unseen)
        return [candidate for candidate in found if candidate is not None][: self.most]

    def _candidate(self, deal: Deal, situation: Situation) -> Optional[Candidate]:
        product = situation.catalogue.products.get(deal.sku)
        if product is None:
            return None
        if deal.kind == "fast_seller":
            sales = FastSeller(sold=deal.sold, days=deal.days)
            return Candidate(
                deal.sku, self.name, self.kind, None, self.responses["fast_seller"], sales
            )
        was_price = product.was_price(situation.currency)
        if was_price is None:
            return None  # no honest price to compare with
        return Candidate(
            deal.sku, self.name, self.kind, None, self.responses["clearance"],
            OfferFacts(was_price=was_price),
        )
