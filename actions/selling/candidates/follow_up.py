"""Follow-up: what an earlier order calls for by now, such as a card reader after the camera."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Iterable, Mapping

from actions.selling.evidence import counted, strength
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import in_language


@dataclass(frozen=True, kw_only=True)
class EarlierOrder(OfferFacts):
    days_since: int
    bought: str


@dataclass(frozen=True)
class FollowUp:
    name: ClassVar[str] = "follow_up"
    kind: ClassVar[Kind] = "occasion"
    uses_history: ClassVar[bool] = True
    responses: ClassVar[Mapping[str, str]] = {
        "learned": "utter_offer_follow_up_learned",
        "linked": "utter_offer_follow_up_linked",
    }
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "cart"),
        prior=Decimal("0.1"),
        price_band=(Decimal(0), Decimal(1)),
    )
    from_days: int = 7
    until_days: int = 120
    most: int = 10

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what earlier buyers took later, best first, then what the catalogue links."""
        learned: list[Candidate] = []
        linked: list[Candidate] = []
        for sku, days_since in self._bought(situation).items():
            sequels = list(self._learned(sku, days_since, situation))
            learned += sequels
            linked += () if sequels else self._linked(sku, days_since, situation)
        learned.sort(key=lambda candidate: -candidate.strength)
        best: dict[str, Candidate] = {}
        for candidate in learned + linked:
            best.setdefault(candidate.sku, candidate)
        return list(best.values())[: self.most]

    def _bought(self, situation: Situation) -> Mapping[str, int]:
        """Days since the last purchase of each product inside the window, newest first."""
        days_since: dict[str, int] = {}
        for purchase in situation.purchases:
            if purchase.sku in situation.catalogue.products:
                days = (situation.now.date() - purchase.at.date()).days
                days_since.setdefault(purchase.sku, days)
        return {
            sku: days for sku, days in days_since.items()
            if self.from_days <= days <= self.until_days
        }

    def _learned(
        self, sku: str, days_since: int, situation: Situation
    ) -> Iterable[Candidate]:
        for sequel in situation.sequels.get(sku, ()):
            if sequel.companion in situation.catalogue.products:
                took, among = counted(sequel.buyers, sequel.of)
                bought = _name(sku, situation)
                yield Candidate(
                    sequel.companion, self.name, self.kind, sku, self.responses["learned"],
                    EarlierOrder(days_since=days_since, bought=bought, took=took, among=among),
                    strength=strength(sequel.buyers, sequel.of),
                )

    def _linked(
        self, sku: str, days_since: int, situation: Situation
    ) -> Iterable[Candidate]:
        for link in situation.catalogue.linked(sku, "accessory"):
            bought, reason = _name(sku, situation), in_language(link.reasons, situation.language)
            yield Candidate(
                link.target, self.name, self.kind, sku, self.responses["linked"],
                EarlierOrder(days_since=days_since, bought=bought, reason=reason),
            )


def _name(sku: str, situation: Situation) -> str:
    return situation.catalogue.products[sku].name(situation.language)
