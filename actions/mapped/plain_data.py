"""Plain data as JSON and back, by its types: what was a tuple or a frozenset is one again."""
import json
from collections.abc import Mapping as AbstractMapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Callable, Optional, Sequence, Union, get_args, get_origin, get_type_hints

Decode = Callable[[Any], Any]
KEPT_BY_JSON = (str, int, float, bool, type(None), Any, object)


def as_json(value: object) -> str:
    """Of numbers, texts, Decimals, tuples, frozensets, mappings by text, dataclasses of these."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_as_list)


def of_json(text: str, kind: Any) -> Any:
    """What `as_json` wrote of a value of this type."""
    found, decode = json.loads(text), decoder(kind)
    return decode(found) if decode else found


@cache
def decoder(kind: Any) -> Optional[Decode]:
    """What makes a value of this type of JSON's; None where JSON's is as it should be."""
    if kind in KEPT_BY_JSON:
        return None
    if kind is Decimal:
        return Decimal
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return _of_fields(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Union:
        return _optional(decoder(next(each for each in inner if each is not type(None))))
    if origin is AbstractMapping:
        return _mapping(decoder(inner[1]))
    if origin in (tuple, frozenset):
        return _several(origin, [decoder(each) for each in inner if each is not ...], inner)
    raise TypeError(f"{kind} is no plain data.")


def _as_list(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value):
        return [getattr(value, each.name) for each in fields(value)]
    raise TypeError(f"{type(value)} is no plain data.")


def _of_fields(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    names = kind._fields if hasattr(kind, "_fields") else [each.name for each in fields(kind)]
    decoders = [decoder(hints[name]) for name in names]
    return lambda values: kind(*_each(decoders, values))


def _each(decoders: Sequence[Optional[Decode]], values: Sequence[Any]) -> list[Any]:
    return [d(v) if d else v for d, v in zip(decoders, values, strict=True)]


def _optional(decode: Optional[Decode]) -> Optional[Decode]:
    return decode and (lambda value: None if value is None else decode(value))


def _mapping(decode: Optional[Decode]) -> Optional[Decode]:
    return decode and (lambda pairs: {key: decode(value) for key, value in pairs.items()})


def _several(origin: Any, decoders: list[Optional[Decode]], inner: Sequence[Any]) -> Decode:
    if origin is tuple and ... not in inner:
        return lambda values: tuple(_each(decoders, values))
    [decode] = decoders
    return (lambda values: origin(map(decode, values))) if decode else origin
