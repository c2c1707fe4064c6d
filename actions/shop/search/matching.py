"""What a sentence matches, by its words and by its meaning, and both put together."""
from dataclasses import dataclass
from functools import lru_cache
from typing import Callable, Optional, Sequence

import numpy as np

from actions.language.spelling import SearchSpeller
from actions.language.words import plain_words
from actions.shop.search.called import SaidWord
from actions.shop.search.lexical import Lexicon
from actions.shop.search.meaning import Meanings
from actions.shop.search.reading import Reading, read_search

MOST_MATCHES, MOST_NEAR = 200, 100
QUERIES_KEPT = 1_000

Encode = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Weights:
    """How much each kind of match counts; `bench-search --tune` chooses on validation queries."""

    meaning: float = 0.6  # of 1; the rest is for words
    nearness_floor: float = 1.0  # standard deviations from which meaning begins to count
    all_words: float = 1.5  # what a product that has every word gains, as a share of its score
    as_said: float = 0.3  # of a search that was translated, beside its translation
    of_kind: float = 0.1  # what being of the kind asked for adds
    # What is shown of a search by words alone: products with this share of the best one's words,
    # or so many standard deviations near.
    least_share: float = 0.3
    near_enough: float = 2.0
    near_alone: float = 3.5  # what the nearest must be where no product has any of the words


WEIGHTS = Weights()


@dataclass(frozen=True)
class Matches:
    """Rows that match, best first."""

    rows: np.ndarray
    words: np.ndarray  # share of the best one's words, 0 to 1
    nearness: np.ndarray  # standard deviations; minus infinity where unknown
    from_words: np.ndarray  # the part of the score that words brought
    scores: np.ndarray  # 0 to 1

    def telling(self, weights: np.ndarray, needed: Weights) -> np.ndarray:
        """A mask of those that match in more than passing, by how much words count for each."""
        words, is_near = self.words * weights, self.nearness >= needed.near_enough
        if not words.any():
            return is_near & (self.nearness.max(initial=0.0) >= needed.near_alone)
        return is_near | ((words > 0) & (words >= needed.least_share * words.max()))


@dataclass(frozen=True)
class Matcher:
    """One state of all indexes."""

    lexicon: Lexicon
    speller: SearchSpeller
    meanings: Optional[Meanings]
    encode: Encode
    weights: Weights = WEIGHTS
    languages: frozenset[str] = frozenset()  # that all titles are written in

    def known_words(self, text: str) -> list[str]:
        """The words of a sentence that the catalogue knows, misspelt ones set right."""
        return self.speller.known(plain_words(text))

    def rows_with(self, text: str, most: int = MOST_MATCHES) -> np.ndarray:
        """By their words alone, best first."""
        asked = read_search(text, None, self.speller).asked
        rows, scores = self.lexicon.scores(asked, most, self.weights.all_words)
        return rows[np.argsort(-scores, kind="stable")]

    def rows_with_all(self, words: Sequence[SaidWord], most: int) -> np.ndarray:
        """That have each of these, in no order."""
        if not words:
            return np.zeros(0, np.int64)
        return self.lexicon.with_all([tuple(word.roots) for word in words], most)

    def set_right(self, text: str) -> str:
        """The text with its misspelt words set right."""
        return " ".join(w for word in plain_words(text) for w in self.speller.set_right(word))

    def nearness(self, text: str, rows: np.ndarray) -> Sequence[float]:
        """Of these rows, in their order; nothing without vectors."""
        if self.meanings is None or not len(self.meanings.rows) or not len(rows):
            return ()
        query = self._vector(text, read_search(text, None, self.speller))
        return [float(near) for near in self.meanings.nearness(query, rows)]

    def match(
        self, text: str, language: Optional[str] = None, allowed: Optional[np.ndarray] = None,
        most: int = MOST_MATCHES,
    ) -> Matches:
        """Best first; `allowed` is a mask over all rows for what may match by its meaning."""
        reading = read_search(text, language, self.speller)
        rows, scores = self.lexicon.scores(reading.asked, most, self.weights.all_words)
        words = scores / scores.max() if len(scores) else scores
        if self.meanings is None or not len(self.meanings.rows):
            return Matches(rows, words, np.full(len(rows), -np.inf, np.float32), words, words)
        return self._with_meaning(self._vector(text, reading), rows, words, allowed, most)

    def _vector(self, text: str, reading: Reading) -> np.ndarray:
        """Of what the text means in the default language, and a little of the text itself where
        the catalogue speaks its language."""
        told = self.encode([reading.sense])[0]
        if reading.sense == text or reading.language not in self.languages:
            return told
        mixed = told + self.weights.as_said * self.encode([text])[0]
        return mixed / np.linalg.norm(mixed)

    def _with_meaning(
        self, query: np.ndarray, rows: np.ndarray, words: np.ndarray, allowed: Optional[np.ndarray],
        most: int,
    ) -> Matches:
        assert self.meanings is not None
        near, how_near = self.meanings.nearest(query, min(most, MOST_NEAR), allowed)
        worded, word_shares = rows, words
        rows = np.union1d(worded, near)
        words = np.zeros(len(rows), np.float32)
        words[np.searchsorted(rows, worded)] = word_shares
        nearness = np.full(len(rows), -np.inf, np.float32)
        nearness[np.searchsorted(rows, near)] = how_near
        unknown = np.isneginf(nearness)
        nearness[unknown] = self.meanings.nearness(query, rows[unknown])
        floor = self.weights.nearness_floor
        top = max(float(nearness.max(initial=floor)), floor + 1e-6)
        near_share = np.clip((nearness - floor) / (top - floor), 0, 1)
        from_words = (1 - self.weights.meaning) * words
        scores = from_words + self.weights.meaning * near_share
        order = np.argsort(-scores, kind="stable")
        return Matches(
            rows[order], words[order], nearness[order], from_words[order], scores[order]
        )


@lru_cache(maxsize=QUERIES_KEPT)
def _encoded(text: str) -> np.ndarray:
    from actions.language.sentence_encoder import query_vectors  # loads the model

    return query_vectors([text])


def encode_query(texts: Sequence[str]) -> np.ndarray:
    """Vectors of searches; the same words are often searched again, so some are kept."""
    return np.concatenate([_encoded(text) for text in texts])
