"""What somebody who knows World A's chances can tell of a shopper's nerves."""
from dataclasses import dataclass
from math import log
from statistics import NormalDist

from tests.benchmarks.selling.assumptions import Assumptions


@dataclass(frozen=True)
class Nerves:
    annoyance: float = 0.0
    refused_in_turn: int = -9
    asked_in_turn: int = -9

    def chance_to_lose(
        self, assumed: Assumptions, needed: float, turn: int, is_big: bool
    ) -> float:
        """That a no to this offer is the one too many, for who hasn't had enough yet."""
        before, then = self.annoyance, self.annoyance + self._nuisance(assumed, needed, turn)
        factor = assumed.big_ticket_factor if is_big else 1.0
        lost = [_share_below(assumed, annoyance * factor) for annoyance in (before, then)]
        return (lost[1] - lost[0]) / (1 - lost[0])

    def after(self, assumed: Assumptions, needed: float, turn: int, is_yes: bool) -> "Nerves":
        if is_yes:
            return Nerves(self.annoyance, self.refused_in_turn, turn)
        return Nerves(self.annoyance + self._nuisance(assumed, needed, turn), turn, turn)

    def _nuisance(self, assumed: Assumptions, needed: float, turn: int) -> float:
        nuisance = needed * assumed.welcome + (1 - needed) * assumed.unneeded
        if self.refused_in_turn >= turn - 2:
            nuisance *= assumed.straight_after_no
        return nuisance * assumed.turn_after_turn if self.asked_in_turn == turn - 1 else nuisance


def _share_below(assumed: Assumptions, annoyance: float) -> float:
    """Of the shoppers, whose patience is less."""
    if annoyance <= 0:
        return 0.0
    return NormalDist().cdf(log(annoyance / assumed.patience) / assumed.patience_spread)
