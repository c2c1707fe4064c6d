"""People like you: what customers who shop as this one does have bought, and this one has not."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.learning.model import PeerPick
from actions.selling.candidates.linked import MOST_CANDIDATES
from actions.selling.evidence import counted, strength
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class PeopleLikeYou:
    name: ClassVar[str] = "people_like_you"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = True
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_people_like_you"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart", "after_purchase"),
        prior=Decimal("0.05"),
        price_band=(Decimal(0), Decimal(1)),  # it goes with nothing in particular: not judged
        cap_per_session=1,
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose their picks, with how many of them made each."""
        taken, known = situation.chosen, situation.catalogue.products
        picks = [p for p in situation.peers if p.sku in known and p.sku not in taken]
        return [self._candidate(pick) for pick in picks[:MOST_CANDIDATES]]

    def _candidate(self, pick: PeerPick) -> Candidate:
        took, among = counted(pick.buyers, pick.of)
        return Candidate(
            pick.sku, self.name, self.kind, None, self.responses["usual"],
            OfferFacts(took=took, among=among), strength=strength(pick.buyers, pick.of),
        )
