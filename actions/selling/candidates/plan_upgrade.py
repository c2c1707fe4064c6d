"""Plan upgrade: the next better plan or subscription than the one the shopper has."""
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Mapping, Optional

from actions.selling.benefits import gains
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import Product

USUAL, IN_SIGHT, BESIDE = Decimal(1), Decimal("1.5"), Decimal("0.5")


@dataclass(frozen=True, kw_only=True)
class OwnedPlan(OfferFacts):
    owned: str


@dataclass(frozen=True)
class PlanUpgrade:
    name: ClassVar[str] = "plan_upgrade"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = True
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_plan_upgrade"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "deciding", "after_purchase"),
        prior=Decimal("0.05"),
        price_band=(Decimal(1), Decimal(3)),
        cap_per_session=1,
    )
    least_days: int = 30  # a plan is used that long before another is of any interest

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose one tier above the best plan owned of each family."""
        since = situation.now - timedelta(days=self.least_days)
        new = {purchase.sku for purchase in situation.purchases if purchase.at > since}
        plans = (plan for plan in _best_owned(situation) if plan.sku not in new)
        found = (self._candidate(plan, situation) for plan in plans)
        return [candidate for candidate in found if candidate is not None]

    def _candidate(self, plan: Product, situation: Situation) -> Optional[Candidate]:
        catalogue, language = situation.catalogue, situation.language
        better = catalogue.next_tier(plan.sku)
        if better is None or not gains(better, plan, catalogue, language):
            return None
        return Candidate(
            better.sku, self.name, self.kind, plan.sku, self.responses["usual"],
            OwnedPlan(owned=plan.name(language)), act="swap", strength=_strength(plan, situation),
        )


def _strength(plan: Product, situation: Situation) -> Decimal:
    """Weak while something else is in sight."""
    products = situation.catalogue.products
    seen = {products[sku].category for sku in situation.anchors}
    if plan.category in seen:
        return IN_SIGHT
    return BESIDE if seen else USUAL


def _best_owned(situation: Situation) -> list[Product]:
    products = situation.catalogue.products
    owned = (products[sku] for sku in situation.owned if sku in products)
    plans = (p for p in owned if p.kind == "plan" and p.family is not None)
    best = {p.family: p for p in sorted(plans, key=lambda p: (p.tier or 0, p.sku))}
    return sorted(best.values(), key=lambda p: p.sku)
