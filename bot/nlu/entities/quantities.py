"""How many, and which one of a list: two of them, make it 3, the second, yang kedua, number 2."""
import re
from typing import Container, Optional

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from actions.language.numbers import NUMBER_WORDS, read_number
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import Reading
from bot.nlu.entities.mention import Fact, Found, found
from bot.nlu.entities.quantity_patterns import (
    ADDRESS,
    ALL_OF,
    AMOUNTS,
    BOTH,
    BOTH_SUFFIXED,
    COMPARED_PATTERNS,
    COMPARING,
    COUNTS_ONE_AFTER,
    DOUBLED,
    FEW,
    FILLING,
    FIRST_FEW_PATTERNS,
    LAST,
    MOST_LISTED,
    MOST_WANTED,
    MULTIPLES,
    NEVER_AFTER,
    NOT_IN_A_LIST,
    NOT_LAST,
    NOT_WANTED,
    ONE_ARTICLE,
    ORDINAL_PATTERNS,
    ORDINALS,
    PAIR_PATTERNS,
    PLURAL_POINTERS,
    POINTED_AT,
    POINTS,
    PRONOUNS,
    QUANTITY_PATTERNS,
    SPAN_BEFORE,
    SPANS,
    TIMES,
    WANTED_BEFORE,
    WANTING,
)


class Counting:
    """Finds ordinals and quantities in a reading."""

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        self._matcher.add("ordinal", ORDINAL_PATTERNS)
        self._matcher.add("pair", PAIR_PATTERNS)
        self._matcher.add("first_few", FIRST_FEW_PATTERNS)
        self._matcher.add("quantity", QUANTITY_PATTERNS)
        self._matcher.add("compared", COMPARED_PATTERNS)

    def find(
        self, reading: Reading, units: frozenset[str], goods: Container[str] = frozenset()
    ) -> list[Found]:
        """`goods`: words that name products and kinds, of which a number says how many."""
        results = [*_bare_quantities(reading, units, goods), *_both(reading)]
        for label, first, end in self._matcher(reading.doc):
            rule = RULES[reading.doc.vocab.strings[label]]
            facts = rule(reading.words, first, end)
            if facts:
                results.append(Found(first, end, facts))
        return results


def is_address(words: tuple[str, ...]) -> bool:
    """Whether numbers are those of a house."""
    return bool(ADDRESS & set(words)) and any(word.isdigit() for word in words)


def _ordinal(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    matched = words[first:end]
    places = [ORDINALS[word] for word in matched if word in ORDINALS] or _numbers(matched)
    if not places or not -1 <= places[0] <= MOST_LISTED or not _is_listed(words, first, end):
        return ()
    return (Fact("ordinal", places[0]),)


def _is_listed(words: tuple[str, ...], first: int, end: int) -> bool:
    """Whether the ordinal stands for a place in the list shown."""
    before, after = words[max(first - 1, 0) : first], words[end : end + 1]
    if (set(after) | set(before)) & NOT_IN_A_LIST:
        return False
    only = words[first] if end - first == 1 else ""
    if only in LAST:  # "how long does the battery last"
        return not before or before[0] in STOP_WORDS - NOT_LAST
    if only in SPANS:
        return not set(before) & SPAN_BEFORE
    if only in ALL_OF:  # "kedua laptop itu" are both laptops
        return not after or after[0] in STOP_WORDS or after[0] in NUMBER_WORDS
    return True


def _pair(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    return tuple(Fact("ordinal", place) for place in _numbers(words[first:end]))


def _compared(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    return _pair(words, first, end) if COMPARING & set(words) else ()


def _both(reading: Reading) -> list[Found]:
    """both, keduanya, dua-duanya, where something is wanted."""
    words = reading.words
    is_wanted = WANTING & set(words) or (BOTH & set(words) and set(words) - BOTH <= FILLING)
    if COMPARING & set(words) or not is_wanted:
        return []
    return [
        found(at, at + 1 + (word in DOUBLED), "quantity", 2)
        for at, word in enumerate(words)
        if word in BOTH or (word in DOUBLED and words[at + 1 : at + 2] == (word,))
        or (word in BOTH_SUFFIXED and reading.ends[at] - reading.starts[at] > len(word))
    ]  # fmt: skip


def _first_few(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    count = _numbers(words[first:end])[0]
    return tuple(Fact("ordinal", n) for n in range(1, count + 1)) if 2 <= count <= 5 else ()


def _quantity(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    matched = words[first:end]
    if matched[-1] in TIMES and set(words[end : end + 1]) - STOP_WORDS:
        return ()  # "udah 3x nanya"
    if matched in AMOUNTS:
        return (Fact("quantity", AMOUNTS[matched]),)
    counts = _numbers(matched)
    if not counts:  # "a pair" are two, "a pair of shoes" is one article
        return (Fact("quantity", 1 if matched in ONE_ARTICLE else FEW[matched[1]]),)
    multiple = next((MULTIPLES[word] for word in matched if word in MULTIPLES), 1)
    return (Fact("quantity", counts[0] * multiple),)


RULES = {
    "ordinal": _ordinal, "pair": _pair, "first_few": _first_few, "quantity": _quantity,
    "compared": _compared,
}  # fmt: skip


def _numbers(words: tuple[str, ...]) -> list[int]:
    return [
        NUMBER_WORDS.get(word, -2) if not word.isdigit() else int(word)
        for word in words
        if word.isdigit() or word in NUMBER_WORDS
    ]


def _bare_quantities(
    reading: Reading, units: frozenset[str], goods: Container[str]
) -> list[Found]:
    """Numbers that stand alone: pesen 1, jadi tiga, i'll take two."""
    results, at = [], 0
    while at < len(reading.words):
        number = read_number(reading.words, at)
        end = number.end if number else at + 1
        value = _wanted(reading, at, end, units) if number and not number.is_scaled else None
        if value is not None and _is_counted(reading.words, at, end, goods):
            results.append(found(at, end, "quantity", value))
        at = end
    return results


def _is_counted(words: tuple[str, ...], at: int, end: int, goods: Container[str]) -> bool:
    """Whether the words around the number let it say how many are wanted."""
    before, after = words[max(at - 3, 0) : at], words[end : end + 1]
    rest = {*words[:at], *words[end:]}
    if set(after) & NOT_WANTED or "+" in (*before, *after) or rest & POINTS:
        return False
    if PLURAL_POINTERS & set(before[-1:]) and not after:
        return False
    if at == 0 and NUMBER_WORDS.get(words[0]) != 1 and after and after[0].isalpha():
        return _begins_small(words)
    if WANTING & {*before, *after} or rest <= STOP_WORDS | WANTED_BEFORE:
        return True
    if after and after[0] in WANTED_BEFORE | POINTED_AT or any(word in goods for word in after):
        return True
    return end == len(words) and any(word in goods or word in POINTED_AT for word in before[-1:])


def _begins_small(words: tuple[str, ...]) -> bool:
    """Whether the message begins with a number of things rather than of a house."""
    number = read_number(words, 0)
    return number is not None and number.value <= MOST_LISTED


def _wanted(reading: Reading, at: int, end: int, units: frozenset[str]) -> Optional[int]:
    words = reading.words
    before = words[at - 1] if at else ""
    after = words[end] if end < len(words) else ""
    number = read_number(words, at)
    if number is None or number.value != int(number.value) or number.value > MOST_WANTED:
        return None
    if re.match(r"\d", words[at]) and (reading.is_glued(at) or _is_glued_to_next(reading, end)):
        return None
    if after in units or words[at] in (before, after) or before in NEVER_AFTER:
        return None  # "dua-duanya" is both, "salah satu" is any
    if words[at] in PRONOUNS and at and before not in COUNTS_ONE_AFTER:
        return None
    return int(number.value)


def _is_glued_to_next(reading: Reading, end: int) -> bool:
    return end < len(reading.words) and reading.is_glued(end)
