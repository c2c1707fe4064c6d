"""Changes of the cart that were wished for with too little certainty to be made unasked."""
import re
from dataclasses import replace

from actions.reading.reading import CHANGES_CART, EMPTIES_CART, Wish
from actions.turn import slots
from actions.turn.intents import names_of
from actions.turn.turn import Turn

# Chosen on messages that were not trained with, asking being a tenth as dear as a wrong cart.
LEAST_CHANCE = 0.7
ASKS = "?"
BARE_NUMBER = re.compile(r"\W*\d+\W*")
REALLY = "really:"  # begins the question of a button that makes a change that was asked about
CHANGING = names_of(lambda intent: intent.act in (*CHANGES_CART, *EMPTIES_CART, "yes"))


def is_a_guess(turn: Turn) -> bool:
    """Whether it is asked first: a question, a number alone, what may well mean something else."""
    if not turn.is_typed or turn.is_answer or turn.wish is None:
        return False
    chance = sum(guess.chance for guess in turn.likely if guess.intent in CHANGING)
    is_told = not BARE_NUMBER.fullmatch(turn.text) and ASKS not in turn.text
    return not is_told or (bool(turn.likely) and chance < LEAST_CHANCE)


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
