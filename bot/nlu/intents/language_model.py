"""How much a message speaks for each language: log-odds of words and letter runs, two by two."""
import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Callable, Iterable, Mapping, Sequence

import spacy

from actions.language.forms import without_possessive
from actions.language.normalise import STRETCHED, plain_word, visible
from actions.language.packs import Pack

# A lone letter beside a digit is part of a number: house 12a, 5g, block A5.
WORD = re.compile(r"(?<!\d)(?![^\W\d_]\d)[^\W\d_]+(?:'[^\W\d_]+)?|(?<=\d)[^\W\d_]{2,}")
# "To-go" is one word, which may be borrowed, whatever its parts are.
COMPOUND = re.compile(r"\w+(?:-\w+)+")
NO_WORDS = re.compile(r"\S+@\S+|https?://\S+")
SMOOTHING = 0.5
FUNCTION_WORD_COUNT = 3
STRONGEST = 3.0
# Unknown words are mostly names; the look of their letters is a hint, never proof.
STRONGEST_UNKNOWN = 0.6
STRONGEST_UNKNOWNS = 1.2
SHORTEST_UNKNOWN = 4


@dataclass(frozen=True)
class Taught:
    """What a language is learnt from: sentences, its function words, and names it has in them."""

    code: str
    sentences: Sequence[str]
    function_words: frozenset[str] = frozenset()
    names: Sequence[str] = ()  # texts of names and addresses, which are of no language


@dataclass(frozen=True)
class Contrast:
    """Two languages: weights above zero speak for the first, below for the second."""

    first: str
    second: str
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

    def sentence(self, text: str, little: frozenset[str]) -> float:
        """The same of a sentence: its little words, and of the others as much again at most.

        Names and what is borrowed come without little words, however strange their letters are.
        """
        words = words_of(COMPOUND.sub(" ", text))
        frame, whole = (self.evidence(" ".join(said)) for said in (_frame(words, little), words))
        return max(-2 * abs(frame), min(2 * abs(frame), whole)) if frame * whole > 0 else 0.0

    def _looks(self, word: str) -> float:
        weights = [self.runs.get(run, 0.0) for run in runs_of(word)]
        mean = sum(weights) / len(weights)
        return max(-STRONGEST_UNKNOWN, min(STRONGEST_UNKNOWN, mean))


@dataclass(frozen=True)
class LanguageModel:
    """Every two languages by themselves, so that another one changes nothing between them."""

    contrasts: Sequence[Contrast] = ()

    def evidence(self, text: str) -> dict[str, float]:
        """For each language, what speaks for it against the one that comes nearest."""
        return self._against_the_nearest(lambda contrast: contrast.evidence(text))

    def sentence(self, text: str, little: frozenset[str]) -> dict[str, float]:
        """The same, as far as the text is a sentence; `little` are the words that hold one."""
        return self._against_the_nearest(lambda contrast: contrast.sentence(text, little))

    def _against_the_nearest(self, weigh: Callable[[Contrast], float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for contrast in self.contrasts:
            weight = weigh(contrast)
            for code, own in ((contrast.first, weight), (contrast.second, -weight)):
                found[code] = min(own, found.get(code, own))
        return found


def learn(languages: Iterable[Taught]) -> LanguageModel:
    """A model of the languages that have any sentences.

    Of two, that with fewer comes first: its counts are scaled to those of the other, which would
    lose its weight otherwise.
    """
    taught = [language for language in languages if language.sentences]
    taught.sort(key=lambda language: len(language.sentences))
    return LanguageModel([_contrast(*pair) for pair in combinations(taught, 2)])


def stored(model: LanguageModel) -> list[dict[str, object]]:
    return [vars(contrast) for contrast in model.contrasts]


def restored(contrasts: Iterable[Mapping[str, Any]]) -> LanguageModel:
    return LanguageModel([Contrast(**contrast) for contrast in contrasts])


def function_words(pack: Pack) -> frozenset[str]:
    """The pack's own, and spaCy's where it names spaCy's language."""
    code = pack.trait("spacy")
    listed = spacy.util.get_lang_class(code).Defaults.stop_words if code else ()
    return frozenset((*pack.words("language.function_words"), *listed))


def words_of(text: str) -> list[str]:
    plain = NO_WORDS.sub(" ", visible(text).lower().replace("\u2019", "'"))
    return WORD.findall(STRETCHED.sub(r"\1", plain))


def share_of(little: frozenset[str], text: str) -> float:
    """How much of a text, counted in words, is little words; of nothing, nothing."""
    words = words_of(text)
    return len(_frame(words, little)) / max(len(words), 1)


def runs_of(word: str) -> list[str]:
    """Three letters at a time, with the word's edges."""
    padded = f"<{word}>"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def _frame(words: Sequence[str], little: frozenset[str]) -> list[str]:
    """Little words, and those that end as only words in sentences do: I'm, harganya."""
    return [
        word
        for word in words
        if {word, plain_word(word), word.partition("'")[0]} & little
        or without_possessive(word) != word
    ]


def _contrast(first: Taught, second: Taught) -> Contrast:
    """Function words of one of them alone count as seen a few times.

    Words that names have too lose the share of their weight seen there.
    """
    one, other = _seen_in(first.sentences), _seen_in(second.sentences)
    runs = _log_odds(_run_counts(one), _run_counts(other))
    for counts, own, foreign in ((one, first, second), (other, second, first)):
        telling = own.function_words - foreign.function_words
        counts.update(dict.fromkeys(telling, FUNCTION_WORD_COUNT))
    names = _seen_in((*first.names, *second.names))
    weights = {
        word: round(weight * (seen := one[word] + other[word]) / (seen + names[word]), 3)
        for word, weight in _log_odds(one, other).items()
    }
    return Contrast(first.code, second.code, weights, runs)


def _seen_in(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word is."""
    return Counter(word for text in texts for word in set(words_of(text)))


def _run_counts(words: Mapping[str, int]) -> Counter[str]:
    return Counter(run for word in words for run in runs_of(word))


def _log_odds(first: Counter[str], second: Counter[str]) -> dict[str, float]:
    """Per word or run; what is seen once weighs little, what is seen in both next to nothing."""
    share = (sum(first.values()) + 1) / (sum(second.values()) + 1)
    weights = {}
    for seen in sorted(first.keys() | second.keys()):
        odds = (first[seen] / share + SMOOTHING) / (second[seen] + SMOOTHING)
        weights[seen] = round(max(-STRONGEST, min(STRONGEST, math.log(odds))), 3)
    return weights
