"""People like you: what customers who shop as this one does have bought, and this one has not."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from actions.selling.candidates.linked import MOST_CANDIDATES, chosen
from actions.selling.evidence import counted, strength
from actions.selling.model import Candidate, Kind, Situation
from actions.selling.strategy import StrategyRules


@dataclass(frozen=True)
class PeopleLikeYou:
    name: ClassVar[str] = "people_like_you"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = True
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart", "after_purchase"),
        prior=Decimal("0.05"),
        price_band=(Decimal(0), Decimal(1)),  # it goes with nothing in particular: not judged
        cap_per_session=1,
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        """Propose their picks, with how many of them made each."""
        taken, known = chosen(situation), situation.catalogue.products
        picks = [p for p in situation.peers if p.sku in known and p.sku not in taken]
        return [
            Candidate(
                pick.sku, self.name, self.kind, anchor=None,
                facts=counted(pick.buyers, pick.of), strength=strength(pick.buyers, pick.of),
            )
            for pick in picks[:MOST_CANDIDATES]
        ]
