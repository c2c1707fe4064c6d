"""Luck that depends on the shopper and the event alone, so that policies differ by offers only."""
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Chance:
    seed: int
    shopper: int

    def stream(self, *event: object) -> Random:
        """Numbers of their own for this event of this shopper."""
        return Random(f"{self.seed} {self.shopper} {event}")

    def draw(self, *event: object) -> float:
        return self.stream(*event).random()

    def happens(self, share: float, *event: object) -> bool:
        return self.draw(*event) < share
