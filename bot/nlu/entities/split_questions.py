"""Questions whose words stand apart: "where is this coffee from", "how much can the bag carry"."""
from typing import Container, Iterable, Mapping, Optional, Sequence

from actions.language.pack_tables import words_of
from bot.nlu.entities.mention import Found, found

Words = tuple[str, ...]

ASKING = words_of("questions.asking")
# Between the words of a question, whatever is asked.
FILLING = words_of("questions.filling")
# Alone behind "how", these ask for nothing certain.
SAYING_LITTLE = ASKING | words_of("questions.asking_little")
SHORTEST = 2
THINGS = frozenset("product category brand reference ordinal attribute attribute_value".split())


def split_questions(asked: Iterable[tuple[str, Words]]) -> dict[Words, str]:
    """Attribute by the telling words of the questions it is `asked` by."""
    questions: dict[Words, str] = {}
    for attribute, words in asked:
        told = tuple(word for word in words if word not in FILLING)
        is_telling = SHORTEST <= len(told) < len(words) and set(told) - SAYING_LITTLE
        if words and words[0] in ASKING and is_telling:
            questions.setdefault(told, attribute)
    return questions


def with_split_questions(
    findings: Sequence[Found], words: Words, questions: Mapping[Words, str]
) -> list[Found]:
    """The question takes the place of the attributes that are part of it."""
    named = {at for f in findings if f.facts[0].entity in THINGS for at in range(f.first, f.end)}
    for question, attribute in questions.items():
        for first, word in enumerate(words):
            places = _places(question, words, first, named) if word == question[0] else None
            if places:
                kept = [f for f in findings if not _is_part(f, places)]
                end = next(at for at in range(first, len(words) + 1) if at not in places)
                asked = found(first, end, "attribute", attribute)
                return sorted([*kept, asked], key=lambda f: f.first)
    return list(findings)


def _places(
    question: Words, words: Words, first: int, named: Container[int]
) -> Optional[frozenset[int]]:
    """Where its words stand, with nothing between them but fillings and what has a name."""
    places, wanted = [], 0
    for at in range(first, len(words)):
        if words[at] == question[wanted]:
            places.append(at)
            wanted += 1
            if wanted == len(question):
                return frozenset(places)
        elif words[at] not in FILLING and at not in named:
            return None
    return None


def _is_part(each: Found, places: Iterable[int]) -> bool:
    """Whether it is an attribute that starts between the first and the last word."""
    inside = range(min(places), max(places) + 1)
    return each.facts[0].entity == "attribute" and (each.first in inside or each.end - 1 in inside)
