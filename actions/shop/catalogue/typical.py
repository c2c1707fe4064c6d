"""Which products stand for all of a large catalogue."""
from typing import Sequence

MOST_TYPICAL = 256


def typical_of(skus: Sequence[str]) -> tuple[str, ...]:
    """As far from each other as they can be, the last as likely as the first."""
    kept = min(len(skus), MOST_TYPICAL)
    return tuple(skus[at * len(skus) // kept] for at in range(kept))
