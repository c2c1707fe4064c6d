"""Evidence: what earlier buyers did, as numbers that a sentence can carry."""
from decimal import Decimal
from typing import NamedTuple

USUAL_SHARE = Decimal("0.2")  # of buyers who take a good companion: as strong as usual
ROUNDABLE = Decimal("0.15")
TELLING = Decimal("0.1")  # a smaller share of buyers persuades nobody


class Share(NamedTuple):
    """So many of so many earlier buyers took it."""

    took: int
    among: int


def is_telling(buyers: int, of: int) -> bool:
    return Decimal(buyers) / of >= TELLING


def counted(buyers: int, of: int) -> Share:
    """Out of ten where that says it well, else the true counts."""
    share = Decimal(buyers) / of
    if of > 10 and share >= ROUNDABLE:
        # Rounded down: evidence is never made better than it is.
        return Share(int(share * 10), 10)
    return Share(buyers, of)


def strength(buyers: int, of: int) -> Decimal:
    """How strong this is beside a usual companion (1)."""
    return Decimal(buyers) / of / USUAL_SHARE
