"""Counts of word and letter n-grams in texts, weighed by how rare they are (TF-IDF)."""
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Callable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

KINDS: Mapping[str, Mapping[str, object]] = {
    "words": {"ngram_range": (1, 2), "token_pattern": r"(?u)\b\w+\b", "min_df": 2},
    "letters": {"ngram_range": (3, 4), "analyzer": "char_wb", "min_df": 3},
}


@dataclass(frozen=True)
class Grams:
    """The n-grams of one kind that are known, each with its weight."""

    vectorizer: TfidfVectorizer

    @cached_property
    def _analyse(self) -> Callable[[str], list[str]]:
        analyse: Callable[[str], list[str]] = self.vectorizer.build_analyzer()
        return analyse

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return dict(self.vectorizer.vocabulary_)

    @cached_property
    def idf(self) -> np.ndarray:
        return np.asarray(self.vectorizer.idf_)

    @property
    def terms(self) -> list[str]:
        """In the order of the columns."""
        return sorted(self._places, key=self._places.__getitem__)

    def of(self, texts: Sequence[str]) -> csr_matrix:
        """Unit rows, (texts, terms): what scikit-learn's `transform` gives, without its checks,
        which take most of the time of a single message."""
        counted = [Counter(filter(self._places.__contains__, self._analyse(t))) for t in texts]
        found = [sorted((self._places[term], n) for term, n in each.items()) for each in counted]
        columns = np.array([column for row in found for column, _ in row], np.int32)
        counts = np.array([count for row in found for _, count in row], np.float64)
        values = (np.log(counts) + 1) * self.idf[columns]
        ends = np.cumsum([0, *map(len, found)])
        for start, end in zip(ends[:-1], ends[1:], strict=True):
            values[start:end] /= np.sqrt(values[start:end] @ values[start:end]) or 1.0
        return csr_matrix((values, columns, ends), shape=(len(texts), len(self._places)))


def learn_grams(kind: str, texts: Sequence[str]) -> tuple[Grams, csr_matrix]:
    """Those that are said often enough, and the rows of these texts."""
    vectorizer = _vectorizer(kind)
    rows = vectorizer.fit_transform(texts)
    return Grams(vectorizer), rows


def load_grams(kind: str, terms: Sequence[str], idf: np.ndarray) -> Grams:
    vectorizer = _vectorizer(kind, vocabulary={term: at for at, term in enumerate(terms)})
    vectorizer.idf_ = idf
    return Grams(vectorizer)


def _vectorizer(kind: str, **more: Any) -> TfidfVectorizer:
    return TfidfVectorizer(lowercase=False, sublinear_tf=True, **KINDS[kind], **more)
