"""The answer to a question about one product, and what goes with it where that is asked for."""
from typing import Optional

from actions.saying.answers import say_answer
from actions.saying.reply import Reply
from actions.saying.results import show_some
from actions.saying.sheets import show_product
from actions.saying.telling_goods import (
    tell_beside,
    tell_contents,
    tell_reviews,
    tell_services,
    tell_whether_reduced,
)
from actions.shop.answers.answer import Answer
from actions.shop.answers.asked_attributes import (
    CLOSED_QUESTION,
    OPEN_QUESTION,
    asked_attributes,
    is_phrased,
    is_vague,
    telling_roots,
    told_by,
)
from actions.shop.answers.fitting import fitting
from actions.shop.answers.passages import passages, telling_passage
from actions.shop.answers.questions import answer_question
from actions.shop.answers.said_of_goods import (
    asks_for_contents,
    asks_for_reviews,
    part_called,
    parts_of,
)
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.asked_about import other_asked_of, question_of
from actions.turn.goes_with import (
    SERVICES,
    beside_it,
    host_of,
    hosts_of,
    kind_asked,
    named_beside,
    services_for_all,
    wanted_beside,
)
from actions.turn.meant import is_worded
from actions.turn.reduced import asks_for_reduced
from actions.turn.resolving import resolve
from actions.turn.scene import scene_of
from actions.turn.sets_wanted import sets_wanted
from actions.turn.turn import Turn

PAIR = 2


def tell_of(product: Product, turn: Turn, visit: Visit) -> Reply:
    """From its parts, its reviews, its attributes and texts, else from the shop's links."""
    parts = parts_of(product, visit.catalogue)
    is_of_box = asks_for_contents(turn.text, product)
    if parts and is_of_box:
        asked = part_called(kind_asked(turn), parts, visit.index, visit.language)
        return tell_contents(product, parts, asked, visit)
    if asks_for_reviews(turn.text):
        return tell_reviews(product, visit)
    if asks_for_reduced(turn.text):
        return tell_whether_reduced(product, visit)
    answer = _answer(product, turn, visit)
    if answer.kind != "unknown":
        reply, links = say_answer(answer, product, visit), named_beside(turn, product, visit)
        return reply.and_then(tell_beside(product, links, visit)) if links else reply
    links = beside_it(turn, product, visit)
    if not links:
        return say_answer(answer, product, visit)
    reply = Reply()
    if is_of_box:
        reply.say("utter_box_not_told", product_name=product.name(visit.language))
    return reply.and_then(tell_beside(product, links, visit))


def _answer(product: Product, turn: Turn, visit: Visit) -> Answer:
    other = other_asked_of(product, turn, visit)
    fits = fitting(product, other, visit.catalogue, visit.language) if other else None
    return fits or answer_question(product, question_of(turn), visit.catalogue, visit.language)


def is_told(product: Product, turn: Turn, visit: Visit) -> bool:
    """Whether there is an answer to what is asked of it."""
    if asks_what_is_told(product, turn, visit):
        return True
    answer = answer_question(product, question_of(turn), visit.catalogue, visit.language)
    return answer.kind != "unknown" or bool(beside_it(turn, product, visit))


def asks_what_is_told(product: Product, turn: Turn, visit: Visit) -> bool:
    """Whether its reviews, parts or a price before are asked for, whatever it was taken for."""
    has_parts = bool(parts_of(product, visit.catalogue))
    is_asked = asks_for_reviews(turn.text) or asks_for_reduced(turn.text)
    return is_asked or (has_parts and asks_for_contents(turn.text, product))


def tell_asked_of_one(turn: Turn, visit: Visit) -> Optional[Reply]:
    """ "What's in the commuter kit", whatever the message was taken for."""
    wish = turn.wish
    if wish is None or len(wish.objects) != 1 or wish.objects[0].is_refused:
        return None
    sure = resolve(wish.objects[0], scene_of(turn, visit), visit).sure
    is_told = len(sure) == 1 and asks_what_is_told(sure[0], turn, visit)
    return tell_of(sure[0], turn, visit) if is_told else None


def tell_property_of_one(turn: Turn, visit: Visit) -> Optional[Reply]:
    """ "How long is the warranty of the M10": what stands with it, before what the shop says of all
    its goods."""
    objects, scene = (turn.wish.objects if turn.wish else ()), scene_of(turn, visit)
    known, coded = visit.catalogue.products, turn.entities_of("product")
    named = [resolve(each, scene, visit).sure for each in objects if is_worded(each)]
    named = [tuple(known[sku] for sku in coded if sku in known)] if len(coded) == 1 else named
    products = named[0] if named else (known.get(scene.focus),)
    product = products[0] if len(products) == 1 and len(named) < PAIR else None
    if product is None:
        return None
    is_of_it = asks_for_property(product, turn, visit)
    is_of_it |= bool(named) and product.kind in SERVICES and is_told(product, turn, visit)
    return tell_of(product, turn, visit) if is_of_it else None


def asks_for_property(product: Product, turn: Turn, visit: Visit) -> bool:
    """Whether "how much" or "do you have" is about a property: "how much can it carry"."""
    names = (*product.names.values(), product.brand)
    words = telling_roots(turn.text, names)
    known = asked_attributes(turn.text, product, visit.catalogue)
    told = {root for each in known for root in told_by(each, turn.text)}
    return bool(words) and all(word & told for word in words)


def names_property(product: Product, turn: Turn, visit: Visit) -> bool:
    """Whether nothing else is asked, or which value it has: "what colours is it available in"."""
    if asks_for_property(product, turn, visit):
        return True
    known = asked_attributes(turn.text, product, visit.catalogue)
    is_named = any(is_phrased(a, turn.text) or not is_vague(a, turn.text) for a in known)
    return is_named and bool(OPEN_QUESTION.search(CLOSED_QUESTION.sub("", turn.text)))


def tells_of_box(product: Product, turn: Turn, visit: Visit) -> bool:
    """Whether it is asked if something comes with it, and what is written of it has the words."""
    if not asks_for_contents(turn.text, product):
        return False
    named = " ".join(name for name in (*product.names.values(), product.brand))
    words = telling_roots(turn.text, [named])
    written = passages(product, visit.language)
    passage, told = telling_passage(words, written) if words else (None, 0)
    return passage is not None and told > 0


def tell_done(turn: Turn, visit: Visit) -> Optional[Reply]:
    """What the shop does for the thing talked about, or for any: it is put up, wrapped, covered."""
    for host in hosts_of(turn, visit):
        links = beside_it(turn, host, visit, SERVICES)
        if links:
            return tell_beside(host, links, visit)
    services = services_for_all(turn, visit)
    return tell_services(services, visit) if services else None


def tell_set(turn: Turn, visit: Visit) -> Optional[Reply]:
    """The set that holds what is named, where one is asked for; each of several such."""
    sets = sets_wanted(turn, visit)
    if len(sets) > 1:
        return show_some(sets, visit)
    return show_product(sets[0], visit) if sets else None


def tell_wanted_beside(turn: Turn, visit: Visit) -> Optional[Reply]:
    """ "Is there a lid for it": what goes with it by the shop's links, where there is such; a set
    that holds what is named."""
    told = tell_set(turn, visit)
    if told is not None:
        return told
    host = host_of(turn, visit)
    links = wanted_beside(turn, host, visit) if host else ()
    return tell_beside(host, links, visit) if host and links else None
