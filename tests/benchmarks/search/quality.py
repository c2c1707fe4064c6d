"""How good the rankings are: in each language, and with a typo."""
from dataclasses import dataclass
from statistics import mean
from typing import Callable, Optional, Sequence

from tests.benchmarks.search.judged import Judged, Language, ndcg, with_typo

TYPO_SEEDS = range(5)

Search = Callable[[str, Optional[str]], Sequence[str]]  # words and language to SKUs, best first


@dataclass(frozen=True)
class Quality:
    """Mean nDCG@10 over searches."""

    searches: int
    en: float
    id: float
    typo: float  # of searches in English and Indonesian with one typo
    typo_free: float  # of the same searches as they were


def quality_of(
    search: Search, judged: Sequence[Judged], typo_seeds: Sequence[int] = TYPO_SEEDS
) -> Quality:
    scores = {
        language: mean(_score(search, one, one.said(language), language) for one in judged)
        for language in LANGUAGES
    }
    typo = mean(
        _score(search, one, with_typo(one.said(language), seed), language)
        for one in judged for language in LANGUAGES for seed in typo_seeds
    ) if typo_seeds else 0.0
    return Quality(len(judged), scores["en"], scores["id"], typo, mean(scores.values()))


LANGUAGES: tuple[Language, ...] = ("en", "id")


def _score(search: Search, one: Judged, said: str, language: Language) -> float:
    return ndcg(search(said, language), one.grades)
