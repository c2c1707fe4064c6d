"""Which products a message wants to be compared."""
from typing import Sequence

from actions.reading.reading import Description
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.meant import Meant, in_words
from actions.turn.resolving import resolve
from actions.turn.scene import Scene, listed_products, scene_of
from actions.turn.shown import meant_by
from actions.turn.turn import Turn

MOST_OF_LIST = 3
PAIR = 2


def compared_products(turn: Turn, visit: Visit) -> list[Product]:
    """Those named; with one alone, what it goes with; without names, the first of the list."""
    scene = scene_of(turn, visit)
    said = turn.wish.said if turn.wish else turn.text
    meant = beside_focus(_found(turn, scene, visit), said, scene, visit)
    if len(meant) >= PAIR:
        return meant
    others = [p for p in listed_products(turn, visit) if p not in meant]
    if meant and not others:
        better = visit.catalogue.next_tier(meant[0].sku)
        return [*meant, better] if better else meant
    return [*meant, *others][: PAIR if meant else MOST_OF_LIST]


def not_found(turn: Turn, visit: Visit) -> list[str]:
    """Words of those that are to be compared, of which it isn't sure what they mean."""
    if turn.wish is None or len(turn.wish.objects) < PAIR:
        return []
    found = _found(turn, scene_of(turn, visit), visit)
    unsure = (in_words(each.described) for each in found if not each.sure)
    return [words for words in unsure if words]


def _found(turn: Turn, scene: Scene, visit: Visit) -> list[Meant]:
    """Each that is compared; "the carbon one" beside a tripod is a tripod, too."""
    found = meant_by(turn, visit)
    kind = next((each.described.kind for each in found if each.sure and each.described.kind), "")
    return [_of_kind(each, kind, scene, visit) for each in found]


def _of_kind(meant: Meant, kind: str, scene: Scene, visit: Visit) -> Meant:
    said = meant.described
    if meant.sure or said.kind or said.name or not said.traits:
        return meant
    named = Description(name=" ".join(said.traits))  # "the u-lock" may be what it is called
    alike = [said.copy(update={"kind": kind, "pointing": None})] if kind else []
    again = (resolve(each, scene, visit) for each in (*alike, named))
    return next((each for each in again if each.sure), meant)


def beside_focus(
    found: Sequence[Meant], text: str, scene: Scene, visit: Visit
) -> list[Product]:
    """Those meant for certain, or that the words name in sight; one alone is compared with what is
    talked about: "with the m20"."""
    meant = list(dict.fromkeys(p.sku for each in found for p in each.sure))
    named = _named_in(text, scene, visit) if len(meant) < PAIR else []
    if len(named) >= PAIR and set(meant) <= set(named):
        return _products_of(named, visit)
    if len(meant) == 1 and scene.focus and scene.focus not in meant:
        meant = [scene.focus, *meant]
    return _products_of(meant, visit)


def _products_of(skus: Sequence[str], visit: Visit) -> list[Product]:
    known = visit.catalogue.products
    return [known[sku] for sku in skus if sku in known]


def _named_in(text: str, scene: Scene, visit: Visit) -> list[str]:
    """Goods in sight with a word of their own names in the text: "the plus or the pro"."""
    near = _products_of(scene.in_sight, visit)
    words = [word for word in visit.index.said_words(text) if not word.word[0].isdigit()]
    named = {
        p.sku: {w.word for w in words if not w.own.isdisjoint(visit.index.called_by(p).name)}
        for p in near
    }
    of_all = set.intersection(*named.values()) if named else set()
    return [sku for sku, own in named.items() if own - of_all]
