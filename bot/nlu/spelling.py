"""Repair of words misspelt by a letter or two, towards the catalogue's own words."""
from collections import defaultdict
from typing import Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

SHORTEST_REPAIRED = 5
LETTERS_PER_EDIT = 5
ENDINGS = ("nya", "ku", "mu", "lah", "kah")


class Speller:
    """Sets right a word nobody knows, when a catalogue word is near and begins alike."""

    def __init__(self, words: Sequence[str], ordinary: frozenset[str] = frozenset()) -> None:
        """`words` of the catalogue, those that matter most first."""
        self._known = ordinary | frozenset(words)
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= SHORTEST_REPAIRED - 1 and word.isalpha():
                self._by_initial[word[0]].append(word)

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
        return best[0] if best else word
