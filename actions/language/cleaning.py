"""Messages without what only looks like words: invisible characters, letters in other shapes.

The text that is kept stays as it was typed; places are told in either.
"""
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Iterator, Sequence

FORMAT = "Cf"  # Unicode's category of zero-width, direction and byte-order marks, soft hyphens
# Compatible in form, not in meaning: 5² is no 52, and ™ is no part of a name.
OTHER_IN_MEANING = ("<super>", "<sub>", "<fraction>")


@dataclass(frozen=True)
class Cleaned:
    """`starts` and `ends`: for each character, where what it was made of stands in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """A span of the clean text, in the original."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (*self.ends, 0)[-1]
            return place, place
        return self.starts[start], self.ends[end - 1]

    def clean(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original, in the clean text."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


def clean(text: str) -> Cleaned:
    """In Unicode's plain forms (NFKC), spaces included, without format characters."""
    if text.isascii():
        return Cleaned(text, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for written, start, end in _clusters(text):
        plain = _plain(written)
        letters.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
    return Cleaned("".join(letters), starts, ends)


def _clusters(text: str) -> Iterator[tuple[str, int, int]]:
    """Each letter with the marks on it, and its place; format characters are in none."""
    written, start, end = "", 0, 0
    for at, letter in enumerate(text):
        if unicodedata.category(letter) == FORMAT:
            continue
        if written and not unicodedata.combining(_plain(letter)[0]):
            yield written, start, end
            written = ""
        start = start if written else at
        written, end = written + letter, at + 1
    if written:
        yield written, start, end


def _plain(written: str) -> str:
    form = unicodedata.decomposition(written[0]).partition(" ")[0]
    return unicodedata.normalize("NFC" if form in OTHER_IN_MEANING else "NFKC", written)
