"""Numbers with a unit: 4 slices, four-slot, 128 GB, 500 ml, RAM 8."""
from collections import Counter
from typing import Mapping, Sequence

from bot.nlu.found import Found, found
from bot.nlu.numbers import plain_text, read_number
from bot.nlu.units import OFTEN_SOMETHING_ELSE, OTHER_MEASURES
from bot.nlu.vocabulary import Vocabulary


def all_units(vocabulary: Vocabulary) -> frozenset[str]:
    """Words after which a number is no price and no quantity."""
    return frozenset(vocabulary.units) | OTHER_MEASURES


def find_measures(words: Sequence[str], vocabulary: Vocabulary) -> list[Found]:
    """Values of number attributes, one attribute each: the one the message speaks of."""
    mentioned = _mentioned(words, vocabulary)
    results = []
    for at in range(len(words)):
        number = read_number(words, at)
        if number is None or number.is_scaled:
            continue
        value = plain_text(number.value)
        if number.end < len(words):
            attributes = _attributes(words[number.end], value, vocabulary)
            if attributes:
                best = max(attributes, key=lambda a: _fit(a, value, mentioned, vocabulary))
                results.append(_measure(at, number.end + 1, best, value))
        named = vocabulary.countable.get(words[at - 1], ()) if at else ()
        known = [a for a in named if value in vocabulary.known_values.get(a, ())]
        if known:
            results.append(_measure(at - 1, number.end, known[0], value))
    return results


def _measure(first: int, end: int, attribute: str, value: str) -> Found:
    return found(first, end, "attribute_value", {"attribute": attribute, "value": value})


def _attributes(unit: str, value: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    attributes = vocabulary.units.get(unit, ())
    if unit not in OFTEN_SOMETHING_ELSE:
        return attributes
    return tuple(a for a in attributes if value in vocabulary.known_values.get(a, ()))


def _mentioned(words: Sequence[str], vocabulary: Vocabulary) -> Counter[str]:
    """How often the message speaks of each attribute, by name or through a category."""
    mentioned: Counter[str] = Counter()
    for first in range(len(words)):
        for end in range(first + 1, min(first + 4, len(words)) + 1):
            for fact in vocabulary.phrases.get(tuple(words[first:end]), ()):
                if fact.entity == "attribute" and words[first] not in vocabulary.units:
                    mentioned[fact.value] += 1
                if fact.entity == "category":
                    mentioned.update(vocabulary.category_attributes.get(fact.value, ()))
    return mentioned


def _fit(
    attribute: str, value: str, mentioned: Mapping[str, int], vocabulary: Vocabulary
) -> tuple[int, bool, int]:
    known = vocabulary.known_values.get(attribute, frozenset())
    return (mentioned.get(attribute, 0), value in known, vocabulary.uses.get(attribute, 0))
