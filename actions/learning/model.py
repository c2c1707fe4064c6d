"""What purchase history teaches, in counts of people that can be said aloud."""
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, Mapping

DealKind = Literal["fast_seller", "clearance"]


@dataclass(frozen=True)
class Companion:
    """Of the `of` buyers of `sku`, `buyers` also bought `companion`.

    `weight`: how much `sku` in a cart speaks for it, beside the others there.
    """

    sku: str
    companion: str
    buyers: int
    of: int
    weight: float = field(default=0.0, compare=False)

    @property
    def share(self) -> Decimal:
        return Decimal(self.buyers) / self.of


@dataclass(frozen=True)
class PeerPick:
    """Of the `of` customers most like one, `buyers` bought it lately."""

    sku: str
    buyers: int
    of: int


@dataclass(frozen=True)
class Deal:
    """`sold` pieces in the last `days` days."""

    sku: str
    kind: DealKind
    sold: int
    days: int
    category: str


@dataclass(frozen=True)
class HabitWeights:
    """What decides whether something is bought again within a fortnight."""

    features: Mapping[str, float]
    beyond: Mapping[str, float]  # by SKU, what is special about it
