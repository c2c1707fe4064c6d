"""What titles say that things are: the nouns at their heads, in the order of each language."""
import re
from typing import Collection, Iterator, Mapping, NamedTuple, Sequence

from actions.language.pack_tables import Phrase, words_of
from actions.language.packs import pack_of
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase

LONGEST = 3  # words of a compound: "usb card reader"
# What follows these isn't what the thing is: "for dry hair", "with a timer".
CLOSED_BY = words_of("names.closed_by") | {"+"}
JOINING = words_of("names.joining")
CONTAINERS = words_of("names.containers")  # a light set is a light
ALONE = frozenset((word,) for word in CONTAINERS)
ASIDE = re.compile(r"[,(\[|\u2013\u2014]|\s-\s")

Titles = Mapping[str, str]  # by language


class Heads(NamedTuple):
    """Of one title: what it surely says, and what it may say if another title says so surely."""

    sure: frozenset[Phrase]
    possible: frozenset[Phrase]
    before_values: frozenset[Phrase]  # where no other title is headed as this one


def heads_of(
    titles: Titles, measured: Collection[str], told: Collection[str] = ()
) -> dict[str, Heads]:
    """By language, nouns and compounds that end in them.

    `measured` are words that go with numbers: units, and names of what is told in numbers; `told`
    are words of the thing's own values, which may follow the noun. A noun that several languages
    have stands at the head in each of them, or is none.
    """
    read = {language: _read(text, language, measured, told) for language, text in titles.items()}
    return {
        language: Heads(frozenset(_agreed(language, read)), own.possible, own.before_values)
        for language, own in read.items()
    }


def noun_of(head: Phrase, language: str) -> str:
    return head[0] if pack_of(language).has_head_first else head[-1]


class _Title(NamedTuple):
    """As one language has it, before the others are asked."""

    parts: tuple[Phrase, ...]  # runs of words with their head at the end, or at the beginning
    sure: frozenset[Phrase]
    possible: frozenset[Phrase]
    before_values: frozenset[Phrase]
    words: frozenset[str]

    @property
    def nouns(self) -> frozenset[str]:
        return frozenset(head[0] for head in self.sure if len(head) == 1)


def _read(
    text: str, language: str, measured: Collection[str], told: Collection[str]
) -> _Title:
    words = phrase(ASIDE.split(text.strip())[0])
    kept = _trimmed(words[: _closed_at(words)], measured)
    parts = tuple(_joined(kept))
    number = next((at for at, word in enumerate(kept) if at and word[0].isdigit()), 0)
    return _Title(
        parts,
        frozenset(head for part in parts for head in _compounds(part, language)),
        frozenset(_compounds(_trimmed(kept[:number], measured), language)),
        frozenset(_compounds(_without(kept, told), language)),
        frozenset(phrase(text)),
    )


def _closed_at(words: Phrase) -> int:
    """Where what the thing is ends; "7-in-1" goes on."""
    places = (at for at, word in enumerate(words) if at and word in CLOSED_BY)
    return next((at for at in places if not words[at - 1][0].isdigit()), len(words))


def _trimmed(words: Phrase, measured: Collection[str]) -> Phrase:
    """Without the measures and numbers at its end."""
    while len(words) > 1:
        if not words[-1].isalpha():
            words = words[:-1]
            if len(words) > 1 and words[-1] in measured:
                words = words[:-1]  # "SPF 50"
        elif len(words) > 2 and words[-2][0].isdigit() and words[-1] in measured:
            words = words[:-2]
        else:
            break
    return words


def _without(words: Phrase, told: Collection[str]) -> Phrase:
    """Without the values at its end: "Floor Mats PVC"; nothing where none is there."""
    kept = words
    while len(kept) > 1 and kept[-1] in told:
        kept = kept[:-1]
    return kept if kept != words else ()


def _joined(words: Phrase) -> Iterator[Phrase]:
    """A "vacuum & mop" is both; a "wet & dry vacuum" is a vacuum."""
    yield words
    if len(words) > 2 and words[-2] in JOINING:
        yield words[:-2]


def _compounds(part: Phrase, language: str) -> Iterator[Phrase]:
    """The noun at the head, and two or three words with it."""
    is_first = pack_of(language).has_head_first
    run = part if is_first else part[::-1]
    if len(run) > 1 and run[0] in CONTAINERS:
        yield from _lengths(run[1:], is_first)
    yield from _lengths(run, is_first)


def _lengths(run: Sequence[str], is_first: bool) -> Iterator[Phrase]:
    """`run` begins with the noun."""
    for length in range(1, LONGEST + 1):
        words = tuple(run[:length])
        if len(words) < length or not words[-1].isalpha() or words[-1] in JOINING:
            return
        if words[-1] not in STOP_WORDS and words not in ALONE:
            yield words if is_first else words[::-1]


def _agreed(language: str, read: Mapping[str, _Title]) -> Iterator[Phrase]:
    own = read[language]
    others = [title for other, title in read.items() if other != language]
    lent = [found for part in own.parts for other in others if (found := _lent(part, other))]
    for compound in lent:
        yield from (compound, compound[-1:])
    for head in own.sure:
        noun = noun_of(head, language)
        if not any(head[: len(one)] == one[: len(head)] for one in lent) and all(
            _agrees(noun, own, other) for other in others
        ):
            yield head


def _agrees(noun: str, own: _Title, other: _Title) -> bool:
    """Whether the other language has it as a head too, or has no such word, or a head of its own
    ("Gembok Sepeda U-Lock" of a "U-Lock for Bikes")."""
    heads = other.nouns | {head[0] for head in other.possible if len(head) == 1}
    return noun not in other.words or noun in heads or bool(other.nouns - own.words)


def _lent(part: Phrase, other: _Title) -> Phrase:
    """A compound of another language at the beginning of the title: "Card Reader USB-C"."""
    lengths = range(LONGEST, 1, -1)
    return next((part[:n] for n in lengths if len(part) >= n and part[:n] in other.sure), ())
