"""Today's deal: what sells fast, lies or costs less until a day, of categories that are liked."""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Iterator, Mapping, Optional

from pydantic import Field

from actions.learning.model import Deal
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.relevance import serves_no_need
from actions.selling.strategy import ScopedRule, StrategyRules
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money

LEARNED_DAYS = 90  # in which it is known whether anything was sold


class DatedDeal(ScopedRule):
    """A reduced price that ends on this day."""

    until: date


class DealRules(StrategyRules):
    """What lies: not sold in so many days. What ends: the days on which reduced prices do."""

    unsold_days: int = Field(default=60, ge=1, le=LEARNED_DAYS)
    deals: tuple[DatedDeal, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FastSeller(OfferFacts):
    sold: int
    days: int


@dataclass(frozen=True, kw_only=True)
class Unsold(OfferFacts):
    days: int


@dataclass(frozen=True, kw_only=True)
class Dated(OfferFacts):
    until: date


@dataclass(frozen=True)
class TodaysDeal:
    name: ClassVar[str] = "todays_deal"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "fast_seller": "utter_offer_todays_deal",
        "clearance": "utter_offer_todays_deal_clearance",
        "unsold": "utter_offer_todays_deal_unsold",
        "dated": "utter_offer_todays_deal_dated",
    }
    defaults: ClassVar[DealRules] = DealRules(
        stages=("browsing", "cart"),
        prior=Decimal("0.05"),
        price_band=(Decimal(0), Decimal(1)),
        cap_per_session=1,
    )
    unsold_days: int = 60
    deals: tuple[DatedDeal, ...] = ()
    most: int = 10

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what ends, then each deal of the situation; what is in sight needs no telling,
        and nobody needs a second one of what lasts.

        When something was just chosen, what goes with that comes first.
        """
        if situation.just_added is not None:
            return []
        found: dict[str, Candidate] = {}
        for candidate in (*self._ending(situation), *self._learned(situation)):
            is_in_sight = candidate.sku in situation.anchors
            if not is_in_sight and not serves_no_need(candidate.sku, situation):
                found.setdefault(candidate.sku, candidate)
        return list(found.values())[: self.most]

    def _ending(self, situation: Situation) -> Iterator[Candidate]:
        """Of what the merchant names, what is of the categories that the visit is about."""
        products = situation.catalogue.products
        seen = (*situation.anchors, *(p.sku for p in situation.purchases))
        liked = {products[sku].category for sku in seen if sku in products}
        for deal in self.deals:
            product = products.get(deal.offer)
            if product is not None and product.category in liked:
                candidate = self._dated(product, situation)
                if candidate is not None:
                    yield candidate

    def _learned(self, situation: Situation) -> Iterator[Candidate]:
        for deal in situation.deals:
            product = situation.catalogue.products.get(deal.sku)
            candidate = self._candidate(deal, product, situation) if product else None
            if candidate is not None:
                yield candidate

    def _candidate(
        self, deal: Deal, product: Product, situation: Situation
    ) -> Optional[Candidate]:
        dated = self._dated(product, situation)
        if dated is not None:
            return dated
        if deal.kind == "fast_seller":
            sales = FastSeller(sold=deal.sold, days=deal.days)
            return self._told(product, "fast_seller", sales)
        was_price = product.was_price(situation.currency)
        if was_price is None:
            return None  # no honest price to compare with
        if deal.sold == 0 and deal.days >= self.unsold_days:
            return self._told(product, "unsold", Unsold(days=deal.days, was_price=was_price))
        return self._told(product, "clearance", OfferFacts(was_price=was_price))

    def _dated(self, product: Product, situation: Situation) -> Optional[Candidate]:
        was_price: Optional[Money] = product.was_price(situation.currency)
        today = situation.today or situation.now.date()
        ends = [deal.until for deal in self.deals if deal.holds(product, None, today)]
        if was_price is None or not ends:
            return None
        return self._told(product, "dated", Dated(until=min(ends), was_price=was_price))

    def _told(self, product: Product, why: str, facts: OfferFacts) -> Candidate:
        return Candidate(product.sku, self.name, self.kind, None, self.responses[why], facts)
