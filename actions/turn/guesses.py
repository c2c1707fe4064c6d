"""Changes of the cart that were wished for with too little certainty to be made unasked."""
import re
from dataclasses import replace
from typing import Mapping

from actions.reading.reading import CHANGES_CART, EMPTIES_CART, Wish
from actions.shop.buying.cart import Which
from actions.turn import slots
from actions.turn.intents import names_of
from actions.turn.open_question import open_question
from actions.turn.openings import asks
from actions.turn.turn import Turn

# Chosen on messages that were not trained with, asking being a tenth as dear as a wrong cart.
LEAST_CHANCE, LEAST_READ = 0.7, 0.6
MOST_PIECES = 12  # of one thing, that are put in unasked
ONE, SEVERAL = 1, 2
BARE_NUMBER = re.compile(r"\W*\d+\W*")
REALLY = "really:"  # begins the question of a button that makes a change that was asked about
EMPTYING, ADDING = "clear_cart", ("add", "accept")
CHANGING = names_of(lambda intent: intent.act in (*CHANGES_CART, *EMPTIES_CART, "yes"))


def is_a_guess(turn: Turn) -> bool:
    """Whether it is asked first: a question, a number alone, what may well mean something else."""
    if not turn.is_typed or turn.is_answer or turn.wish is None:
        return False
    if turn.is_guess:
        return True
    chance = sum(guess.chance for guess in turn.likely if guess.intent in CHANGING)
    is_told = not BARE_NUMBER.fullmatch(turn.text) and not asks(turn.text)
    is_named = all(each.code for each in turn.wish.objects) and bool(turn.wish.objects)
    is_read = turn.chance >= LEAST_READ or is_named
    is_told = is_told and is_read and not _is_many(turn.wish)
    is_told = is_told and not _loses_number(turn.wish, turn) and not _is_kept(turn.wish, turn)
    return not is_told or (bool(turn.likely) and chance < LEAST_CHANCE)


def says_again(
    turn: Turn, changes: Mapping[Which, int], before: Mapping[Which, int]
) -> bool:
    """ "3, right": so many were there already, and nothing says that it is so many more."""
    wish = turn.wish
    if not turn.is_typed or turn.is_answer or wish is None or wish.act != "add":
        return False
    is_bare = len(wish.objects) == 1 and set(wish.objects[0].as_json()) <= {"quantity", "pointing"}
    return is_bare and all(before.get(which) == count for which, count in changes.items())


def is_the_rest(turn: Turn, changes: Mapping[Which, int]) -> bool:
    """ "Everything but the jam": several things go that nobody named."""
    wish, gone = turn.wish, [which for which, count in changes.items() if count < 0]
    if not turn.is_typed or turn.is_answer or wish is None or len(gone) < SEVERAL:
        return False
    return any(each.is_refused for each in wish.objects)


def _is_many(wish: Wish) -> bool:
    """ "20 is 20": so many are rarely meant."""
    numbers = [each.quantity for each in wish.objects if isinstance(each.quantity, int)]
    return wish.act in ADDING and max(numbers, default=0) > MOST_PIECES


def _is_kept(wish: Wish, turn: Turn) -> bool:
    """ "Not the jug", where the whole cart was to be emptied, may well keep it."""
    question = open_question(turn)
    return question is not None and question.intent == EMPTYING and wish.act == "remove"


def _loses_number(wish: Wish, turn: Turn) -> bool:
    """Whether a number was said of pieces, and the wish holds none at all."""
    if any(each.quantity is not None or each.pointing == "both" for each in wish.objects):
        return False
    held = " ".join(str(value) for each in wish.objects for value in each.as_json().values())
    least = ONE if wish.act == "add" else 0  # it is one piece anyway
    return any(
        isinstance(number, int) and number > least and str(number) not in held
        for number in turn.entities_of("quantity")
    )


def asked_before(turn: Turn) -> Turn:
    """The turn with the wish that a yes is to; nothing of it where that was asked long ago."""
    question = str(turn.entity("question") or "")
    if not question.startswith(REALLY):
        return turn
    kept = turn.slots.get(slots.OPEN_QUESTION) or {}
    is_it = f"{REALLY}{kept.get('turn')}" == question and bool(kept.get("wish"))
    wish = Wish.parse_obj(kept["wish"]) if is_it else Wish(act="chat")
    number = turn.entity("quantity")
    if number is not None and len(wish.objects) == 1:
        counted = wish.objects[0].copy(update={"quantity": int(number)})
        wish = wish.copy(update={"objects": (counted,)})
    return replace(turn, wish=wish, is_answer=True)
