"""How many: two of them, make it 3, selusin, both."""
import re
from typing import Container, Optional

from actions.language.numbers import NUMBER_WORDS, read_number
from actions.language.pack_tables import Phrase, numbers_of, phrases_of, words_of
from actions.language.packs import mapping
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import Reading, phrase
from bot.nlu.entities.mention import Fact, Found, found
from bot.nlu.entities.ordinals import COMPARING, MOST_LISTED
from bot.nlu.entities.token_patterns import NUMBER, Rule, any_in, any_of, numbers_in

AMOUNTS: dict[Phrase, int] = {
    phrase(text): int(number) for text, number in mapping("quantities.amounts").items()
}
MULTIPLES = numbers_of("quantities.multiples")
ARTICLES, ONE_ARTICLE = words_of("quantities.articles"), phrases_of("quantities.one_article")
FEW, TIMES = numbers_of("quantities.few"), words_of("quantities.times")
BOTH, DOUBLED = words_of("quantities.both"), words_of("quantities.doubled")
BOTH_SUFFIXED = words_of("quantities.both_suffixed")
PRONOUNS = words_of("quantities.pronouns")
COUNTS_ONE_AFTER = words_of("quantities.counts_one_after")
NEVER_AFTER = words_of("quantities.never_after")
WANTING = words_of("quantities.wanting")  # numbers near these say how many
WANTED_BEFORE = words_of("quantities.wanted_before")
FILLING = STOP_WORDS | WANTED_BEFORE
NOT_WANTED, POINTS = words_of("quantities.not_wanted"), words_of("quantities.points")
PLURAL_POINTERS = words_of("quantities.plural_pointers")
POINTED_AT = words_of("quantities.pointed_at")
MOST_WANTED = 999

A, A_FEW, JOINING = any_of(ARTICLES), any_of(FEW), any_in("quantities.joining")


def find_both(reading: Reading) -> list[Found]:
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


def find_bare(
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


def _quantity(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    matched = words[first:end]
    if matched[-1] in TIMES and set(words[end : end + 1]) - STOP_WORDS:
        return ()  # "udah 3x nanya"
    if matched in AMOUNTS:
        return (Fact("quantity", AMOUNTS[matched]),)
    if matched[0] in ARTICLES and matched[1] in FEW:
        # "a pair" are two, "a pair of shoes" is one article
        return (Fact("quantity", 1 if matched in ONE_ARTICLE else FEW[matched[1]]),)
    multiple = next((MULTIPLES[word] for word in matched if word in MULTIPLES), 1)
    return (Fact("quantity", numbers_in(matched)[0] * multiple),)


RULES = {
    "quantity": Rule(
        [
            [NUMBER, any_in("quantities.counters")],
            [NUMBER, any_in("quantities.containers"), JOINING],
            [any_in("quantities.announced"), NUMBER],
            [A, A_FEW],
            [A, A_FEW, JOINING],
            *([any_of([word]) for word in words] for words in AMOUNTS),
        ],
        _quantity,
    )
}
