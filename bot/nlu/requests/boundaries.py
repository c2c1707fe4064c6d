"""Where one message may fall into two requests, by its words and what was found in it."""
import re
from enum import IntEnum
from typing import Iterable, Iterator, NamedTuple, Sequence

from actions.language import packs
from actions.language.normalise import is_button
from actions.language.words import WORD
from bot.nlu.parse_data import Entity


class Span(NamedTuple):
    """Characters `start` up to, not including, `end`."""

    start: int
    end: int


class Joint(IntEnum):
    """How surely something new begins, as in "red, blue", "red and blue", "red. Then", "? And"."""

    COMMA = 0
    AND = 1
    STOP = 2
    STOP_AND = 3


class Cut(NamedTuple):
    first: Span
    second: Span
    joint: Joint


MOST_CUTS = 3  # each costs two looks of the sentence encoder
MOST_WORDS = 60

# Of the whole message, wherever it is cut.
WHOLE = frozenset(("language", "mood"))
JOINING = packs.alternatives("requests.joining")
# Points and commas between digits belong to a number, and a point before a letter to an address.
MARK = r"(?:[;?!&\n]|\.(?=\s|$)|,(?!\d)|(?<!\d),)"
JOINT = re.compile(
    rf"\s*(?P<marks>{MARK}(?:\s*{MARK})*)\s*(?P<after>(?:\b(?:{JOINING})\b[\s,]*)*)"
    rf"|\s+(?P<words>(?:(?:{JOINING})\b[\s,]*)+)(?=\S)",
    re.IGNORECASE,
)
WEAK_WORDS = packs.words("requests.weak_joining")
STREET = re.compile(
    rf"\b(?:{packs.alternatives('street.words')}|{packs.alternatives('street.ambiguous')})\b",
    re.IGNORECASE,
)
# A part of such words alone, and of things named, asks for nothing: "the kettle too, please".
LITTLE = packs.words("requests.little")


def parts_of(text: str, entities: Sequence[Entity]) -> list[Cut]:
    """Where a message may fall into two requests, the likeliest places first."""
    if is_button(text) or len(WORD.findall(text)) > MOST_WORDS or _is_address(text):
        return []
    taken = [Span(e["start"], e["end"]) for e in entities if e["entity"] not in WHOLE]
    cuts = [_cut(text, joint) for joint in JOINT.finditer(text) if _is_free(joint, taken)]
    telling = [
        cut for cut in cuts
        if all(_is_telling(text, span, entities) for span in (cut.first, cut.second))
    ]
    return sorted(telling, key=lambda cut: -cut.joint)[:MOST_CUTS]


def entities_within(entities: Iterable[Entity], span: Span) -> list[Entity]:
    """Those said in this part, counted from its start; what is of the whole is of each part."""
    return [
        {**e, "start": max(e["start"], span.start) - span.start,
         "end": min(e["end"], span.end) - span.start}
        for e in entities
        if e["entity"] in WHOLE or (span.start <= e["start"] and e["end"] <= span.end)
    ]


def telling_words(text: str, span: Span, entities: Iterable[Entity]) -> frozenset[str]:
    """Words of a part that say what is wanted, beside little ones and what was found there."""
    said = (e for e in entities if e["entity"] not in WHOLE)
    inside = [e for e in said if span.start <= e["start"] < span.end]
    return frozenset(_words_beside(text, span, inside)) - LITTLE


def _words_beside(text: str, span: Span, inside: Sequence[Entity]) -> Iterator[str]:
    for match in WORD.finditer(text, span.start, span.end):
        is_named = any(e["start"] < match.end() and match.start() < e["end"] for e in inside)
        if not is_named and not match.group().isdigit():
            yield match.group().lower()


def _is_address(text: str) -> bool:
    return bool(STREET.search(text)) and any(character.isdigit() for character in text)


def _is_free(joint: "re.Match[str]", taken: Iterable[Span]) -> bool:
    """Not within anything found; what is found within the joint, as in "abis itu", is nothing."""
    return not any(
        span.start < joint.end() and joint.start() < span.end
        and not (joint.start() <= span.start and span.end <= joint.end())
        for span in taken
    )


def _cut(text: str, joint: "re.Match[str]") -> Cut:
    """A question keeps its mark."""
    asks = (joint["marks"] or "").startswith(("?", "!"))
    first_end = joint.start("marks") + 1 if asks else joint.start()
    first_start = len(text) - len(text.lstrip())
    return Cut(
        Span(first_start, first_end), Span(joint.end(), len(text.rstrip())), _kind_of(joint)
    )


def _kind_of(joint: "re.Match[str]") -> Joint:
    marks, words = joint["marks"], (joint["after"] or joint["words"] or "").lower().split()
    is_new = bool(set(words) - WEAK_WORDS)
    if marks and set(marks) - set(" ,&"):
        return Joint.STOP_AND if words else Joint.STOP
    if is_new:
        return Joint.STOP
    return Joint.AND if words or "&" in (marks or "") else Joint.COMMA


def _is_telling(text: str, span: Span, entities: Sequence[Entity]) -> bool:
    """Whether a part says what is wanted, rather than only naming a thing or its kind."""
    if text[span.start:span.end].startswith("/"):
        return False  # would look like a command
    asks = any(e["entity"] == "attribute" and span.start <= e["start"] < span.end for e in entities)
    return asks or bool(telling_words(text, span, entities))
