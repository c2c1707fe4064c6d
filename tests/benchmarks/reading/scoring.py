"""How near a reading comes to the one that a message should get."""
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Iterator, Mapping, NamedTuple, Sequence

Said = Mapping[str, Any]

ARTICLES = re.compile(r"\b(?:the|a|an|my|your|our|some|any)\b")
SIGNS = re.compile(r"[^\w.]+|\.(?!\d)")
NUMBER = re.compile(r"[\d.,]+")
# Words of goods: whether "gas" belongs to the kind or is a trait, two honest people differ.
WANTED, REFUSED = ("kind", "name", "brand", "traits"), ("not_brand", "not_traits")
WORDS = ("size", "not_size", "purpose", "code", "order_number", "order")
EXACT = ("price", "ordinal", "pointing", "quantity", "mode", "not")
# The whole object is refused: what it is of, is.
REFUSED_WHOLE = (*WANTED, "pointing", "size")
NONE = "\u2013"  # in the place of an act that the other reading lacks


class Part(NamedTuple):
    """One thing that an object says; values are equal where they mean the same."""

    field: str
    value: str


Told = tuple[Part, ...]


class Count(NamedTuple):
    """So many right, of so many."""

    right: int
    of: int


@dataclass(frozen=True)
class Scored:
    """`acts` are pairs of expected and found, as they stand beside each other; `fields` counts of
    each field's values: right, expected, found."""

    is_exact: bool
    are_acts_right: bool
    objects: Count
    polarity: Count
    acts: tuple[tuple[str, str], ...]
    fields: Mapping[str, tuple[int, int, int]]


def score(found: Said, right: Said) -> Scored:
    """Acts are compared in their order, objects of a wish in any."""
    wishes, wanted = found.get("wishes", ()), right.get("wishes", ())
    acts, expected = ([w["act"] for w in each] for each in (wishes, wanted))
    objects, wished = ([_objects(w) for w in each] for each in (wishes, wanted))
    is_exact = (
        acts == expected
        and [Counter(each) for each in objects] == [Counter(each) for each in wished]
        and [_words(w.get("matter")) for w in wishes] == [_words(w.get("matter")) for w in wanted]
        and _unread(found) == _unread(right)
    )
    total = max(sum(map(len, objects)), sum(map(len, wished)))
    return Scored(
        is_exact, acts == expected, Count(_shared(objects, wished), total),
        _polarity(wishes, wanted), tuple(_beside(expected, acts)), _fields(objects, wished),
    )


def _unread(reading: Said) -> str:
    """Numbers alone are put there wherever nothing else tells them, even those of a tale."""
    return _bag([words for words in reading.get("unread", ()) if not NUMBER.fullmatch(words)])


def _objects(wish: Said) -> list[Told]:
    return [tuple(_parts(each)) for each in wish.get("objects", ())]


def _parts(described: Said) -> Iterator[Part]:
    yield from _named("wanted", _bag(_values(described, WANTED)))
    yield from _named("refused", _bag(_values(described, REFUSED)))
    for name in WORDS:
        yield from _named(name, _words(described.get(name)))
    for name in EXACT:
        if name in described:
            yield Part(name, repr(_number(described[name])))


def _named(field: str, value: str) -> Iterator[Part]:
    if value:
        yield Part(field, value)


def _shared(found: Sequence[Sequence[Told]], right: Sequence[Sequence[Told]]) -> int:
    """Objects that are right, with the wishes of both set beside each other, in their order, so
    that these are most: a wish too many spoils none of the others'."""
    best = [0] * (len(right) + 1)
    for objects in found:
        before, best = best, [0]
        for at, wished in enumerate(right):
            own = (Counter(objects) & Counter(wished)).total()
            best.append(max(before[at] + own, before[at + 1], best[at]))
    return best[-1]


def _polarity(wishes: Sequence[Said], wanted: Sequence[Said]) -> Count:
    """Of a message's objects with something refused, those whose refused words are exactly right;
    one that refuses what should be wanted counts against them."""
    found, right = (Counter(_refusals(each)) for each in (wishes, wanted))
    return Count((found & right).total(), max(found.total(), right.total()))


def _refusals(wishes: Sequence[Said]) -> Iterator[str]:
    for described in (each for wish in wishes for each in wish.get("objects", ())):
        whole = _values(described, REFUSED_WHOLE) if described.get("not") else []
        refused = _values(described, (*REFUSED, "not_size"))
        if whole or refused:
            yield _bag([*whole, *refused])


def _beside(expected: Sequence[str], found: Sequence[str]) -> Iterator[tuple[str, str]]:
    for _, first, end, start, stop in SequenceMatcher(None, expected, found, False).get_opcodes():
        yield from zip_longest(expected[first:end], found[start:stop], fillvalue=NONE)


def _fields(
    found: Sequence[Sequence[Told]], right: Sequence[Sequence[Told]]
) -> dict[str, tuple[int, int, int]]:
    """Over all objects of the message, whichever says it."""
    given, wanted = (
        Counter(part for objects in each for told in objects for part in told)
        for each in (found, right)
    )
    return {
        name: (_of(name, given & wanted), _of(name, wanted), _of(name, given))
        for name in sorted({part.field for part in (*given, *wanted)})
    }


def _of(field: str, parts: Counter[Part]) -> int:
    return sum(count for part, count in parts.items() if part.field == field)


def _values(described: Said, names: Sequence[str]) -> list[Any]:
    found: list[Any] = []
    for name in names:
        value = described.get(name)
        found += value if isinstance(value, (list, tuple)) else [value] if value else []
    return found


def _bag(values: Sequence[Any]) -> str:
    return " ".join(sorted(_words(" ".join(map(str, values))).split()))


def _words(value: Any) -> str:
    """Lower case, without articles and signs."""
    plain = ARTICLES.sub(" ", str(value or "").lower().replace("'", "").replace("\u2019", ""))
    return " ".join(SIGNS.sub(" ", plain).split())


def _number(value: Any) -> Any:
    """Prices with their limits in one order; 30 and 30.0 are the same."""
    if isinstance(value, Mapping):
        return sorted((name, _number(each)) for name, each in value.items() if each)
    return float(value) if type(value) in (int, float) else value
