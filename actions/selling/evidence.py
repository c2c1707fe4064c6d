"""Evidence: what earlier buyers did, as numbers that a sentence can carry."""
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

USUAL_SHARE = Decimal("0.2")  # of buyers who take a good companion: as strong as usual
TEN = 10
SPOKEN = (4, 3, 2, 5)  # "3 of 4" says it as well as ten does
HUNDRED = 100
NEAR = Decimal("0.95")  # of the true share: what is said instead of it is no less


class Share(NamedTuple):
    """So many of so many earlier buyers took it."""

    took: int
    among: int


@dataclass(frozen=True)
class Telling:
    """From which share of at least how many buyers it is told what they did: less persuades
    nobody."""

    least_share: Decimal = Decimal("0.15")
    least_buyers: int = 20


def is_telling(buyers: int, of: int, bar: Telling = Telling()) -> bool:
    return of >= bar.least_buyers and Decimal(buyers) / of >= bar.least_share


def counted(buyers: int, of: int) -> Share:
    """Out of ten, or of as few, where that is near the truth and no better, else the true counts.
    """
    if of <= TEN:
        return Share(buyers, of)
    true = Decimal(buyers) / of
    rounded = [Share(int(true * among), among) for among in (TEN, *SPOKEN)]
    if of > HUNDRED:
        rounded.append(Share(int(true * HUNDRED), HUNDRED))
    near = (s for s in rounded if Decimal(s.took) / s.among >= true * NEAR)
    return next(near, Share(buyers, of))


def strength(buyers: int, of: int) -> Decimal:
    """How strong this is beside a usual companion (1)."""
    return Decimal(buyers) / of / USUAL_SHARE
