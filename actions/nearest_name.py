"""The known name that a misspelt one was probably meant to be."""
from typing import Iterable, Optional

from rapidfuzz import fuzz, process

CLOSE_ENOUGH = 75  # of 100: a likely misspelling rather than another word


def nearest_name(written: str, known: Iterable[str]) -> Optional[str]:
    found: Optional[tuple[str, float, int]] = process.extractOne(
        written, sorted(known), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH
    )
    return found[0] if found else None
