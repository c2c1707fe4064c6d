"""How much what goes with a product is needed: said by the merchant, or by the link's reason."""
from functools import cache, lru_cache
from re import I, Pattern
from typing import Literal, Mapping, Optional

from actions.language.phrase_patterns import phrase_pattern

Need = Literal["needed", "useful", "nice"]
NEEDS: tuple[Need, ...] = ("needed", "useful", "nice")  # the one before beats the one behind
MOST_REASONS = 10_000  # remembered


def need_in_words(reasons: Mapping[str, str]) -> Optional[Need]:
    """What the reason says in all of its languages; None where it doesn't tell."""
    return _said_in(tuple(reasons.values()))


@lru_cache(MOST_REASONS)
def _said_in(texts: tuple[str, ...]) -> Optional[Need]:
    """Kept, as each offer reads the same few."""
    if texts and all(_needed().search(text) for text in texts):
        return "needed"
    if texts and all(_nice().search(text) for text in texts):
        return "nice"
    return None


@cache
def _needed() -> Pattern[str]:
    return phrase_pattern("links.needed", I)


@cache
def _nice() -> Pattern[str]:
    return phrase_pattern("links.nice", I)
