"""A message as the matchers see it: plain words, each with its place in the original text."""
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

from actions.language import packs
from actions.language.normalise import canonical

CURRENCY_SIGNS = "".join(
    re.escape(word) for word in packs.mapping("currencies.words") if not word.isalnum()
)
DASHES = "-\u2010-\u2015\u2212"


def _amount_before() -> str:
    """A number may stand before a dash with what it is counted in: 500rb - 800rb."""
    tables = ("numbers.scales", "numbers.about_scales", "currencies.words")
    units = {word for table in tables for word in packs.mapping(table)}
    behind = (rf"(?<=\d{gap}{re.escape(unit)})" for unit in sorted(units) for gap in ("", " "))
    return "|".join((r"(?<=\d)", *behind))


MONEY = packs.mapping("currencies.words")
MONEY_AFTER = rf"(?:(?:{'|'.join(map(re.escape, sorted(MONEY)))})[. ]{{0,2}}|\D)?\d"
# Words, numbers, and the few signs that mean something; every other sign only separates.
TOKEN = re.compile(
    r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\d+(?:[.,]\d+)*"
    rf"|[#<>~%&+\u00b0\"{CURRENCY_SIGNS}]|(?:{_amount_before()})\s?[{DASHES}]\s?(?={MONEY_AFTER})",
    re.IGNORECASE,
)
Span = tuple[int, int]


@dataclass(frozen=True)
class Reading:
    """Words as a spaCy Doc; `starts` and `ends` are character offsets in the original."""

    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.doc)

    def is_glued(self, index: int) -> bool:
        """Whether this word follows the one before without a gap, as 2 in `sepatu2`."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def read(
    text: str,
    vocab: Vocab,
    repair: Callable[[str], str] = str,
    split: Callable[[str], int] = lambda word: 0,
) -> Reading:
    """Words of a text, written out, singular, without -nya, repaired, and apart."""
    places = [place for m in TOKEN.finditer(text) for place in _parts(text, m.span(), split)]
    words = [repair(canonical(text[start:end].strip())) for start, end in places]
    return Reading(
        Doc(vocab, words=words),
        tuple(start for start, _ in places),
        tuple(end for _, end in places),
    )


def _parts(text: str, span: Span, split: Callable[[str], int]) -> list[Span]:
    start, end = span
    at = split(text[start:end].lower())
    return [(start, start + at), (start + at, end)] if at else [span]


@lru_cache(maxsize=2**15)
def phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase of the vocabulary, made the same way as those of a message."""
    return tuple(canonical(m.group().strip()) for m in TOKEN.finditer(text))
