"""World B's bound: one who knows every need, wish and whim, and offers only what will be taken."""
from dataclasses import dataclass, field
from typing import Iterator, Optional

from tests.benchmarks.selling.baselines import MOST_OFFERS
from tests.benchmarks.selling.mind_reader import LEAST_GAIN
from tests.benchmarks.selling.policy import CHECKING_OUT, Moment, OfferMade, Policy
from tests.benchmarks.selling.world_b.mind import MindB
from tests.benchmarks.selling.world_b.reaction import judge


@dataclass
class MindReaderB(Policy):
    """Greedy: at each moment the yes that earns most beyond what would be bought anyway."""

    name: str = "a mind reader"
    _mind: Optional[MindB] = None
    _offered: list[str] = field(default_factory=list)

    def read(self, mind: MindB) -> None:
        self._mind, self._offered = mind, []

    def offer(self, moment: Moment) -> Optional[OfferMade]:
        if self._mind is None or moment.stage in CHECKING_OUT or len(self._offered) >= MOST_OFFERS:
            return None
        known = [
            (gain, made.sku, made) for gain, made in self._useful(self._mind)
            if gain > LEAST_GAIN and made.sku not in self._offered
            and _is_taken(made, moment, self._mind)
        ]
        if not known:
            return None
        _, sku, made = max(known, key=lambda found: found[:2])
        self._offered.append(sku)
        return made

    def _useful(self, mind: MindB) -> Iterator[tuple[float, OfferMade]]:
        margin = mind.world.seen.margin
        for need in mind.needs.values():
            if need.found == "never":
                yield margin(need.sku), OfferMade(need.sku, strategy="need")
        for main in (*mind.pending, *([mind.just_added] if mind.just_added else [])):
            for sku in main.better:
                gain = margin(sku) - margin(main.sku)
                yield gain, OfferMade(sku, replaces=main.sku, strategy="better")


def _is_taken(made: OfferMade, moment: Moment, mind: MindB) -> bool:
    return mind.shopper.chance.happens(judge(made, moment, mind).chance, "yes, B", made.sku)
