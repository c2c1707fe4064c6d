"""Spelling repair: of searches towards whatever is a word, of messages towards names alone.

Both know what a slip is and which endings stick to a word. They differ in how bold they are: a
search may be set right as far as two letters, as its words are only looked up; what a message names
is acted on, so its first letter must be right and the word nearly so.
"""
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from symspellpy import SymSpell, Verbosity

from actions.language.dictionary import is_real_word, is_shop_word, may_be_real, real_words_near
from actions.language.forms import ENDINGS, singular, without_possessive
from actions.language.normalise import canonical
from actions.language.stop_words import STOP_WORDS

SHORTEST_PART = 3  # of two words written as one
# In a search, one letter may be wrong in words that have four, two in long ones.
SHORTEST_REPAIRED, SHORTEST_TWICE_WRONG = 4, 8
PREFIX = 6  # letters that SymSpell looks at: fewer need less memory, more find faster
LETTERS_OR_DIGITS = re.compile(r"[0-9]+|[^\W\d_]+")
# In a message, one in five may be.
SHORTEST_NAMED, LETTERS_PER_EDIT, SHORTEST_SPLIT = 5, 5, 8

Words = tuple[str, ...]


@dataclass(frozen=True)
class Spelling:
    """The words of a catalogue, in the tables that repair needs."""

    counts: Mapping[str, int]  # how often each word occurs
    # Words by what is left of their beginnings when letters are left out: SymSpell's.
    shortened: Mapping[str, tuple[str, ...]]
    longest: int


NO_WORDS = Spelling({}, {}, 0)


def spelling_of(counts: Mapping[str, int]) -> Spelling:
    """The tables of these words, by how often each occurs."""
    near = _empty()
    for word, count in counts.items():
        if word.isalpha() and len(word) >= SHORTEST_PART:
            near.create_dictionary_entry(word, count)
    shortened = {short: tuple(words) for short, words in near._deletes.items()}
    return Spelling(dict(counts), shortened, near._max_length)


class SearchSpeller:
    """The words of a catalogue, with how often each occurs; the frequent ones before the rare."""

    def __init__(self, spelling: Spelling = NO_WORDS) -> None:
        self._counts = spelling.counts
        self._near = _empty()
        # It looks up, and changes nothing: so its tables may be mapped from a file.
        self._near._words, self._near._deletes = spelling.counts, spelling.shortened
        self._near._max_length = spelling.longest

    def knows(self, word: str) -> bool:
        return word in self._counts

    def set_right(self, word: str) -> Words:
        """What was meant: the word itself, its repair, or the words written as one."""
        if word in STOP_WORDS or self.knows(word):
            return (word,)
        bare = without_possessive(word, shortest=1)
        for form in (bare, singular(bare)):  # of a name too: "2 lites"
            if form != word and self.knows(form):
                return (form,)
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
        known = [cut for cut in _cuts(word) if all(self.knows(part) for part in cut)]
        return max(known, key=lambda cut: min(self._counts[p] for p in cut), default=())


class NameSpeller:
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
            if len(word) >= SHORTEST_NAMED - 1 and word.isalpha():
                self._by_initial[word[0]].append(word)

    def split(self, word: str) -> int:
        """Where two words were written as one, "blenderunder"; 0 if they weren't."""
        if len(word) < SHORTEST_SPLIT or not word.isalpha() or self.repair(word) in self._known:
            return 0
        for left, right in reversed(list(_cuts(word))):
            parts = canonical(left), canonical(right)
            if any(p in self._goods for p in parts) and any(p in self._little for p in parts):
                return len(left)
        return 0

    def repair(self, word: str) -> str:
        if word in self._known or not word.isalpha():
            return word
        for ending in ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] in self._known:
                return word[: -len(ending)]
        if len(word) < SHORTEST_NAMED:
            return word
        best = process.extractOne(
            word,
            self._by_initial.get(word[0], []),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=len(word) // LETTERS_PER_EDIT,
        )
        return best[0] if best and _is_small(word, best[0]) else word


def _empty() -> SymSpell:
    return SymSpell(max_dictionary_edit_distance=2, prefix_length=PREFIX)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """All ways to see two words in one, the shortest first word first."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        yield word[:at], word[at:]


def _is_safe(typed: str, meant: str) -> bool:
    """Short words have too many neighbours; of four letters one may have been left out."""
    return len(typed) >= SHORTEST_REPAIRED or len(meant) == SHORTEST_REPAIRED > len(typed) > 2


def _is_small(typed: str, meant: str) -> bool:
    """Of five letters, one left out or two swapped; another letter makes another word: broke."""
    is_other = len(typed) == len(meant) and not _is_swapped(typed, meant)
    return len(typed) > SHORTEST_NAMED or not is_other


def _slip(typed: str, meant: str) -> tuple[int, bool]:
    """How unlikely a slip is: swapped, doubled or left out; another letter; one too many.

    And whether the first letter is wrong, which is rare.
    """
    is_doubled = len(typed) > len(meant) and any(
        typed[:at] + typed[at + 1 :] == meant for at in range(1, len(typed))
        if typed[at] == typed[at - 1]
    )
    if _is_swapped(typed, meant) or is_doubled or len(typed) < len(meant):
        return 0, typed[0] != meant[0]
    return (1 if len(typed) == len(meant) else 2), typed[0] != meant[0]


def _is_swapped(typed: str, meant: str) -> bool:
    return len(typed) == len(meant) and sorted(typed) == sorted(meant)
