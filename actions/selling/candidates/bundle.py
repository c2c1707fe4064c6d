"""Bundle: what is wanted is sold together with more, for less than apart."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping, Optional, Sequence

from actions.selling.candidates.linked import MOST_CANDIDATES
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules
from actions.shop.money import Money

NO_PART = Decimal("0.5")  # strength; with all parts in sight it is three times that


@dataclass(frozen=True, kw_only=True)
class BundleFacts(OfferFacts):
    parts: str
    saved: Money


@dataclass(frozen=True)
class Bundle:
    name: ClassVar[str] = "bundle"
    kind: ClassVar[Kind] = "up_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_bundle"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("browsing", "deciding", "cart"),
        prior=Decimal("0.06"),
        price_band=(Decimal(0), Decimal(4)),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose the bundles of what is in sight, those with most parts in the cart first."""
        catalogue = situation.catalogue
        links = (link for sku in situation.anchors for link in catalogue.bundles_with.get(sku, ()))
        parts = {
            bundle: [link.target for link in catalogue.linked(bundle, "contains")]
            for bundle in dict.fromkeys(link.sku for link in links)
        }
        fullest = sorted(
            parts, key=lambda bundle: -sum(map(situation.has_in_cart, parts[bundle]))
        )
        found = (self._candidate(bundle, parts[bundle], situation) for bundle in fullest)
        return [candidate for candidate in found if candidate is not None][:MOST_CANDIDATES]

    def _candidate(
        self, bundle: str, parts: Sequence[str], situation: Situation
    ) -> Optional[Candidate]:
        price, apart = situation.price(bundle), _apart(parts, situation)
        # Several pieces of a part may be for several people: one bundle is no substitute.
        is_single = all(situation.quantities.get(part, 1) == 1 for part in parts)
        if price is None or apart is None or apart.amount <= price.amount or not is_single:
            return None
        in_sight = [sku for sku in situation.anchors if sku in parts]
        in_cart = [sku for sku in in_sight if situation.has_in_cart(sku)]
        products, language = situation.catalogue.products, situation.language
        return Candidate(
            bundle, self.name, self.kind, (in_cart or in_sight)[0], self.responses["usual"],
            BundleFacts(
                parts=", ".join(products[part].name(language) for part in parts),
                apart=apart, saved=apart - price,
            ),
            act="swap",
            strength=NO_PART + Decimal(len(in_sight)) / len(parts),
        )


def _apart(parts: Sequence[str], situation: Situation) -> Optional[Money]:
    """What the parts cost one by one, or None where one isn't sold so."""
    total = Money(Decimal(0), situation.currency)
    for part in parts:
        price = situation.price(part)
        if price is None:
            return None
        total += price
    return total
