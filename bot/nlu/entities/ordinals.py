"""Which one of a list: the second, yang kedua, number 2, "1 or 2"."""
from actions.language.numbers import NUMBER_WORDS
from actions.language.pack_tables import Phrase, numbers_of, words_of
from actions.language.stop_words import STOP_WORDS
from bot.nlu.entities.mention import Fact
from bot.nlu.entities.token_patterns import DIGITS, NUMBER, Rule, any_in, any_of, numbers_in

ORDINALS = numbers_of("ordinals.words")
LAST, NOT_LAST = words_of("ordinals.last"), words_of("ordinals.not_last")
SPANS, SPAN_BEFORE = words_of("ordinals.spans"), words_of("ordinals.span_before")
ALL_OF = words_of("ordinals.all_of")
NOT_IN_A_LIST = words_of("ordinals.elsewhere")
COMPARING = words_of("ordinals.comparing")
MOST_LISTED = 20

ORDINAL, NOUN, ENDING = any_of(ORDINALS), any_in("ordinals.nouns"), any_in("ordinals.endings")
THE, RELATIVE = any_in("ordinals.articles"), any_in("ordinals.relative")
MAYBE_RELATIVE = any_in("ordinals.relative", OP="?")
JOINED, VERSUS = any_in("ordinals.joining"), any_in("ordinals.versus")
FIRST, FIRST_BEHIND = any_in("ordinals.first"), any_in("ordinals.first_behind")


def _ordinal(words: Phrase, first: int, end: int) -> tuple[Fact, ...]:
    matched = words[first:end]
    places = [ORDINALS[word] for word in matched if word in ORDINALS] or numbers_in(matched)
    if not places or not -1 <= places[0] <= MOST_LISTED or not _is_listed(words, first, end):
        return ()
    return (Fact("ordinal", places[0]),)


def _is_listed(words: Phrase, first: int, end: int) -> bool:
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


def _pair(words: Phrase, first: int, end: int) -> tuple[Fact, ...]:
    return tuple(Fact("ordinal", place) for place in numbers_in(words[first:end]))


def _compared(words: Phrase, first: int, end: int) -> tuple[Fact, ...]:
    return _pair(words, first, end) if COMPARING & set(words) else ()


def _first_few(words: Phrase, first: int, end: int) -> tuple[Fact, ...]:
    count = numbers_in(words[first:end])[0]
    return tuple(Fact("ordinal", n) for n in range(1, count + 1)) if 2 <= count <= 5 else ()


RULES = {
    "ordinal": Rule(
        [
            [ORDINAL],
            [THE, ORDINAL],
            [ORDINAL, NOUN],
            [THE, ORDINAL, NOUN],
            [RELATIVE, ORDINAL],
            [any_in("ordinals.numbered"), NUMBER],
            [RELATIVE, any_in("ordinals.numbered_behind_relative"), NUMBER],
            [RELATIVE, DIGITS],
            [DIGITS, ENDING],
            [THE, DIGITS, ENDING],
        ],
        _ordinal,
    ),
    # Both numbers stand for places in the list.
    "pair": Rule(
        [
            [NUMBER, VERSUS, NUMBER],
            [any_in("ordinals.compare"), MAYBE_RELATIVE, NUMBER, JOINED, MAYBE_RELATIVE, NUMBER],
            [RELATIVE, NUMBER, JOINED, MAYBE_RELATIVE, NUMBER],
        ],
        _pair,
    ),
    "compared": Rule([[NUMBER, JOINED, NUMBER]], _compared),
    # "the first two" are 1 and 2.
    "first_few": Rule(
        [[FIRST, NUMBER], [THE, FIRST, NUMBER], [NUMBER, MAYBE_RELATIVE, FIRST_BEHIND]],
        _first_few,
    ),
}
