"""A shopper: what they came for, and what no shop can see."""
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Mapping, Optional

from tests.benchmarks.selling.chance import Chance

Found = Literal["now", "later", "never"]
Feeling = Literal["came_for", "glad", "lost"]


@dataclass(frozen=True)
class Need:
    """Something useful to them; `found` is when they would buy it here without an offer.

    `anchor` is the product it goes with, or empty where it stands for itself.
    """

    sku: str
    strength: float
    found: Found = "never"
    anchor: str = ""


@dataclass(frozen=True)
class Main:
    """What they come for: looked at last; `better` says what would suit them more, how strongly."""

    sku: str
    looks: tuple[str, ...]
    better: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LeftCart:
    skus: tuple[str, ...]
    at: datetime
    feeling: Feeling


@dataclass(frozen=True)
class Shopper:
    number: int
    visitor: str
    customer: Optional[str]
    language: str
    currency: str
    arrives: datetime
    chance: Chance
    mains: tuple[Main, ...]
    needs: Mapping[str, Need]  # by SKU
    ceiling: float  # USD, for the whole visit
    patience: float
    interests: frozenset[str]  # categories
    owned: frozenset[str] = frozenset()
    left_cart: Optional[LeftCart] = None
