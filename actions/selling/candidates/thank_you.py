"""Thank-you: a sample of what they like, for a regular or one who rose in the loyalty tiers."""
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Iterator, Mapping, Optional

from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.loyalty_programme import LoyaltyTier


@dataclass(frozen=True, kw_only=True)
class Loyalty(OfferFacts):
    orders: int
    tier_name: str  # empty for a regular of no tier above the first


@dataclass(frozen=True)
class ThankYou:
    name: ClassVar[str] = "thank_you"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = True
    responses: ClassVar[Mapping[str, str]] = {
        "regular": "utter_offer_thank_you",
        "tier": "utter_offer_thank_you_tier",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "cart"),
        prior=Decimal("0.1"),
        price_band=(Decimal(0), Decimal(1)),
        cap_per_session=1,
    )
    rest_days: int = 30  # thanks at every visit would be worth little
    most: int = 5

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose samples of what they buy most; none of what they know already."""
        if not _is_loyal(situation) or self._was_thanked(situation):
            return []
        leads_to: dict[str, str] = {}
        for sample, full_size in _samples(situation):
            if len(leads_to) == self.most:
                break
            if not {sample, *_full_sizes(sample, situation)} & situation.owned:
                leads_to.setdefault(sample, full_size)
        tier = _risen_to(situation)
        response = self.responses["regular" if tier is None else "tier"]
        facts = Loyalty(
            orders=len({purchase.at.date() for purchase in situation.purchases}),
            tier_name="" if tier is None else in_language(tier.names, situation.language),
        )
        return [
            Candidate(sample, self.name, self.kind, None, response, facts, leads_to=full_size)
            for sample, full_size in leads_to.items()
        ]

    def _was_thanked(self, situation: Situation) -> bool:
        since = situation.now - timedelta(days=self.rest_days)
        return any(past.strategy == self.name and past.at > since for past in situation.past)


def _is_loyal(situation: Situation) -> bool:
    return situation.segment == "regular" or _risen_to(situation) is not None


def _risen_to(situation: Situation) -> Optional[LoyaltyTier]:
    """Their tier, unless it is the one where everybody begins."""
    tier = situation.standing.tier if situation.standing else None
    programme = situation.catalogue.profile.loyalty
    return tier if programme is not None and tier != programme.tiers[0] else None


def _samples(situation: Situation) -> Iterator[tuple[str, str]]:
    """Samples with what they may lead to: of what is bought most, then of its category."""
    catalogue = situation.catalogue
    bought = Counter(p.sku for p in situation.purchases if p.sku in catalogue.products)
    favourites = [sku for sku, _ in bought.most_common()]
    for sku in favourites:
        for link in catalogue.linked(sku, "sample"):
            yield link.target, next(iter(_full_sizes(link.target, situation)), sku)
    by_category = {catalogue.products[sku].category: sku for sku in reversed(favourites)}
    for sku in reversed(by_category.values()):
        for sample in catalogue.samples_in.get(catalogue.products[sku].category, ()):
            if sample.sku != sku:
                yield sample.sku, next(iter(_full_sizes(sample.sku, situation)), sku)


def _full_sizes(sample: str, situation: Situation) -> list[str]:
    return [link.target for link in situation.catalogue.linked(sample, "larger")]
