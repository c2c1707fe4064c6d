"""What is typed as an answer to an open question: which one, which size and colour, how many."""
from dataclasses import replace
from typing import Iterable, Optional, Sequence

from actions.language.tokens import phrase
from actions.reading.reading import Description, Wish
from actions.shop.buying.cart import view_cart
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.said_sizes import in_digits, size_key
from actions.shop.visit import Visit
from actions.turn.abbreviations import abbreviated_colours
from actions.turn.for_cart import lines_meant
from actions.turn.meant import in_words, is_worded, words_of
from actions.turn.meant_variants import variants_meant
from actions.turn.open_question import OpenQuestion
from actions.turn.resolving import merged, resolve
from actions.turn.scene import Scene
from actions.turn.served_as import ACTS, as_pressed, only_points, served_as
from actions.turn.turn import Turn
from actions.turn.understood import Entity

COUNTED = ("add_to_cart", "change_quantity")
REMOVING = "remove_from_cart"
EVERYTHING = Description.parse_obj({"quantity": "all"})


def to_question(
    question: OpenQuestion, wish: Wish, turn: Turn, visit: Visit
) -> Optional[Turn]:
    objects = merged(wish.objects)
    if question.what == "yes":
        if question.intent == "clear_cart" and any(each.is_refused for each in objects):
            return served_as("remove_from_cart", (EVERYTHING, *objects), (), turn)
        is_said_again = wish.act == ACTS[question.intent] and all(map(only_points, objects))
        number = objects[0].quantity if objects else None
        is_number = question.intent in COUNTED and len(objects) == 1 and isinstance(number, int)
        is_number = is_number and only_points(objects[0]) and objects[0].mode != "more"
        is_yes = is_said_again or is_number
        return as_pressed(question.options[0], number, turn) if is_yes else None
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
    sized = [_sized(each, product) for each in objects]
    if len(sized) == 1:
        sized = [_in_text(sized[0], product, text)]
    for said in _shared_out(sized):
        if words_of(said).called and not _is_it(said, product, visit):
            return None
        bare = said.copy(update={
            "kind": "", "name": "", "brand": "", "pointing": None, "code": product.sku
        })
        colours = abbreviated_colours(text, product) if len(objects) == 1 else ()
        if colours and (not said.traits or variants_meant(product, bare, visit).lacking):
            bare = bare.copy(update={"traits": colours})
        if said.code and visit.index.with_code(said.code):
            bare = bare.copy(update={"code": said.code})
        elif not (bare.size or bare.traits) or variants_meant(product, bare, visit).lacking:
            return None
        chosen.append(bare)
    return chosen


def _shared_out(objects: Sequence[Description]) -> list[Description]:
    """ "One M and one L, both white": what is said of both is said of each."""
    of_all = [each for each in objects if each.pointing == "both" and len(objects) > 1]
    own = [each for each in objects if each not in of_all or each.quantity is not None]
    for said in of_all:
        own = [
            each.copy(update={
                "traits": tuple(dict.fromkeys((*each.traits, *said.traits))),
                "size": each.size or said.size,
            })
            for each in own
        ]
    return own


def _sized(said: Description, product: Product) -> Description:
    """ "43" is a size where there is one, and not so many pieces."""
    number = said.quantity if said.quantity is not None else said.ordinal
    sizes = {size_key(variant.size) for variant in product.variants if variant.size}
    if said.size or not isinstance(number, int) or size_key(str(number)) not in sizes:
        return said
    return said.copy(update={
        "size": str(number), "quantity": None, "mode": None, "ordinal": None
    })


def _in_text(said: Description, product: Product, text: str) -> Description:
    """With the one number of the text that is a size of it: "forty one, black", "43 blk"."""
    sizes = {size_key(variant.size) for variant in product.variants if variant.size}
    words = list(in_digits(phrase(text)))
    found = [word for word in words if word.isdigit() and size_key(word) in sizes]
    is_whole = bool(said.size) and size_key(said.size) in {size_key(word) for word in words}
    is_number = size_key(said.size).isdigit()  # else of "forty one" the forty alone
    if len(found) != 1 or (said.size and (is_whole or not is_number)):
        return said
    left = (
        " ".join(word for word in trait.split() if word != found[0]) for trait in said.traits
    )
    return said.copy(update={
        "size": found[0], "traits": tuple(trait for trait in left if trait), "ordinal": None,
        "quantity": None, "mode": None,
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
        is_number = is_number and not question.is_of_need  # "just 1" of what went in
        if is_number and isinstance(number, int) and number <= len(goods):
            said = Description.parse_obj({"ordinal": number})
        meant = resolve(said, scene, visit, goods)
        if not meant.sure and question.intent == REMOVING and in_words(said):
            view = view_cart(visit.db, visit.catalogue, visit.shopper)
            meant = lines_meant(said, scene, view, visit).meant  # "the helmet, and the lock too"
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
    if others or not isinstance(said.quantity, int) or not only_points(said):
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
        return _to_offer(question, chosen, turn, visit)
    asked = question.entities.get("quantity")
    objects = [
        each.copy(update={"quantity": asked})
        if each.quantity is None and asked is not None and len(chosen) == 1 else each
        for each in chosen
    ]
    if "instead_of" in question.entities:
        out = Description.parse_obj({"code": str(question.entities["instead_of"])})
        objects = [out, *objects]
    return served_as(question.intent, tuple(objects), (), turn)


def _to_offer(
    question: OpenQuestion, chosen: Sequence[Description], turn: Turn, visit: Visit
) -> Optional[Turn]:
    """The size and colour in which the offer is taken, or those that are needed."""
    offer = Entity("offer", question.entities["offer"])
    if question.is_of_need:
        return served_as("accept_offer", tuple(chosen), (offer,), turn)
    product = visit.catalogue.products.get(str(question.entities.get("product")))
    if product is None or len(chosen) != 1:
        return None
    choice = variants_meant(product, chosen[0], visit)
    if not choice.id:
        return None
    told = (offer, Entity("variant", choice.id))
    return served_as("accept_offer", tuple(chosen), told, turn)
