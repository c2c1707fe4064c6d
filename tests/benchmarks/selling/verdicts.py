"""What is judged: ours beside the others of its world, all seeds' shoppers together."""
from dataclasses import dataclass
from typing import Mapping, Sequence

import numpy as np

from tests.benchmarks.selling.baselines import NoOffers
from tests.benchmarks.selling.figures import Interval, Resampling, abandoned, margins, offers, taken
from tests.benchmarks.selling.informed import Informed
from tests.benchmarks.selling.mind_reader import MindReader
from tests.benchmarks.selling.our_engine import OurEngine
from tests.benchmarks.selling.visit import Outcome

OURS, SILENT, BOUND = OurEngine.name, NoOffers.name, MindReader.name
UNASKED = f"{OURS}, unasked"
ABOVE = (OURS, UNASKED, Informed.name, f"{Informed.name}, asks", BOUND)  # no rivals of a shop's

Played = Mapping[str, Sequence[Outcome]]


@dataclass(frozen=True)
class Gains:
    """Of one world; each seller's outcomes are of the same shoppers, in the same order."""

    played: Played
    resampling: Resampling

    @property
    def best_rival(self) -> str:
        rivals = [name for name in self.played if name not in ABOVE]
        return max(rivals, key=lambda name: sum(margins(self.played[name])))

    def ratio(self, name: str, other: str) -> Interval:
        return self.resampling.ratio(margins(self.played[name]), margins(self.played[other]))

    def share(self, name: str, other: str) -> Interval:
        """Of what the other gains over silence."""
        return self.resampling.ratio(self._gained(name), self._gained(other))

    def abandonment_delta(self, name: str) -> Interval:
        ends = (abandoned(self.played[of]) for of in (name, SILENT))
        return self.resampling.mean(np.subtract(*ends))

    def acceptance(self, name: str) -> Interval:
        return self.resampling.ratio(taken(self.played[name]), offers(self.played[name]))

    def offers_per_visit(self, name: str) -> Interval:
        return self.resampling.mean(offers(self.played[name]))

    def _gained(self, name: str) -> np.ndarray:
        return np.subtract(margins(self.played[name]), margins(self.played[SILENT]))


def judge_a(world: Gains) -> Mapping[str, Interval]:
    return {
        "a_ratio_to_best_rival": world.ratio(OURS, world.best_rival),
        "a_share_of_informed": world.share(OURS, Informed.name),
        "a_acceptance": world.acceptance(OURS),
        "a_offers_per_visit": world.offers_per_visit(OURS),
        "a_abandonment_delta": world.abandonment_delta(OURS),
    }


def judge_b(world: Gains) -> Mapping[str, Interval]:
    return {
        "b_gain_share": world.share(OURS, BOUND),
        "b_asking_gain": world.share(OURS, UNASKED),
        "b_abandonment_delta": world.abandonment_delta(OURS),
    }
