"""How much a message speaks for English or Indonesian: log-odds of words and letter runs."""
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Iterable, Mapping

from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH_FUNCTION_WORDS
from spacy.lang.id.stop_words import STOP_WORDS as INDONESIAN_FUNCTION_WORDS

from actions.language.normalise import STRETCHED, plain_word, visible

# A lone letter after a digit is part of a number: house 12a, 5g.
WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:'[^\W\d_]+)?|(?<=\d)[^\W\d_]{2,}")
NO_WORDS = re.compile(r"\S+@\S+|https?://\S+")
SMOOTHING = 0.5
FUNCTION_WORD_COUNT = 3
STRONGEST = 3.0
# Unknown words are mostly names; the look of their letters is a hint, never proof.
STRONGEST_UNKNOWN = 0.6
STRONGEST_UNKNOWNS = 1.2
SHORTEST_UNKNOWN = 4


@dataclass(frozen=True)
class LanguageModel:
    """Weights above zero speak for English, below for Indonesian."""

    words: Mapping[str, float]
    runs: Mapping[str, float]

    def evidence(self, text: str) -> float:
        """Sum of what each word says; near zero when nothing does."""
        known, unknown = 0.0, 0.0
        for word in words_of(text):
            weight = self.words.get(word, self.words.get(plain_word(word)))
            if weight is not None:
                known += weight
            elif len(word) >= SHORTEST_UNKNOWN:
                unknown += self._looks(word)
        return known + max(-STRONGEST_UNKNOWNS, min(STRONGEST_UNKNOWNS, unknown))

    def _looks(self, word: str) -> float:
        weights = [self.runs.get(run, 0.0) for run in runs_of(word)]
        mean = sum(weights) / len(weights)
        return max(-STRONGEST_UNKNOWN, min(STRONGEST_UNKNOWN, mean))


def learn(
    english: Iterable[str], indonesian: Iterable[str], neutral: Iterable[str] = ()
) -> LanguageModel:
    """A model of two sets of sentences; function words of both count as seen a few times.

    Words of `neutral` texts (names, addresses) lose the share of their weight seen there.
    """
    en = Counter(word for text in english for word in set(words_of(text)))
    id_ = Counter(word for text in indonesian for word in set(words_of(text)))
    runs = _log_odds(_run_counts(en), _run_counts(id_))
    for counts, own, other in (
        (en, ENGLISH_FUNCTION_WORDS, INDONESIAN_FUNCTION_WORDS),
        (id_, INDONESIAN_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS),
    ):
        counts.update(dict.fromkeys(own - other, FUNCTION_WORD_COUNT))
    names = Counter(word for text in neutral for word in set(words_of(text)))
    weights = {
        word: round(weight * (seen := en[word] + id_[word]) / (seen + names[word]), 3)
        for word, weight in _log_odds(en, id_).items()
    }
    return LanguageModel(weights, runs)


def words_of(text: str) -> list[str]:
    plain = NO_WORDS.sub(" ", visible(text).lower().replace("\u2019", "'"))
    return WORD.findall(STRETCHED.sub(r"\1", plain))


def runs_of(word: str) -> list[str]:
    """Three letters at a time, with the word's edges."""
    padded = f"<{word}>"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def _run_counts(words: Mapping[str, int]) -> Counter[str]:
    return Counter(run for word in words for run in runs_of(word))


def _log_odds(english: Counter[str], indonesian: Counter[str]) -> dict[str, float]:
    """Per word or run; what is seen once weighs little, what is seen in both next to nothing."""
    share = (sum(english.values()) + 1) / (sum(indonesian.values()) + 1)
    weights = {}
    for seen in sorted(english.keys() | indonesian.keys()):
        odds = (english[seen] / share + SMOOTHING) / (indonesian[seen] + SMOOTHING)
        weights[seen] = round(max(-STRONGEST, min(STRONGEST, math.log(odds))), 3)
    return weights
