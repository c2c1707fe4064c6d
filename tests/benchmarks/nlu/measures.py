"""From single judgements to figures: accuracy, F1, confusions. Nothing here knows Rasa."""
from collections import Counter
from dataclasses import dataclass
from statistics import mean
from typing import Optional, Sequence

OUT_OF_SCOPE = "out_of_scope"

Confusion = tuple[str, str]  # expected, found


@dataclass(frozen=True)
class Accuracies:
    """Of one set with messages that have no intent of its own (`None` as the expected one)."""

    in_scope: float  # intent right, without a threshold
    overall: float  # label right, unclear ones taken for out of scope
    in_scope_kept: float  # of those in scope, right and clear
    unknown_refused: float  # of those out of scope, unclear


def accuracies(
    expected: Sequence[Optional[str]], found: Sequence[str], is_clear: Sequence[bool]
) -> Accuracies:
    rows = list(zip(expected, found, is_clear, strict=True))
    known = [row for row in rows if row[0] is not None]
    unknown = [row for row in rows if row[0] is None]
    kept = sum(right == guess and clear for right, guess, clear in known)
    refused = sum(not clear for _, _, clear in unknown)
    return Accuracies(
        in_scope=_share(sum(right == guess for right, guess, _ in known), len(known)),
        overall=_share(kept + refused, len(rows)),
        in_scope_kept=_share(kept, len(known)),
        unknown_refused=_share(refused, len(unknown)),
    )


def f1_by_intent(expected: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Of each intent that is expected anywhere."""
    right = Counter(e for e, f in zip(expected, found, strict=True) if e == f)
    wanted, given = Counter(expected), Counter(found)
    return {name: 2 * right[name] / (wanted[name] + given[name]) for name in sorted(wanted)}


def macro_f1(expected: Sequence[str], found: Sequence[str]) -> float:
    """Mean over the intents in scope; one out of scope taken for an intent costs it precision."""
    by_intent = f1_by_intent(expected, found)
    return mean([f1 for name, f1 in by_intent.items() if name != OUT_OF_SCOPE] or [0.0])


def recall(intent: str, expected: Sequence[str], found: Sequence[str]) -> float:
    given = [f for e, f in zip(expected, found, strict=True) if e == intent]
    return _share(given.count(intent), len(given))


def flag_f1(expected: Sequence[bool], found: Sequence[bool]) -> float:
    """F1 of something that is either there or not."""
    right = sum(e and f for e, f in zip(expected, found, strict=True))
    return _share(2 * right, sum(expected) + sum(found))


def confusions(expected: Sequence[str], found: Sequence[str]) -> list[tuple[Confusion, int]]:
    """Pairs of intents taken for each other, the most frequent first."""
    wrong = Counter(pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1])
    return sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0]))


def worst(by_intent: dict[str, float], count: int) -> list[tuple[str, float]]:
    return sorted(by_intent.items(), key=lambda pair: (pair[1], pair[0]))[:count]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
