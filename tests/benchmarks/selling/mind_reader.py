"""A bound, not a rival: one who knows every hidden need and offers only what will be taken."""
from dataclasses import dataclass, field
from typing import Iterator, Optional

from tests.benchmarks.selling.baselines import MOST_OFFERS
from tests.benchmarks.selling.mind import Mind
from tests.benchmarks.selling.policy import CHECKING_OUT, Moment, OfferMade, Policy
from tests.benchmarks.selling.reaction import judge

LEAST_GAIN = 0.01  # USD


@dataclass
class MindReader(Policy):
    """Greedy: at each moment the yes that earns most beyond what would be bought anyway."""

    name: str = "a mind reader"
    _mind: Optional[Mind] = None
    _offered: list[str] = field(default_factory=list)

    def read(self, mind: Mind) -> None:
        self._mind, self._offered = mind, []

    def offer(self, moment: Moment) -> Optional[OfferMade]:
        if self._mind is None or moment.stage in CHECKING_OUT:
            return None
        if len(self._offered) >= MOST_OFFERS:
            return None
        known = [(gain, made) for gain, made in self._useful(self._mind)
                 if gain > LEAST_GAIN and _is_taken(made, moment, self._mind)]
        if not known:
            return None
        _, best = max(known, key=lambda found: (found[0], found[1].sku))
        self._offered.append(best.sku)
        return best

    def _useful(self, mind: Mind) -> Iterator[tuple[float, OfferMade]]:
        margin = mind.world.margin
        for need in mind.needs.values():
            if need.found == "never" and need.sku not in self._offered:
                yield margin(need.sku), OfferMade(need.sku, strategy="need")
        for main in mind.shopper.mains:
            if main in mind.pending or main is mind.just_added:
                for sku in main.better:
                    made = OfferMade(sku, replaces=main.sku, strategy="better")
                    yield margin(sku) - margin(main.sku), made
        left = mind.shopper.left_cart
        if left is not None and left.feeling == "glad" and not mind.resumed:
            made = OfferMade(left.skus[0], resumes=True, strategy="left cart")
            yield sum(map(margin, left.skus)) * (1 - mind.world.assumed.notices_left_cart), made


def _is_taken(made: OfferMade, moment: Moment, mind: Mind) -> bool:
    likely = judge(made, moment, mind).chance
    return mind.shopper.chance.happens(likely, "yes", made.sku, made.resumes)
