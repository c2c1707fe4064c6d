"""What the words of a closed field stand for: numbers, limits, orders, pointing words.

Examples teach it: what a phrase stood for most often. Numbers are read as everywhere.
"""
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Iterable, Mapping, Optional, get_args

from actions.language.normalise import plain_word
from actions.language.numbers import NUMBER_WORDS, read_number
from actions.language.tokens import phrase
from actions.reading.reading import Mode, Pointing
from bot.nlu.entities.ordinals import ORDINALS
from bot.nlu.entities.quantities import AMOUNTS, BOTH, FEW, MULTIPLES
from bot.nlu.reading.marked_examples import Example

COUNTED = ("quantity", *get_args(Mode))
LEARNT = ("order", "pointing", "ordinal", *COUNTED)
POINTING = get_args(Pointing)
DIGITS = re.compile(r"\d+")
ALL = "all"
MOST = 999_999


@dataclass(frozen=True)
class SaidValues:
    """By field and phrase, the value that examples give it."""

    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def learnt(self, name: str, words: str) -> Optional[str]:
        return self.values.get(name, {}).get(words)

    def order(self, words: str) -> str:
        """One of the known orders, whatever stands beside it, or the words themselves."""
        said = words.split()
        runs = (
            " ".join(said[at : at + length])
            for length in range(len(said), 0, -1) for at in range(len(said) - length + 1)
        )
        return next((found for run in runs if (found := self._order(run))), words)

    def _order(self, words: str) -> Optional[str]:
        return self.learnt("order", words) or self.learnt("order", plain_words_of(words))

    def pointing(self, words: str) -> str:
        """One of the pointing words; a phrase that no example has points as the last of its words
        that does."""
        known = (self._pointing(word) for word in reversed((words, *words.split())))
        return self._pointing(words) or next((each for each in known if each), "that")

    def _pointing(self, words: str) -> Optional[str]:
        return words if words in POINTING else self.learnt("pointing", words)

    def ordinal(self, words: str) -> Optional[int]:
        learnt = self.learnt("ordinal", words)
        if learnt is not None:
            return int(learnt)
        found = (ORDINALS.get(word, NUMBER_WORDS.get(word)) for word in phrase(words))
        digits = DIGITS.search(words)
        return int(digits.group()) if digits else next((n for n in found if n), None)

    def quantity(self, words: str) -> Optional[str]:
        """Digits, or "all"; None where no number is said."""
        said = phrase(words)
        counted = _counted(said)
        learnt = next(
            (found for name in COUNTED if (found := self.learnt(name, words))), None
        )
        is_every = learnt == ALL and len(said) > 1  # "all three", not three
        return learnt if is_every or counted is None else counted


def learn_values(examples: Iterable[Example]) -> SaidValues:
    """What each phrase stands for, by the majority of its marks."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for example in examples:
        for mark in example.marked:
            if mark.field in LEARNT and mark.value is not None:
                words = plain(example.text[mark.start : mark.end])
                seen[mark.field][words][mark.value] += 1
    return SaidValues({
        name: {words: values.most_common(1)[0][0] for words, values in phrases.items()}
        for name, phrases in seen.items()
    })


def plain_words_of(words: str) -> str:
    """Written out: "lbh" is "lebih"."""
    return " ".join(plain_word(word) for word in words.split())


def plain(words: str) -> str:
    """As readings hold words: lower case, one space between."""
    return " ".join(words.lower().replace("\u2019", "'").split())


def _counted(words: tuple[str, ...]) -> Optional[str]:
    if words in AMOUNTS:
        return str(AMOUNTS[words])
    if set(words) & BOTH:
        return "2"
    for at, word in enumerate(words):
        number = read_number(words, at)
        if number is not None and 0 < number.value <= MOST:
            multiple = next((MULTIPLES[w] for w in words[number.end:] if w in MULTIPLES), 1)
            return str(int(number.value) * multiple)
        if word in FEW:
            return str(FEW[word])
    return None
