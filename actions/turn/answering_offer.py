"""What is typed as an answer to the offer made last: taken, declined, or neither."""
from dataclasses import replace
from typing import Optional

from actions.reading.reading import Act, Description, Wish
from actions.shop.visit import Visit
from actions.turn.meant import is_worded, words_of
from actions.turn.meant_variants import variants_meant
from actions.turn.resolving import merged, resolve
from actions.turn.scene import Scene
from actions.turn.served_as import only_points, served_as
from actions.turn.turn import Turn
from actions.turn.understood import Entity

TAKES: frozenset[Act] = frozenset(("add", "accept", "yes", "swap"))
CHOOSES: frozenset[Act] = frozenset((*TAKES, "change", "find", "show", "more"))
PUTS_IN: frozenset[Act] = frozenset(("add", "accept"))
REFUSES: frozenset[Act] = frozenset(("no", "refuse"))


def to_offer(wish: Wish, scene: Scene, turn: Turn, visit: Visit) -> Optional[Turn]:
    """Taken, declined, or neither: what is said of something else is no answer."""
    objects = merged(wish.objects)
    refused = [each for each in objects if each.is_refused]
    if wish.act in REFUSES or (refused and len(refused) == len(objects)):
        is_of_it = all(_of_offer(each, scene, visit) != "other" for each in objects)
        return served_as("decline_offer", objects, (), turn) if is_of_it else None
    if len(objects) > 1 or refused or wish.act not in CHOOSES:
        return None
    said = objects[0] if objects else Description.parse_obj({})
    if only_points(said):
        return _by_number(said, wish, scene, turn, visit)
    if said.price and not is_worded(said):
        return None  # "20 dollars more, you say"
    about = _of_offer(said, scene, visit)
    if scene.replaced and about == "replaced":
        said = _without_number_of_name(said, scene.replaced, visit)
    if about == "replaced" and wish.act in PUTS_IN and scene.replaced not in scene.in_cart:
        return served_as("add_to_cart", (said,), (), turn)  # it is not theirs yet
    if about == "replaced" and wish.act != "swap" and said.quantity is None:
        return served_as("decline_offer", (), (), turn)
    chooses = _variant(said, scene, visit) or (bool(scene.pair) and not said.price)
    is_choosing = wish.act in TAKES or (bool(chooses) and not words_of(said).called)
    if about == "offered" and is_choosing:
        own = _without_number_of_name(said, scene.offered, visit)
        return served_as("accept_offer", (own,), _variant(said, scene, visit), turn)
    return None


def _by_number(
    said: Description, wish: Wish, scene: Scene, turn: Turn, visit: Visit
) -> Optional[Turn]:
    """ "Two slices will do": the number may be in the name of one of the two."""
    if wish.act not in TAKES or (wish.act == "add" and said.mode == "more"):
        return None
    is_of_focus = bool(scene.focus) and scene.focus not in (*scene.in_cart, scene.offered)
    if wish.act == "add" and is_of_focus:
        return None  # what is looked at is not chosen yet: "put it in" is of that
    own = _without_number_of_name(said, scene.offered, visit)
    if scene.replaced and own == said and own != _without_number_of_name(
        said, scene.replaced, visit
    ):
        return served_as("decline_offer", (), (), turn)
    return served_as("accept_offer", (own,), (), turn)


def _without_number_of_name(said: Description, sku: str, visit: Visit) -> Description:
    """Without a number of pieces that its name says of the thing itself."""
    product = visit.catalogue.products.get(sku)
    if product is None or said.quantity is None:
        return said
    called = visit.index.called_by(product)
    number = visit.index.said_words(str(said.quantity))
    is_its = any(word.is_in(called.name) for word in number)
    return said.copy(update={"quantity": None, "mode": None}) if is_its else said


def _of_offer(said: Description, scene: Scene, visit: Visit) -> str:
    """Which of the two is meant, in a choice between what is offered and what it replaces."""
    known = visit.catalogue.products
    goods = tuple(known[sku] for sku in (scene.replaced, scene.offered) if sku in known)
    own = said.copy(update={"is_refused": False})
    near = Scene(offered=scene.offered, replaced=scene.replaced)
    if only_points(own):
        return "offered"
    meant = resolve(own.copy(update={"size": ""}), near, visit, goods)
    if said.quantity is not None and len(meant.products) > 1:
        numbered = [p for p in goods if _without_number_of_name(said, p.sku, visit) != said]
        meant = replace(meant, products=tuple(numbered), is_every=False, lacking=())
    if not meant.sure or len(meant.sure) > 1:
        return "other"
    return "offered" if meant.sure[0].sku == scene.offered else "replaced"


def _variant(said: Description, scene: Scene, visit: Visit) -> tuple[Entity, ...]:
    product = visit.catalogue.products.get(scene.offered)
    choice = variants_meant(product, said, visit) if product else None
    return (Entity("variant", choice.id),) if choice and choice.id and not choice.lacking else ()
