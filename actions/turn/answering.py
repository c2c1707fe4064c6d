"""What is typed as an answer to what stands open: the offer made last, or a question.

"Yes, the blue one", "43 white", "the cheapest", "no, just the small one" name no wish of their own;
they are served as what they answer. Whatever speaks of something else is served as it is.
"""
from dataclasses import replace
from typing import Any, Iterable, Mapping, Optional, Sequence

from actions.reading.reading import Act, Description, Wish
from actions.shop.answers.asked_attributes import OPEN_QUESTION
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.said_sizes import size_key
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.abbreviations import abbreviated_colours
from actions.turn.intents import intents
from actions.turn.meant import is_worded, words_of
from actions.turn.meant_variants import variants_meant
from actions.turn.open_question import OpenQuestion, Option, open_question
from actions.turn.resolving import merged, resolve
from actions.turn.scene import Scene, scene_of
from actions.turn.turn import Turn
from actions.turn.understood import Entity

ASKS = "?"
# Wishes that ask, and change nothing whatever they point at.
ASIDES: frozenset[Act] = frozenset((
    "ask", "ask_shop", "suggest", "help", "view_cart", "order_status", "points",
    "complain", "person", "greet", "thank", "bye", "undo", "no", "refuse", "notify", "restart",
))
TAKES: frozenset[Act] = frozenset(("add", "accept", "yes", "swap"))
CHOOSES: frozenset[Act] = frozenset((*TAKES, "change", "find", "show", "give", "more"))
REFUSES: frozenset[Act] = frozenset(("no", "refuse"))
POINTERS = ("it", "this", "that", "one", "them", "same")


def may_answer(turn: Turn) -> bool:
    """Whether anything stands open that words could answer."""
    if not turn.is_typed or turn.wish is None or turn.is_answer:
        return False
    return bool(turn.slots.get(slots.OFFER_OPEN)) or open_question(turn) is not None


def answer_of(turn: Turn, visit: Visit) -> Optional[Turn]:
    """The turn as what it answers; None where it is something else."""
    wish, scene = turn.wish, scene_of(turn, visit)
    if wish is None:
        return None
    question = open_question(turn)
    is_asking = _is_asking(turn) or wish.act in ASIDES or bool(wish.matter)
    if question is not None and not is_asking:
        answered = _to_question(question, wish, turn, visit)
        if answered is not None:
            return answered
    if scene.offered and not _is_asking(turn):
        return _to_offer(wish, scene, turn, visit)
    return None


def _is_asking(turn: Turn) -> bool:
    """By its sign, or by a word that asks."""
    return ASKS in turn.text or OPEN_QUESTION.search(turn.text) is not None


def _to_question(
    question: OpenQuestion, wish: Wish, turn: Turn, visit: Visit
) -> Optional[Turn]:
    objects = merged(wish.objects)
    if question.what == "yes":
        is_said_again = wish.act == ACTS[question.intent] and all(map(_only_points, objects))
        return _as_pressed(question.options[0], turn) if is_said_again else None
    if not objects or any(each.is_refused for each in objects):
        return None
    chosen: Optional[list[Description]]
    if question.what == "variant":
        chosen = _variants(question, objects, turn.text, visit)
    elif question.what == "product":
        chosen = _products(question, objects, visit)
    elif question.what == "quantity":
        chosen = _numbers(question, objects)
    else:
        return None
    return _as_wish(question, chosen, turn, visit) if chosen else None


def _variants(
    question: OpenQuestion, objects: Sequence[Description], text: str, visit: Visit
) -> Optional[list[Description]]:
    """Sizes and colours of the thing that was asked about, each with its number."""
    code = str(question.entities.get("product") or question.entities.get("instead_of") or "")
    found = visit.index.with_code(code) if code else None
    if found is None:
        return None
    product, chosen = found[0], []
    for said in (_sized(each, product) for each in objects):
        if words_of(said).called and not _is_it(said, product, visit):
            return None
        bare = said.copy(update={
            "kind": "", "name": "", "brand": "", "pointing": None, "code": product.sku
        })
        if len(objects) == 1 and not said.traits:
            bare = bare.copy(update={"traits": abbreviated_colours(text, product)})
        if said.code and visit.index.with_code(said.code):
            bare = bare.copy(update={"code": said.code})
        elif not (bare.size or bare.traits) or variants_meant(product, bare, visit).lacking:
            return None
        chosen.append(bare)
    return chosen


def _sized(said: Description, product: Product) -> Description:
    """ "43" is a size where there is one, and not so many pieces."""
    number = said.quantity if said.quantity is not None else said.ordinal
    sizes = {size_key(variant.size) for variant in product.variants if variant.size}
    if said.size or not isinstance(number, int) or size_key(str(number)) not in sizes:
        return said
    return said.copy(update={
        "size": str(number), "quantity": None, "mode": None, "ordinal": None
    })


def _is_it(said: Description, product: Product, visit: Visit) -> bool:
    meant = resolve(said.copy(update={"size": ""}), Scene(focus=product.sku), visit)
    return [p.sku for p in meant.products] == [product.sku]


def _products(
    question: OpenQuestion, objects: Sequence[Description], visit: Visit
) -> Optional[list[Description]]:
    """Of those that were to choose from, each by its code."""
    goods = tuple(_goods(question, visit))
    scene, chosen = Scene(listed=tuple(p.sku for p in goods)), []
    for said in objects:
        number = said.quantity
        is_number = said.as_json() == {"quantity": number} and len(goods) > 1
        if is_number and isinstance(number, int) and number <= len(goods):
            said = Description.parse_obj({"ordinal": number})
        meant = resolve(said, scene, visit, goods)
        if not meant.sure or not _tells(said):
            return None
        chosen += [
            Description.parse_obj({
                "code": p.variants[0].id if len(p.variants) == 1 else p.sku,
                "quantity": meant.pieces, "mode": said.mode, "size": said.size,
            })
            for p in meant.sure
        ]
    return chosen


def _numbers(
    question: OpenQuestion, objects: Sequence[Description]
) -> Optional[list[Description]]:
    """So many of the thing that was asked about."""
    [said, *others] = objects
    if others or not isinstance(said.quantity, int) or not _only_points(said):
        return None
    return [said.copy(update={"code": str(question.entities["product"]), "pointing": None})]


def _tells(said: Description) -> bool:
    """Whether it says which, and not only how many."""
    return bool(
        is_worded(said) or said.code or said.ordinal or said.order or said.pointing
        or said.price or said.size or said.quantity == "all"
    )


def _goods(question: OpenQuestion, visit: Visit) -> Iterable[Product]:
    for option in question.options:
        code = str(option.entities.get("variant") or option.entities.get("product") or "")
        found = visit.index.with_code(code) if code else None
        if found is not None:
            product, variant = found
            only = product.variant(variant) if variant else None
            yield replace(product, variants=(only,)) if only else product


def _as_wish(
    question: OpenQuestion, chosen: Sequence[Description], turn: Turn, visit: Visit
) -> Optional[Turn]:
    """What was asked before stays: so many pieces, in place of another."""
    if question.intent == "accept_offer":
        return _to_variant_of_offer(question, chosen, turn, visit)
    asked = question.entities.get("quantity")
    objects = [
        each.copy(update={"quantity": asked})
        if each.quantity is None and asked is not None and len(chosen) == 1 else each
        for each in chosen
    ]
    if "instead_of" in question.entities:
        out = Description.parse_obj({"code": str(question.entities["instead_of"])})
        objects = [out, *objects]
    return _as(question.intent, tuple(objects), (), turn)


def _to_variant_of_offer(
    question: OpenQuestion, chosen: Sequence[Description], turn: Turn, visit: Visit
) -> Optional[Turn]:
    """The size and colour in which the offer is taken."""
    product = visit.catalogue.products.get(str(question.entities.get("product")))
    if product is None or len(chosen) != 1:
        return None
    choice = variants_meant(product, chosen[0], visit)
    if not choice.id:
        return None
    told = (Entity("offer", question.entities["offer"]), Entity("variant", choice.id))
    return _as("accept_offer", tuple(chosen), told, turn)


def _to_offer(wish: Wish, scene: Scene, turn: Turn, visit: Visit) -> Optional[Turn]:
    """Taken, declined, or neither: what is said of something else is no answer."""
    objects = merged(wish.objects)
    refused = [each for each in objects if each.is_refused]
    if wish.act in REFUSES or (refused and len(refused) == len(objects)):
        is_of_it = all(_of_offer(each, scene, visit) != "other" for each in objects)
        return _as("decline_offer", (), (), turn) if is_of_it else None
    if len(objects) > 1 or refused or wish.act not in CHOOSES:
        return None
    said = objects[0] if objects else Description.parse_obj({})
    if _only_points(said):
        return _by_number(said, wish, scene, turn, visit)
    about = _of_offer(said, scene, visit)
    if about == "replaced" and wish.act != "swap" and said.quantity is None:
        return _as("decline_offer", (), (), turn)
    chooses = _variant(said, scene, visit) or (bool(scene.pair) and not said.price)
    is_choosing = wish.act in TAKES or (bool(chooses) and not words_of(said).called)
    if about == "offered" and is_choosing:
        own = _without_number_of_name(said, scene.offered, visit)
        return _as("accept_offer", (own,), _variant(said, scene, visit), turn)
    return None


def _by_number(
    said: Description, wish: Wish, scene: Scene, turn: Turn, visit: Visit
) -> Optional[Turn]:
    """ "Two slices will do": the number may be in the name of one of the two."""
    if wish.act not in TAKES or (wish.act == "add" and said.mode == "more"):
        return None
    own = _without_number_of_name(said, scene.offered, visit)
    if scene.replaced and own == said and own != _without_number_of_name(
        said, scene.replaced, visit
    ):
        return _as("decline_offer", (), (), turn)
    return _as("accept_offer", (own,), (), turn)


def _without_number_of_name(said: Description, sku: str, visit: Visit) -> Description:
    """Without a number of pieces that its name says of the thing itself."""
    product = visit.catalogue.products.get(sku)
    if product is None or said.quantity is None:
        return said
    called = visit.index.called_by(product)
    number = visit.index.said_words(str(said.quantity))
    is_its = any(word.is_in(called.name | called.own_values) for word in number)
    return said.copy(update={"quantity": None, "mode": None}) if is_its else said


def _only_points(said: Description) -> bool:
    told = set(said.as_json())
    return told <= {"quantity", "mode", "pointing"} and said.pointing in (None, *POINTERS)


def _of_offer(said: Description, scene: Scene, visit: Visit) -> str:
    """Which of the two is meant, in a choice between what is offered and what it replaces."""
    known = visit.catalogue.products
    goods = tuple(known[sku] for sku in (scene.replaced, scene.offered) if sku in known)
    own = said.copy(update={"is_refused": False})
    near = Scene(offered=scene.offered, replaced=scene.replaced)
    if _only_points(own):
        return "offered"
    meant = resolve(own.copy(update={"size": ""}), near, visit, goods)
    if not meant.sure or len(meant.sure) > 1:
        return "other"
    return "offered" if meant.sure[0].sku == scene.offered else "replaced"


def _variant(said: Description, scene: Scene, visit: Visit) -> tuple[Entity, ...]:
    product = visit.catalogue.products.get(scene.offered)
    choice = variants_meant(product, said, visit) if product else None
    return (Entity("variant", choice.id),) if choice and choice.id and not choice.lacking else ()


def _as(
    intent: str, objects: tuple[Description, ...], entities: tuple[Entity, ...], turn: Turn
) -> Turn:
    kept = tuple(e for e in turn.entities if e.name in ("language", "mood"))
    wish = Wish(act=ACTS[intent], objects=objects, said=turn.text)
    return replace(
        turn, intent=intent, wish=wish, entities=(*kept, *entities), is_answer=True
    )


def _as_pressed(option: Option, turn: Turn) -> Turn:
    """As if its button had been pressed."""
    told = tuple(Entity(name, value) for name, value in option.entities.items())
    intent = option.says.removeprefix("/").partition("{")[0]
    return replace(turn, intent=intent, wish=None, entities=told, is_answer=True)


ACTS: Mapping[str, Any] = {each.name: each.act for each in intents() if each.act}
