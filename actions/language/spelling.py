"""Spelling repair: the catalogue's own words first, the frequent ones before the rare."""
import re
from collections import Counter
from typing import Iterable, Mapping

from symspellpy import SymSpell, Verbosity

from actions.language.dictionary import is_real_word, is_shop_word, may_be_real, real_words_near
from actions.language.stop_words import STOP_WORDS
from actions.language.words import POSSESSIVE

# One letter may be wrong in words that have four, two in long ones.
SHORTEST_REPAIRED, SHORTEST_TWICE_WRONG = 4, 8
SHORTEST_PART = 3  # of two words written as one
PREFIX = 6  # letters that SymSpell looks at: fewer need less memory, more find faster
LETTERS_OR_DIGITS = re.compile(r"[0-9]+|[^\W\d_]+")

Words = tuple[str, ...]


class Speller:
    """The words of a catalogue, with how often each occurs."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._near = SymSpell(max_dictionary_edit_distance=2, prefix_length=PREFIX)

    def change(self, added: Mapping[str, int], removed: Mapping[str, int]) -> None:
        """Learn words and forget others, by how often they came and went."""
        self._counts.update(added)
        self._counts.subtract(removed)
        for word in {*added, *removed}:
            count = self._counts[word]
            if count <= 0:
                del self._counts[word]
            if word.isalpha() and len(word) >= SHORTEST_PART:
                self._near.delete_dictionary_entry(word)
                if count > 0:
                    self._near.create_dictionary_entry(word, count)

    def knows(self, word: str) -> bool:
        return word in self._counts

    def set_right(self, word: str) -> Words:
        """What was meant: the word itself, its repair, or the words written as one."""
        if word in STOP_WORDS or self.knows(word):
            return (word,)
        bare = word.removesuffix(POSSESSIVE)
        if bare != word and self.knows(bare):
            return (bare,)
        if not word.isalpha():
            parts = tuple(LETTERS_OR_DIGITS.findall(word))
            return parts if any(self.knows(part) for part in parts) else (word,)
        if is_real_word(word):
            return (word,)
        return self._repaired(word) or (word,)

    def known(self, text: Iterable[str]) -> list[str]:
        """The words the catalogue knows, set right, each once."""
        meant = (right for word in text for right in self.set_right(word))
        return list(dict.fromkeys(w for w in meant if w not in STOP_WORDS and self.knows(w)))

    def joined(self, found: Iterable[str]) -> list[str]:
        """Known words that neighbours make when they are written as one: "tooth brush"."""
        words = list(found)
        pairs = (left + right for left, right in zip(words, words[1:], strict=False))
        return [pair for pair in pairs if self.knows(pair)]

    def _repaired(self, word: str) -> Words:
        ours = self._words_near(word, 1)
        near = {**real_words_near(word), **ours}
        if may_be_real(word):
            near = {t: near[t] for t in near if self._is_likelier(word, t)}
            if not near:
                return ()
        safe = [term for term in near if _is_safe(word, term)]
        if safe:
            return (min(safe, key=lambda t: (_slip(word, t), t not in ours, -near[t], t)),)
        parts = self._parts(word)
        if parts or len(word) < SHORTEST_TWICE_WRONG:
            return parts
        far = self._words_near(word, 2)
        return tuple(sorted(far, key=lambda t: (t[0] != word[0], -far[t], t))[:1])

    def _is_likelier(self, typed: str, meant: str) -> bool:
        """Than a rare word: one of the shop's, by the most usual slips."""
        is_ours = self.knows(meant) or is_shop_word(meant)
        return is_ours and len(typed) >= SHORTEST_REPAIRED and _slip(typed, meant)[0] == 0

    def _words_near(self, word: str, most: int) -> dict[str, int]:
        near = self._near.lookup(word, Verbosity.CLOSEST, max_edit_distance=most)
        return {found.term: found.count for found in near}

    def _parts(self, word: str) -> Words:
        """Two known words written as one; the cut whose rarer half is the most frequent."""
        places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        cuts = [(word[:at], word[at:]) for at in places]
        known = [cut for cut in cuts if all(self.knows(part) for part in cut)]
        return max(known, key=lambda cut: min(self._counts[p] for p in cut), default=())


def _is_safe(typed: str, meant: str) -> bool:
    """Short words have too many neighbours; of four letters one may have been left out."""
    return len(typed) >= SHORTEST_REPAIRED or len(meant) == SHORTEST_REPAIRED > len(typed) > 2


def _slip(typed: str, meant: str) -> tuple[int, bool]:
    """How unlikely a slip is: swapped, doubled or left out; another letter; one too many.

    And whether the first letter is wrong, which is rare.
    """
    is_swapped = len(typed) == len(meant) and sorted(typed) == sorted(meant)
    is_doubled = len(typed) > len(meant) and any(
        typed[:at] + typed[at + 1 :] == meant for at in range(1, len(typed))
        if typed[at] == typed[at - 1]
    )
    if is_swapped or is_doubled or len(typed) < len(meant):
        return 0, typed[0] != meant[0]
    return (1 if len(typed) == len(meant) else 2), typed[0] != meant[0]
