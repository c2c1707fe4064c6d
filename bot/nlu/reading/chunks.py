"""What was found in a message as runs of words, and where wishes and objects begin."""
from dataclasses import dataclass
from typing import Iterator, NamedTuple, Optional, Sequence

from bot.nlu.reading.marked_examples import Example
from bot.nlu.reading.message_tokens import Token

NOTHING, BEGINS, GOES_ON = "O", "B-", "I-"
NO_BREAK, NEW_OBJECT, NEW_WISH = "", "object", "wish"
WITHIN, BEYOND = "matter", ""


class Chunk(NamedTuple):
    """Tokens `first` up to, not including, `end` say this field."""

    field: str
    first: int
    end: int


@dataclass(frozen=True)
class Labels:
    """For each token of a message: its field, what begins with it, whether it is matter."""

    fields: tuple[str, ...]
    breaks: tuple[str, ...]
    matter: tuple[str, ...]


def labels_of(example: Example, tokens: Sequence[Token]) -> Labels:
    fields = [NOTHING] * len(tokens)
    for mark in example.marked:
        said = [at for at, t in enumerate(tokens) if t.start < mark.end and mark.start < t.end]
        for place, at in enumerate(said):
            fields[at] = (GOES_ON if place else BEGINS) + mark.field
    breaks = [NO_BREAK] * len(tokens)
    for sign, places in ((NEW_OBJECT, example.objects), (NEW_WISH, example.wishes)):
        for place in places:
            begun = [at for at, token in enumerate(tokens) if token.start >= place]
            if begun:
                breaks[begun[0]] = sign
    matter = tuple(
        WITHIN if any(s <= t.start and t.end <= e for s, e in example.matters) else BEYOND
        for t in tokens
    )
    return Labels(tuple(fields), tuple(breaks), matter)


def chunks_of(fields: Sequence[str]) -> list[Chunk]:
    return list(_runs(fields))


def _runs(fields: Sequence[str]) -> Iterator[Chunk]:
    first: Optional[int] = None
    for at, label in enumerate((*fields, NOTHING)):
        goes_on = first is not None and label == GOES_ON + fields[first][2:]
        if first is not None and not goes_on:
            yield Chunk(fields[first][2:], first, at)
            first = None
        if label != NOTHING and not goes_on:
            first = at
