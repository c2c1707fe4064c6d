"""Which goods a no names: "i have a case already" speaks of every case there is."""
from typing import Iterator

from actions.reading.reading import Description
from actions.shop.search import Refused
from actions.shop.search.refusing import all_refused
from actions.shop.visit import Visit
from actions.turn.meant import words_of
from actions.turn.resolving import resolve
from actions.turn.scene import Scene
from actions.turn.turn import Turn


def refused_goods(turn: Turn, visit: Visit) -> tuple[str, ...]:
    """SKUs; none where no thing is named."""
    objects = turn.wish.objects if turn.wish else ()
    return tuple(dict.fromkeys(sku for each in objects for sku in _so_called(each, visit)))


def _so_called(said: Description, visit: Visit) -> Iterator[str]:
    """With a property, only those that have it."""
    called = words_of(said).called
    if not called:
        return
    refused = all_refused(Refused(kinds=(called,)), visit.index).skus
    if not said.traits:
        yield from refused
        return
    found = resolve(said.copy(update={"is_refused": False}), Scene(), visit)
    yield from (p.sku for p in found.products if not found.lacking)
