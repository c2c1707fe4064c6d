"""What is to be compared by rank: your two best blenders, the three cheapest, dua terbaik."""
from typing import Iterator, NamedTuple, Optional, Sequence

from actions.language.numbers import NUMBER_WORDS
from actions.language.pack_tables import Phrase, numbers_of, phrases_of, words_of
from bot.nlu.entities.mention import Fact, Found

Words = Sequence[str]

# Only a message that compares asks for several by rank; "the best one" points at one.
COMPARING = phrases_of("superlatives.comparing")
SUPERLATIVES = {
    order: phrases_of(f"superlatives.{order}") for order in ("better", "cheaper", "dearer")
}
THINGS = frozenset(phrases_of("superlatives.things"))  # "top" may be a thing to wear
FEW = numbers_of("superlatives.few")
FILLING, JOINING = words_of("superlatives.filling"), words_of("superlatives.joining")
MOST_COUNTED = 9
FAR = 4  # words between a number and what it counts, as in "dua mesin kopi yang termurah"
RANK_WORDS = frozenset(
    word
    for phrases in (COMPARING, *SUPERLATIVES.values())
    for words in phrases
    for word in words
)


class Run(NamedTuple):
    """Words `first` up to `end`; `value` is the order of a superlative."""

    first: int
    end: int
    value: str = ""


def find_superlatives(words: Words) -> list[Found]:
    """Each as its order and how many of it are compared; 0 where the message doesn't say.

    The words that compare and count are told as well, as they say nothing of the goods.
    """
    comparing, ranked = list(_runs(words, COMPARING)), list(_ranked(words))
    if not comparing or not ranked:
        return []
    places = [_number_of(words, run) for run in ranked]
    number = next((at for at in places if at is not None), None)
    compared = Fact("compared", _count(words[number]) if number is not None else 0)
    found = [
        Found(*_with(run, number), (compared, Fact("sort", run.value))) for run in ranked
    ]
    lone = number if number is not None and not _covers(found, number) else None
    found += [Found(*_until(words, run, lone), (compared,)) for run in comparing]
    if lone is not None and not _covers(found, lone):
        found.append(Found(lone, lone + 1, (compared,)))
    return found


def _covers(found: Sequence[Found], at: int) -> bool:
    return any(each.first <= at < each.end for each in found)


def _ranked(words: Words) -> Iterator[Run]:
    for order, phrases in SUPERLATIVES.items():
        for run in _runs(words, phrases):
            is_thing = tuple(words[run.first : run.end]) in THINGS
            if not is_thing or _beside(words, run) is not None:
                yield Run(run.first, run.end, order)


def _runs(words: Words, phrases: Sequence[Phrase]) -> Iterator[Run]:
    at = 0
    while at < len(words):
        length = next(
            (len(each) for each in phrases if tuple(words[at : at + len(each)]) == each), 0
        )
        if length:
            yield Run(at, at + length)
        at += length or 1


def _number_of(words: Words, ranked: Run) -> Optional[int]:
    """Where the number stands that says how many: beside the superlative, or before the goods."""
    beside = _beside(words, ranked)
    if beside is not None:
        return beside
    for at in range(ranked.first - 1, max(ranked.first - FAR - 1, 0) - 1, -1):
        if words[at] in JOINING:
            return None  # the number is of something else: "the Nusa 5 with your best phone"
        if _count(words[at]) is not None:
            return at
    return None


def _beside(words: Words, ranked: Run) -> Optional[int]:
    around = (ranked.first - 1, ranked.end)
    return next((a for a in around if 0 <= a < len(words) and _count(words[a]) is not None), None)


def _count(word: str) -> Optional[int]:
    number = int(word) if word.isdecimal() else NUMBER_WORDS.get(word, FEW.get(word, 0))
    return number if 2 <= number <= MOST_COUNTED else None


def _with(run: Run, number: Optional[int]) -> tuple[int, int]:
    """The superlative and the number beside it."""
    if number == run.first - 1:
        return run.first - 1, run.end
    return run.first, run.end + (number == run.end)


def _until(words: Words, run: Run, number: Optional[int]) -> tuple[int, int]:
    """The words that compare, up to the number that follows them."""
    if number is not None and run.end <= number and set(words[run.end : number]) <= FILLING:
        return run.first, number + 1
    return run.first, run.end
