"""Repair of words misspelt by a letter or two, towards the catalogue's own words."""
from collections import defaultdict
from typing import Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from actions.language.packs import phrases
from actions.language.tokens import canonical

SHORTEST_REPAIRED = 5
LETTERS_PER_EDIT = 5
SHORTEST_SPLIT = 8
SHORTEST_PART = 3
ENDINGS = phrases("suffixes.cut_off")


class Speller:
    """Sets right a word nobody knows, when a catalogue word is near and begins alike."""

    def __init__(
        self,
        words: Sequence[str],
        ordinary: frozenset[str] = frozenset(),
        little: frozenset[str] = frozenset(),
    ) -> None:
        """`words` of the catalogue, those that matter most first; `little` ones stick to them."""
        self._little = little
        self._goods = frozenset(words)
        self._known = ordinary | frozenset(words)
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= SHORTEST_REPAIRED - 1 and word.isalpha():
                self._by_initial[word[0]].append(word)

    def split(self, word: str) -> int:
        """Where two words were written as one, "blenderunder"; 0 if they weren't."""
        if len(word) < SHORTEST_SPLIT or not word.isalpha() or self.repair(word) in self._known:
            return 0
        for at in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            parts = canonical(word[:at]), canonical(word[at:])
            if any(p in self._goods for p in parts) and any(p in self._little for p in parts):
                return at
        return 0

    def repair(self, word: str) -> str:
        if word in self._known or not word.isalpha():
            return word
        for ending in ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] in self._known:
                return word[: -len(ending)]
        if len(word) < SHORTEST_REPAIRED:
            return word
        best = process.extractOne(
            word,
            self._by_initial.get(word[0], []),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=len(word) // LETTERS_PER_EDIT,
        )
        return best[0] if best and _is_slip(word, best[0]) else word


def _is_slip(word: str, meant: str) -> bool:
    """Of five letters, one left out or two swapped; another letter makes another word: broke."""
    is_other = len(word) == len(meant) and sorted(word) != sorted(meant)
    return len(word) > SHORTEST_REPAIRED or not is_other
