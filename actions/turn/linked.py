"""Objects of a wish whose words are the name of a product that was found in the message: it is
meant, whatever kind or traits its name seems to say."""
import re
from typing import Iterable, Optional, Sequence

from actions.language.words import words
from actions.reading.reading import Description, Wish
from actions.turn.understood import Entity

PRODUCT, QUANTITY, ORDINAL, VALUE = "product", "quantity", "ordinal", "attribute_value"
WORDED = ("kind", "name", "brand", "size")
FLAGS = ("yes", "no")
OF_ONE = frozenset(("ask", "show"))
AT_ONE = ("it", "this", "that")
# What these wish is wished of the one thing that the message names, where nothing was read of it.
OF_GOODS = OF_ONE | {"add", "remove", "change", "notify"}
# What is only looked for is found by all its words.
LOOKING = frozenset(("find", "more", "suggest"))


def linked(wish: Optional[Wish], entities: Sequence[Entity]) -> Optional[Wish]:
    """The wish with codes in place of the names found, and with the one number said."""
    if wish is None or not wish.objects:
        return _placed(wish, entities)
    wish = wish.copy(update={"objects": tuple(_without_model(o, wish.said) for o in wish.objects)})
    named = [e for e in entities if e.name == PRODUCT and e.text]
    is_looking = wish.act in LOOKING
    valued = [_in_words_of_shop(each, entities) for each in wish.objects]
    objects = list(wish.objects if is_looking else _named(valued, named))
    if is_looking and len(objects) == 1:
        objects = [_with_values(objects[0], entities)]
    return wish.copy(update={"objects": tuple(_counted(objects, entities))})


def _without_model(described: Description, said: str) -> Description:
    """The 2 of "s2" counts no pieces, that of "x2" does."""
    number = described.quantity
    is_model = isinstance(number, int) and re.search(rf"(?i)\b[a-wyz]+{number}\b", said)
    if not is_model or re.search(rf"(?<![\w.,]){number}(?![\w])", said):
        return described
    return described.copy(update={"quantity": None, "mode": None})


def _placed(wish: Optional[Wish], entities: Sequence[Entity]) -> Optional[Wish]:
    """A question about "the second" is about that one, where nothing was read; "ok m10 it is, put
    it in" is about the M10, whatever was talked about before."""
    named = {str(e.value) for e in entities if e.name == PRODUCT and e.text}
    if wish is not None and wish.act in OF_GOODS and len(named) == 1:
        only = Description(code=named.pop())
        return wish.copy(update={"objects": tuple(_counted((only,), entities))})
    places = [int(e.value) for e in entities if e.name == ORDINAL]
    if wish is None or wish.act not in OF_ONE or len(places) != 1:
        return wish
    return wish.copy(update={"objects": (Description(ordinal=places[0]),)})


def _named(
    objects: Sequence[Description], named: Sequence[Entity]
) -> Iterable[Description]:
    """Two objects of one name are one; "it" is the one thing that the message names."""
    found: dict[object, Description] = {}
    for place, each in enumerate(objects):
        own = set(words(" ".join((*_texts(each), each.code))))
        entity = max(named, key=lambda e: len(own & set(words(e.text))), default=None)
        shared = own & set(words(entity.text)) if entity else set()
        if len(named) == 1 and _points_alone(each) and not _is_held(named[0], objects):
            each, entity, shared = each.copy(update={"pointing": None}), named[0], {PRODUCT}
        if entity is None or not shared or _is_code_of(each.code, entity):
            found[place] = each
            continue
        known = found.get(entity.value)
        own_number = None if str(each.quantity) in words(entity.text) else each.quantity
        quantity = known.quantity if known and known.quantity is not None else own_number
        found[entity.value] = _as_coded(known or each, str(entity.value), shared).copy(
            update={"quantity": quantity}
        )
    return found.values()


def _is_held(entity: Entity, objects: Iterable[Description]) -> bool:
    """Whether another object of the wish is the one that is named: "it and the rain cover"."""
    own = set(words(entity.text))
    return any(own & set(words(" ".join((*_texts(each), each.code)))) for each in objects)


def _in_words_of_shop(described: Description, entities: Sequence[Entity]) -> Description:
    """ "64 gigs" are the 64 of the catalogue."""
    values = {
        " ".join(e.text.lower().split()): str(e.value["value"]) for e in entities
        if e.name == VALUE and e.text and e.value["value"] not in FLAGS
    }
    return described.copy(update={
        field: tuple(values.get(said, said) for said in getattr(described, field))
        for field in ("traits", "not_traits")
    })


def _points_alone(described: Description) -> bool:
    said = {field for field, value in described.dict().items() if value}
    return described.pointing in AT_ONE and said <= {"pointing", "quantity", "mode", "size"}


def _is_code_of(code: str, entity: Entity) -> bool:
    """Its SKU, or that of a variant of it; not a model's number that its name has."""
    return bool(code) and code.lower().startswith(str(entity.value).lower())


def _with_values(described: Description, entities: Sequence[Entity]) -> Description:
    """ "Four slice toaster": a value of the catalogue is a trait where no field holds its words."""
    held = set(words(" ".join((*_texts(described), *described.not_traits, described.not_size,
                               described.not_brand, described.purpose, described.order))))
    values = [e.text for e in entities if e.name == VALUE and e.text]
    more = tuple(text for text in values if held.isdisjoint(words(text)))
    if not more or described.code or described.is_refused:
        return described
    return described.copy(update={"traits": (*described.traits, *more), "quantity": None})


def _as_coded(described: Description, code: str, name: set[str]) -> Description:
    """What the name doesn't say stays: a size, a colour."""
    left = {
        field: "" for field in WORDED if set(words(getattr(described, field))) <= name
    }
    traits = tuple(trait for trait in described.traits if not set(words(trait)) <= name)
    return described.copy(update={**left, "traits": traits, "code": code})


def _counted(
    objects: Sequence[Description], entities: Sequence[Entity]
) -> Iterable[Description]:
    """Of one object, the places and the number that were found where it tells none of its own."""
    if len(objects) != 1:
        return objects
    [only] = objects
    places = [int(e.value) for e in entities if e.name == ORDINAL]
    if len(places) > 1 and only.ordinal is not None:  # "the first two"
        return [only.copy(update={"ordinal": place, "quantity": None}) for place in places]
    numbers = [e.value for e in entities if e.name == QUANTITY]
    is_told = bool(numbers) and str(numbers[0]) in words(" ".join(_texts(only)))
    if len(numbers) == 1 and only.quantity is None and only.ordinal is None and not is_told:
        return [only.copy(update={"quantity": int(numbers[0])})]
    return objects


def _texts(described: Description) -> Iterable[str]:
    return (*(getattr(described, field) for field in WORDED), *described.traits)
