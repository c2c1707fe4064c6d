"""Completes the set: the member of a routine, an outfit or a kit that the cart is missing."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.selling.candidates.linked import MOST_CANDIDATES, links_of_chosen
from actions.selling.gathering import TOGETHER
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.needs import need_of
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import Link, in_language

PER_FURTHER_MEMBER = Decimal("0.5")  # the more of the set is there, the more the rest is missed


@dataclass(frozen=True, kw_only=True)
class SetFacts(OfferFacts):
    in_cart: str  # the members that are there


@dataclass(frozen=True)
class CompletesSet:
    name: ClassVar[str] = "completes_set"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {
        "usual": "utter_offer_completes_set",
        TOGETHER: "utter_offer_completes_set_together",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart", "after_purchase"),
        prior=Decimal("0.18"),
        price_band=(Decimal(0), Decimal("1.5")),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what most of the chosen products form a set with."""
        by_target: dict[str, list[Link]] = {}
        for link in links_of_chosen(situation, "set"):
            by_target.setdefault(link.target, []).append(link)
        fullest = sorted(by_target.values(), key=lambda links: -len(links))
        return [self._candidate(links, situation) for links in fullest[:MOST_CANDIDATES]]

    def _candidate(self, links: list[Link], situation: Situation) -> Candidate:
        products, language = situation.catalogue.products, situation.language
        return Candidate(
            links[0].target, self.name, self.kind, links[0].sku, self.responses["usual"],
            SetFacts(
                reason=in_language(links[0].reasons, language),
                in_cart=", ".join(products[link.sku].name(language) for link in links),
            ),
            strength=1 + PER_FURTHER_MEMBER * (len(links) - 1), need=need_of(links[0], situation),
        )
