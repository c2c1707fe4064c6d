"""What purchase history teaches, in counts of people that can be said aloud."""
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

DealKind = Literal["fast_seller", "clearance"]


@dataclass(frozen=True)
class Companion:
    """Of the `of` buyers of `sku`, `buyers` also bought `companion`."""

    sku: str
    companion: str
    buyers: int
    of: int

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
