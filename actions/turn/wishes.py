"""What a turn's wish is about: as its words say it or, of a button, as its entities do."""
from typing import Iterator, Sequence

from actions.language.stop_words import STOP_WORDS
from actions.language.words import name_words, words
from actions.reading.reading import Description, Wish
from actions.shop.catalogue.values import known_as
from actions.shop.search.described import Words, described
from actions.shop.visit import Visit
from actions.turn.hints import hinted
from actions.turn.meant import in_words, words_of
from actions.turn.resolving import NOTHING_SAID, PRONOUNS
from actions.turn.scene import scene_of
from actions.turn.turn import Turn

SIZE = "size"


def wished(turn: Turn, visit: Visit) -> tuple[Description, ...]:
    """The objects of the wish; one that says nothing where none is told of."""
    objects = turn.wish.objects if turn.wish else tuple(_objects(turn, visit))
    objects = objects or (NOTHING_SAID,)
    if turn.wish is None:
        return objects
    named = _named(objects, turn, visit)
    return tuple(_in_full(each, turn.wish, turn.text, visit) for each in named)


def spoken_of(turn: Turn, visit: Visit) -> tuple[Description, ...]:
    """What a wish to see or to know is about; of words that nothing was read in, what the shop
    knows of them. A question says more than names."""
    if turn.wish is not None and turn.wish.objects:
        return turn.wish.objects
    is_asked = turn.wish is not None and turn.wish.act != "show"
    found = tuple(_objects(turn, visit, are_named=not is_asked))
    return found or (NOTHING_SAID,)


def _named(
    objects: Sequence[Description], turn: Turn, visit: Visit
) -> Iterator[Description]:
    """What is said of nothing is about what words of the wish name in sight: "gayo, two more"."""
    bare = [said for said in objects if not _tells_which(said)]
    scene = scene_of(turn, visit)
    known = visit.catalogue.products
    seen = dict.fromkeys((*scene.in_sight, *scene.in_cart))
    near = [known[sku] for sku in seen if sku in known]
    text = turn.wish.said if turn.wish else ""
    named = hinted(text, near, visit, are_told=False) if bare else ()
    codes = [p.sku for p in named] if len(named) in (1, len(bare)) else []
    for said in objects:
        is_it = bool(codes) and any(said is each for each in bare)
        yield said.copy(update={"code": codes.pop(0)}) if is_it else said


def _in_full(said: Description, wish: Wish, text: str, visit: Visit) -> Description:
    """ "The premium wrap", where the noun was read as nothing: its words name one thing alone."""
    is_bare = bool(said.traits) and not (words_of(said).called or said.code or said.pointing)
    if wish.act != "add" or len(wish.objects) != 1 or not is_bare:
        return said
    spoken = dict.fromkeys(word for word in words(wish.said or text) if word not in STOP_WORDS)
    own = set(words(" ".join(said.traits)))
    found = described(Words(called=" ".join(spoken)), visit.index, visit.catalogue)
    if not own < set(spoken) or len(found.products) != 1 or found.lacking:
        return said
    return said.copy(update={"traits": (), "code": found.products[0].sku})


def _tells_which(said: Description) -> bool:
    is_pronoun = said.pointing in PRONOUNS and said.as_json().keys() == {"pointing"}
    return bool(
        in_words(said) or (said.pointing and not is_pronoun) or said.ordinal or said.order
        or said.is_refused or said.price or said.purpose
    )


def _objects(turn: Turn, visit: Visit, are_named: bool = True) -> Iterator[Description]:
    """Each product named, or each place; else the one thing described. A number is of the first."""
    if turn.entity("instead_of"):
        yield Description.parse_obj({"code": turn.entity("instead_of")})
    codes = turn.entities_of("variant") or turn.entities_of("product")
    places = turn.entities_of("ordinal")
    said = _said_of_it(turn)
    if codes or places:
        named: list[dict[str, object]] = [{"code": code} for code in codes]
        named = named or [{"ordinal": int(place)} for place in places]
        named[0].update(said)
        yield from map(Description.parse_obj, named)
        return
    name = _name_in(turn, visit) if are_named else ""
    described = Description.parse_obj({**said, **_described(turn, visit), "name": name})
    if described.as_json():
        yield described


def _said_of_it(turn: Turn) -> dict[str, object]:
    values = turn.entities_of("attribute_value")
    quantity = turn.entity("quantity")
    return {
        "quantity": None if quantity is None else int(quantity),
        "size": next((str(v["value"]) for v in values if v["attribute"] == SIZE), ""),
        "traits": tuple(str(v["value"]) for v in values if v["attribute"] != SIZE),
    }


def _described(turn: Turn, visit: Visit) -> dict[str, object]:
    kinds = [e.text or _kind(str(e.value), visit) for e in turn.entities if e.name == "category"]
    return {
        "kind": " ".join(kinds),
        "brand": " ".join(map(str, dict.fromkeys(turn.entities_of("brand")))),
        "pointing": "that" if turn.entities_of("reference") else None,
    }


def _name_in(turn: Turn, visit: Visit) -> str:
    """What else of the text is a word of names."""
    rest = [w for w in words(turn.rest) if visit.index.name_words_in(w)]
    return " ".join(w for w in dict.fromkeys(rest) if name_words(w))


def _kind(category_id: str, visit: Visit) -> str:
    category = visit.catalogue.categories.get(category_id)
    return known_as(category.names) if category else category_id
