"""Follow-up: what an earlier order calls for by now, such as a card reader after the camera."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Iterable, Mapping

from actions.selling.evidence import counted, is_telling, strength
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.needs import need_of
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.link_needs import Need


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
        at_greeting=True,
        prior=Decimal("0.1"),
        price_band=(Decimal(0), Decimal(1)),
    )
    from_days: int = 2  # until then, what goes with it is offered as such
    until_days: int = 120
    missed_days: int = 14  # so long what is needed is missed
    cover_until_days: int = 30  # a warranty or a service is wanted soon or not at all
    most: int = 10

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose what is needed, then what earlier buyers took later, best first, then what
        else the catalogue links."""
        found: list[Candidate] = []
        for sku, days_since in self._bought(situation).items():
            found += self._learned(sku, days_since, situation)
            found += self._linked(sku, days_since, situation)
        found.sort(key=lambda c: (c.need != "needed", c.need is not None, -c.strength))
        best: dict[str, Candidate] = {}
        for candidate in found:
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
            is_told = is_telling(sequel.buyers, sequel.of, situation.telling)
            if is_told and sequel.companion in situation.catalogue.products:
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
        bought, known = _name(sku, situation), situation.companions.get(sku, ())
        for link in situation.catalogue.links.get(sku, ()):
            if days_since > self._until(link.relation):
                continue
            reason = in_language(link.reasons, situation.language)
            took = next((c for c in known if c.companion == link.target), None)
            yield Candidate(
                link.target, self.name, self.kind, sku, self.responses["linked"],
                EarlierOrder(days_since=days_since, bought=bought, reason=reason),
                strength=max(Decimal(1), strength(took.buyers, took.of)) if took else Decimal(1),
                need=self._still_needed(need_of(link, situation), days_since),
            )

    def _still_needed(self, need: Need, days_since: int) -> Need:
        """Whoever went without for so long has one by now, or can do without."""
        return "nice" if need == "needed" and days_since > self.missed_days else need

    def _until(self, relation: str) -> int:
        """So many days after the purchase what is linked so may still be wanted."""
        return {
            "accessory": self.until_days, "set": self.until_days,
            "service": self.cover_until_days, "warranty": self.cover_until_days,
        }.get(relation, -1)


def _name(sku: str, situation: Situation) -> str:
    return situation.catalogue.products[sku].name(situation.language)
