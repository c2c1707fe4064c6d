"""What is typed as an answer to what stands open: the offer made last, or a question.

"Yes, the blue one", "43 white", "the cheapest", "no, just the small one" name no wish of their own;
they are served as what they answer. Whatever speaks of something else is served as it is.
"""
from dataclasses import replace
from typing import Optional, Sequence

from actions.reading.reading import Act, Description, Wish
from actions.shop.buying.cart import view_cart
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.answering_line import to_line
from actions.turn.answering_offer import to_offer
from actions.turn.answering_question import to_question
from actions.turn.for_cart import lines_meant
from actions.turn.meant import in_words
from actions.turn.open_question import open_question
from actions.turn.openings import asks, begins_with_no
from actions.turn.resolving import merged
from actions.turn.scene import scene_of
from actions.turn.served_as import only_points, served_as
from actions.turn.to_add import picks
from actions.turn.turn import Turn

DETAILS, ADDING, REMOVING = "offer_details", "add_to_cart", "remove_from_cart"
# Wishes that ask, and change nothing whatever they point at.
ASIDES: frozenset[Act] = frozenset((
    "ask", "ask_shop", "suggest", "help", "view_cart", "order_status", "points",
    "complain", "person", "greet", "thank", "bye", "undo", "no", "refuse", "notify", "restart",
))

ANSWERS: frozenset[Act] = frozenset(("accept", "refuse"))


def may_answer(turn: Turn) -> bool:
    """Whether it may be the answer to something, open or not."""
    if not turn.is_typed or turn.wish is None or turn.is_answer:
        return False
    is_open = bool(turn.slots.get(slots.OFFER_OPEN)) or open_question(turn) is not None
    answers = turn.wish.act in ANSWERS and bool(turn.wish.objects)
    return is_open or answers or is_counted(turn)


def declines_first(turn: Turn, visit: Visit) -> bool:
    """ "No, and take the bike out": what is offered is declined, the rest is a wish of its own."""
    wish = turn.wish
    is_more = wish is not None and wish.act not in ASIDES and bool(wish.objects)
    return is_more and begins_with_no(turn.text) and bool(scene_of(turn, visit).offered)


def answer_of(turn: Turn, visit: Visit) -> Optional[Turn]:
    """The turn as what it answers; None where it is something else."""
    wish, scene = turn.wish, scene_of(turn, visit)
    if wish is None:
        return None
    question = open_question(turn)
    is_asking = asks(turn.text) or wish.act in ASIDES or bool(wish.matter)
    is_asking = is_asking or (wish.act == "compare" and not _are_places(wish.objects))
    if question is not None and not is_asking:
        answered = to_question(question, wish, turn, visit)
        if answered is not None:
            return answered
    if not (is_asking or turn.intent == DETAILS):
        of_line = to_line(wish, scene, turn, visit)
        if of_line is not None:
            return of_line
    if turn.intent != DETAILS and scene.offered and not (asks(turn.text) or wish.matter):
        return to_offer(wish, scene, turn, visit) or _to_something_else(wish, turn)
    if is_counted(turn) and not asks(turn.text):
        return _to_put_in(wish, turn, visit)
    if question is None and not scene.offered and not asks(turn.text) and wish.act in ANSWERS:
        return _to_nothing(wish, turn, visit)
    return None


def is_counted(turn: Turn) -> bool:
    """Whether it looks for things, and tells how many of each: "cable lock, 2"."""
    wish = turn.wish
    return wish is not None and wish.act == "find" and bool(wish.objects) and all(
        isinstance(each.quantity, int) and each.kind
        and not (each.price or each.order or each.purpose or each.is_refused)
        for each in wish.objects
    )


def _to_put_in(wish: Wish, turn: Turn, visit: Visit) -> Optional[Turn]:
    """So many of what is clear may be wanted: that is asked."""
    view = view_cart(visit.db, visit.catalogue, visit.shopper)
    wanted = list(picks(wish.objects, scene_of(turn, visit), view, visit))
    is_clear = bool(wanted) and all(pick.product is not None for pick in wanted)
    return _named(ADDING, wish.objects, True, turn) if is_clear else None


def _to_something_else(wish: Wish, turn: Turn) -> Optional[Turn]:
    """ "Also a conditioner", beside an offer of something else, is a wish of its own."""
    objects = merged(wish.objects)
    is_worded = bool(objects) and all(map(in_words, objects))
    if wish.act != "accept" or not is_worded or any(each.is_refused for each in objects):
        return None
    return _named(ADDING, objects, False, turn)


def _to_nothing(wish: Wish, turn: Turn, visit: Visit) -> Optional[Turn]:
    """What answers nothing that was asked, but names a thing: "and the stand too" puts it in, "no
    socks" may take them out."""
    objects = merged(wish.objects)
    if wish.act == "accept" and not any(map(only_points, objects)):
        is_of_one = not any(each.is_refused for each in objects)
        return _named(ADDING, objects, False, turn) if is_of_one else None
    if wish.act == "refuse" and all(map(in_words, objects)):
        scene, view = scene_of(turn, visit), view_cart(visit.db, visit.catalogue, visit.shopper)
        out = [each.copy(update={"is_refused": False}) for each in objects]
        if all(len(lines_meant(each, scene, view, visit).sure) == 1 for each in out):
            return _named(REMOVING, tuple(out), True, turn)
    return None


def _named(
    intent: str, objects: tuple[Description, ...], is_guess: bool, turn: Turn
) -> Turn:
    """As it may be meant; "i have a bag already" takes out none."""
    served = served_as(intent, objects, (), turn)
    return replace(served, is_answer=False, is_guess=is_guess)


def _are_places(objects: Sequence[Description]) -> bool:
    return bool(objects) and all(set(each.as_json()) == {"ordinal"} for each in objects)
