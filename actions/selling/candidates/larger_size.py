"""Larger size: a bigger one or a multipack of the same thing, for less per unit."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping, Optional

from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.attributes import format_value
from actions.shop.catalogue.catalogue import Attribute, Link
from actions.shop.catalogue.content_sizes import growth
from actions.shop.money import Money

PER_HUNDRED = ("ml", "g")  # units too small to be priced one by one


@dataclass(frozen=True, kw_only=True)
class UnitPrices(OfferFacts):
    unit_price: Money
    anchor_unit_price: Money
    unit: str


@dataclass(frozen=True)
class LargerSize:
    name: ClassVar[str] = "larger_size"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_larger_size"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "deciding", "cart"),
        prior=Decimal("0.07"),
        price_band=(Decimal(1), Decimal(6)),
    )
    least_saved_percent: int = 3

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose every larger one that saves enough on each unit."""
        seen = dict.fromkeys(
            sku for sku in (situation.just_added, situation.looked_at) if sku is not None
        )
        links = [link for sku in seen for link in situation.catalogue.linked(sku, "larger")]
        found = (self._candidate(link, situation) for link in links)
        return [candidate for candidate in found if candidate is not None]

    def _candidate(self, link: Link, situation: Situation) -> Optional[Candidate]:
        catalogue = situation.catalogue
        small, large = catalogue.products[link.sku], catalogue.products[link.target]
        grown = growth(small, large, catalogue.attributes)
        price, small_price = situation.price(large.sku), situation.price(small.sku)
        if grown is None or price is None or small_price is None or small_price.amount <= 0:
            return None
        per = 100 if grown.attribute.unit in PER_HUNDRED else 1
        unit_price = Money(price.amount / grown.large * per, price.currency).rounded()
        anchor_unit_price = Money(small_price.amount / grown.small * per, price.currency).rounded()
        saved = 100 - 100 * price.amount * grown.small / (small_price.amount * grown.large)
        # Rounded down, and both prices are told: they must differ as well.
        if saved < self.least_saved_percent or unit_price.amount >= anchor_unit_price.amount:
            return None
        return Candidate(
            large.sku, self.name, self.kind, small.sku, self.responses["usual"],
            UnitPrices(
                unit_price=unit_price, anchor_unit_price=anchor_unit_price,
                unit=_unit(grown.attribute, per, situation.language), saved_percent=int(saved),
            ),
            act="swap",
        )


def _unit(attribute: Attribute, per: int, language: str) -> str:
    """As prices are told: "per 100 ml", but "per month"."""
    return format_value(attribute, str(per), language).removeprefix("1 ")
