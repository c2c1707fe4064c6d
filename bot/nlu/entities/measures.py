"""Numbers with a unit: 4 slices, four-slot, 128 GB, 500 ml, RAM 8."""
from collections import Counter
from typing import Mapping, Optional, Sequence

from actions.language.numbers import plain_text, read_number
from actions.language.pack_tables import words_of
from bot.nlu.entities.gazetteer import Vocabulary
from bot.nlu.entities.mention import Found, found

# These follow many numbers: they name a value only when some product has it.
OFTEN_SOMETHING_ELSE = words_of("units.often_something_else")
# Numbers before these count or date something that is no property and no quantity.
OTHER_COUNTS = words_of("units.other_counts") | words_of("street.numbered")
# A bag "for my 14 inch laptop" or one that "fits a 14 inch laptop" is no laptop.
FITTING, FOR = words_of("measures.fitting"), words_of("measures.purpose")
NEAR = 4  # words


def all_units(vocabulary: Vocabulary) -> frozenset[str]:
    """Words after which a number is no price and no quantity."""
    return frozenset(vocabulary.units) | OTHER_COUNTS


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
            if carried := _carried(words, at, number.end + 1, attributes, vocabulary):
                first, end, attribute = carried
                results.append(_measure(first, end, attribute, value))
            elif attributes:
                near = mentioned + _mentioned(words[number.end + 1 : number.end + 3], vocabulary)
                best = max(attributes, key=lambda a: _fit(a, value, near, vocabulary))
                results.append(_measure(at, number.end + 1, best, value))
        is_kind = at and _names_kind(words[at - 1], vocabulary)
        named = vocabulary.countable.get(words[at - 1], ()) if at and not is_kind else ()
        known = [a for a in named if value in vocabulary.known_values.get(a, ())]
        if known:
            results.append(_measure(at - 1, number.end, known[0], value))
    return results


def _carried(
    words: Sequence[str], first: int, end: int, attributes: Sequence[str], vocabulary: Vocabulary
) -> Optional[tuple[int, int, str]]:
    """Where the size of something that goes in or on the thing is told, and its attribute."""
    for at, span in ((end, (first, end + 1)), (first - 1, (first - 1, end))):
        if not 0 <= at < len(words) or not _names_kind(words[at], vocabulary):
            continue
        carried = [a for a in vocabulary.countable.get(words[at], ()) if a in attributes]
        if carried and _is_of_another(words[max(span[0] - NEAR, 0) : span[0]], vocabulary):
            return (*span, carried[0])
    return None


def _is_of_another(before: Sequence[str], vocabulary: Vocabulary) -> bool:
    kinds = [_names_kind(word, vocabulary) for word in before]
    is_beside = bool(kinds and kinds[-1])
    return is_beside or bool(FITTING & set(before)) or (any(kinds) and bool(FOR & set(before)))


def _names_kind(word: str, vocabulary: Vocabulary) -> bool:
    facts = vocabulary.phrases.get((word,), ())
    return bool(facts) and facts[0].entity == "category"


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
