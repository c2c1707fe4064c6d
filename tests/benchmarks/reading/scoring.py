"""How near a reading comes to the one that a message should get."""
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Mapping, Sequence

Said = Mapping[str, Any]

ARTICLES = re.compile(r"\b(?:the|a|an|my|your|our|some|any)\b")
SIGNS = re.compile(r"[^\w.]+|\.(?!\d)")
# Words of goods: whether "gas" belongs to the kind or is a trait, two honest people differ.
WANTED, REFUSED = ("kind", "name", "brand", "traits"), ("not_brand", "not_traits")
WORDS = ("size", "not_size", "purpose", "code", "order_number", "order")
EXACT = ("price", "ordinal", "pointing", "quantity", "mode", "not")
POLAR = ("not_brand", "not_traits", "not_size", "not")


@dataclass(frozen=True)
class Scored:
    """`objects` and `polar` are counts: right, and of how many."""

    is_exact: bool
    are_acts_right: bool
    objects: tuple[int, int]
    polar: tuple[int, int]


def score(found: Said, right: Said) -> Scored:
    """Acts are compared in their order, objects of a wish in any."""
    wishes, wanted = found.get("wishes", ()), right.get("wishes", ())
    acts = [w["act"] for w in wishes] == [w["act"] for w in wanted]
    pairs = [(_objects(w), _objects(r)) for w, r in zip(wishes, wanted, strict=False)]
    missing = sum(len(_objects(r)) for r in wanted[len(wishes):])
    hits = sum(sum((Counter(a) & Counter(b)).values()) for a, b in pairs)
    total = missing + sum(max(len(a), len(b)) for a, b in pairs)
    matters = [_words(w.get("matter")) for w in wishes] == [_words(w.get("matter")) for w in wanted]
    unread = _bag(found.get("unread", ())) == _bag(right.get("unread", ()))
    return Scored(
        acts and hits == total and matters and unread, acts, (hits, total), _polar(wishes, wanted)
    )


def _objects(wish: Said) -> list[str]:
    return [_told(each) for each in wish.get("objects", ())]


def _told(described: Said) -> str:
    """Everything an object says, in a form in which equal things are equal."""
    parts = [("wanted", _bag(_values(described, WANTED))),
             ("refused", _bag(_values(described, REFUSED)))]
    parts += [(name, _words(described.get(name))) for name in WORDS]
    parts += [(name, str(_number(described.get(name)))) for name in EXACT]
    return repr([(name, value) for name, value in parts if value and value != "None"])


def _polar(wishes: Sequence[Said], wanted: Sequence[Said]) -> tuple[int, int]:
    """Of the refused things of a message, those found; what is refused wrongly counts as one."""
    found, right = (Counter(_refused(each)) for each in (wishes, wanted))
    return sum((found & right).values()), sum((found | right).values())


def _refused(wishes: Sequence[Said]) -> list[str]:
    objects = [each for wish in wishes for each in wish.get("objects", ())]
    refused = [word for each in objects for v in _values(each, ("not_brand", "not_traits",
               "not_size")) for word in [_words(v)]]
    return refused + [
        _bag(_values(each, ("kind", "name", "pointing", "traits"))) for each in objects
        if each.get("not")
    ]


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
    plain = ARTICLES.sub(" ", str(value or "").lower().replace("'", ""))
    return " ".join(SIGNS.sub(" ", plain).split())


def _number(value: Any) -> Any:
    if isinstance(value, Mapping):
        return sorted((k, _number(v)) for k, v in value.items() if v)
    return float(value) if isinstance(value, (int, float)) and value is not True else value
