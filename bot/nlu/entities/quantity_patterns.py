"""Words and patterns that say how many, and which one of a list."""
from typing import Any, Iterable

from actions.language.numbers import NUMBER_WORDS
from actions.language.packs import mapping
from actions.language.stop_words import STOP_WORDS
from actions.language.tables import Phrase, numbers_of, phrases_of, words_of
from actions.language.tokens import phrase

ORDINALS = numbers_of("ordinals.words")
LAST, NOT_LAST = words_of("ordinals.last"), words_of("ordinals.not_last")
SPANS, SPAN_BEFORE = words_of("ordinals.spans"), words_of("ordinals.span_before")
ALL_OF = words_of("ordinals.all_of")
NOT_IN_A_LIST = words_of("ordinals.elsewhere")
COMPARING = words_of("ordinals.comparing")
MOST_LISTED = 20

AMOUNTS: dict[Phrase, int] = {
    phrase(text): int(number) for text, number in mapping("quantities.amounts").items()
}
MULTIPLES = numbers_of("quantities.multiples")
FEW, ONE_ARTICLE = numbers_of("quantities.few"), phrases_of("quantities.one_article")
TIMES = words_of("quantities.times")
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
ADDRESS = words_of("street.words") | words_of("street.parts")
MOST_WANTED = 999

Token = dict[str, Any]
Patterns = list[list[Token]]


def _word(choices: Iterable[str], **more: Any) -> Token:
    return {"LOWER": {"IN": sorted(choices)}, **more}


def _of(table: str, **more: Any) -> Token:
    return _word(words_of(table), **more)


NUMBER = {"TEXT": {"REGEX": rf"^(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})$"}}
DIGITS = {"TEXT": {"REGEX": r"^\d{1,2}$"}}
ORDINAL, NOUN, ENDING = _word(ORDINALS), _of("ordinals.nouns"), _of("ordinals.endings")
THE, RELATIVE = _of("ordinals.articles"), _of("ordinals.relative")
MAYBE_RELATIVE = _of("ordinals.relative", OP="?")
JOINED, VERSUS = _of("ordinals.joining"), _of("ordinals.versus")
FIRST = _of("ordinals.first")
A, A_FEW, OF = _of("quantities.articles"), _word(FEW), _of("quantities.of")

ORDINAL_PATTERNS: Patterns = [
    [ORDINAL],
    [THE, ORDINAL],
    [ORDINAL, NOUN],
    [THE, ORDINAL, NOUN],
    [RELATIVE, ORDINAL],
    [_of("ordinals.numbered"), NUMBER],
    [RELATIVE, _of("ordinals.numbered_behind_relative"), NUMBER],
    [RELATIVE, DIGITS],
    [DIGITS, ENDING],
    [THE, DIGITS, ENDING],
]
# Both numbers stand for places in the list.
PAIR_PATTERNS: Patterns = [
    [NUMBER, VERSUS, NUMBER],
    [_of("ordinals.compare"), MAYBE_RELATIVE, NUMBER, JOINED, MAYBE_RELATIVE, NUMBER],
    [RELATIVE, NUMBER, JOINED, MAYBE_RELATIVE, NUMBER],
]
COMPARED_PATTERNS: Patterns = [[NUMBER, JOINED, NUMBER]]  # in a message that compares
# "the first two" are 1 and 2.
FIRST_FEW_PATTERNS: Patterns = [
    [FIRST, NUMBER],
    [THE, FIRST, NUMBER],
    [NUMBER, MAYBE_RELATIVE, _of("ordinals.first_behind")],
]
QUANTITY_PATTERNS: Patterns = [
    [NUMBER, _of("quantities.counters")],
    [NUMBER, _of("quantities.containers"), OF],
    [_of("quantities.announced"), NUMBER],
    [A, A_FEW],
    [A, A_FEW, OF],
    *([_word([word]) for word in words] for words in AMOUNTS),
]
