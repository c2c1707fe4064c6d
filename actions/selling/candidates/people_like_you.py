"""People like you: what customers who shop as this one does have bought, and this one has not."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.learning.model import PeerPick
from actions.selling.candidates.linked import MOST_CANDIDATES
from actions.selling.evidence import counted, is_telling, strength
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.relevance import nearness, serves_no_need
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class PeopleLikeYou:
    name: ClassVar[str] = "people_like_you"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = True
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_people_like_you"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart",),
        prior=Decimal("0.05"),
        price_band=(Decimal(0), Decimal("0.5")),  # of all that was chosen
        cap_per_session=1,
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose those of their picks that have to do with this visit, nearest to it first,
        with how many of them made each."""
        taken, known = situation.chosen, situation.catalogue.products
        near: list[tuple[PeerPick, Decimal]] = []
        for pick in situation.peers:
            is_new = pick.sku in known and pick.sku not in taken
            if is_new and is_telling(pick.buyers, pick.of, situation.telling):
                is_near = nearness(pick.sku, situation)
                if is_near is not None and not serves_no_need(pick.sku, situation):
                    near.append((pick, is_near))
        near.sort(key=lambda found: -found[1])
        return [self._candidate(pick, is_near) for pick, is_near in near[:MOST_CANDIDATES]]

    def _candidate(self, pick: PeerPick, is_near: Decimal) -> Candidate:
        took, among = counted(pick.buyers, pick.of)
        return Candidate(
            pick.sku, self.name, self.kind, None, self.responses["usual"],
            OfferFacts(took=took, among=among), strength=strength(pick.buyers, pick.of) * is_near,
        )
