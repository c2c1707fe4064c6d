"""A shopper of World B: what they came for, and what nobody but themselves can know."""
from dataclasses import dataclass, field
from datetime import datetime
from typing import Mapping, Optional

from tests.benchmarks.selling.chance import Chance
from tests.benchmarks.selling.shoppers import Main, Need


@dataclass(frozen=True)
class ShopperB:
    """`owned` is durable and theirs, wherever it is from; `better` of a main thing is a wish."""

    number: int
    visitor: str
    customer: Optional[str]
    language: str
    currency: str
    arrives: datetime
    chance: Chance
    mains: tuple[Main, ...]
    needs: Mapping[str, Need]  # by SKU
    spare: float  # USD, beyond what they came for and think of themselves
    patience: float
    interests: frozenset[str]  # categories
    owned: frozenset[str] = field(default_factory=frozenset)
