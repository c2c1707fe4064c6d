"""The size and colour in which goods were asked for: "do you have it in blue", then "L in that"."""
from dataclasses import replace
from typing import Any, Mapping, Sequence

from rasa_sdk.events import EventType, SlotSet

from actions.reading.reading import Description
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.meant_variants import Choice, variants_meant
from actions.turn.turn import LASTS, Turn

MOST_KEPT = 6  # traits
NOTHING = Description.parse_obj({})


def asked_so(turn: Turn, events: Sequence[EventType]) -> list[EventType]:
    """What was said of the size and colour of what a reply is about, one thing or the list that
    was searched for, the newest first; of other things it is forgotten."""
    left = {e["name"]: e["value"] for e in events if e.get("event") == "slot"}
    searched = left.get(slots.SEARCH) or ()
    one, listed = left.get(slots.FOCUS), left.get(slots.LISTED) if searched else ()
    skus = [one] if one else list(listed or ())
    if not skus:
        return []
    kept = turn.slots.get(slots.ASKED_VARIANT) or {}
    before = kept if one and one in kept.get("skus", ()) else {}
    said = _joined(_searched_for(searched), _only_one(turn)) if searched else _only_one(turn)
    if not (said.size or said.traits):
        return [SlotSet(slots.ASKED_VARIANT, None)] if kept and not before else []
    traits = dict.fromkeys((*said.traits, *before.get("traits", ())))
    return [SlotSet(slots.ASKED_VARIANT, {
        "skus": skus, "turn": turn.number, "size": said.size or before.get("size", ""),
        "traits": list(traits)[:MOST_KEPT],
    })]


def asked_variants(turn: Turn) -> Mapping[str, Description]:
    """By SKU, how goods were asked for a few turns ago."""
    kept = turn.slots.get(slots.ASKED_VARIANT)
    if not kept or turn.number - int(kept["turn"]) > LASTS:
        return {}
    said = _described(kept["size"], kept["traits"])
    return dict.fromkeys(kept["skus"], said)


def narrowed(choice: Choice, product: Product, asked: Description, visit: Visit) -> Choice:
    """Of several that are left to choose from, those that are as it was asked for before."""
    if choice.lacking:
        return choice
    for said in (_described(asked.size, ()), *(_described("", (t,)) for t in asked.traits)):
        left = variants_meant(replace(product, variants=choice.variants), said, visit)
        choice = choice if left.lacking or not left.variants else left
    return choice


def _only_one(turn: Turn) -> Description:
    """The one thing that is wished, as it is described."""
    wanted = [each for each in (turn.wish.objects if turn.wish else ()) if not each.is_refused]
    return wanted[0] if len(wanted) == 1 else NOTHING


def _joined(searched: Description, said: Description) -> Description:
    """ "Only black ones" of a list in 42: what the search keeps is asked for still."""
    traits = tuple(dict.fromkeys((*said.traits, *searched.traits)))
    return _described(said.size or searched.size, traits)


def _searched_for(searches: Sequence[Mapping[str, Any]]) -> Description:
    """By a search as its slot keeps it; several at once are of nothing certain."""
    if len(searches) != 1:
        return NOTHING
    [search] = searches
    size = search["sizes"][0] if len(search["sizes"]) == 1 else ""
    return _described(size, [value for _, value in search["values"]])


def _described(size: str, traits: Sequence[Any]) -> Description:
    return Description.parse_obj({"size": size, "traits": tuple(map(str, traits))})
