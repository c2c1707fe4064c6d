"""A message not understood: first ask what was meant, then say what can be done."""
from typing import Optional

from actions.handlers.shop_action import ShopAction
from actions.saying.answers import answer_about
from actions.saying.asking import ask_again
from actions.saying.choosing import choices
from actions.saying.making_buttons import action
from actions.saying.payloads.action import Action
from actions.saying.reply import Reply
from actions.saying.responses import intent_label
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.asked_about import question_of
from actions.turn.intents import labels
from actions.turn.open_question import open_question
from actions.turn.scene import focus_of, seen_at
from actions.turn.turn import Turn

# Questions that are asked again after an aside.
WAITING = frozenset(("variant", "product", "quantity"))
MOST_ASKED = 2
# A guess less likely than this would only puzzle.
LEAST_CHANCE = 0.1

# Here a guess would be worse than to say that nothing was understood.
BEYOND_GUESSING = "out_of_scope"


class ActionClarify(ShopAction):
    """Ask between the likeliest intents; the second time in a row, tell what there is to ask."""

    writes = False

    def name(self) -> str:
        return "action_clarify"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        asked_about = _asked_about(turn, visit)
        if asked_about is not None:
            return answer_about(asked_about, question_of(turn), visit)
        reply = Reply().remember(unclear_at_turn=turn.number)
        if _was_unclear_before(turn) or turn.slots.get(slots.UPSET):
            return reply.say("utter_lost")  # an upset shopper isn't asked to guess along
        buttons = [_said_as(intent, turn) for intent in _likely(turn)]
        if not buttons:
            return reply.say("utter_fallback")
        none = action("utter_label_none_of_these", "help")
        return reply.say("utter_clarify", choices([*buttons, none]))


class ActionAskAgain(ShopAction):
    """The question that an aside left open, once more."""

    writes = False

    def name(self) -> str:
        return "action_ask_again"

    def serve(self, turn: Turn) -> Reply:
        question = open_question(turn)
        if question is None or question.is_again or question.what not in WAITING:
            return Reply()
        if question.what == "product" and seen_at(turn).get(slots.LISTED) == turn.number:
            return Reply()  # another list has come
        with self._front().visit(turn.shopper, writes=False) as visit:
            return ask_again(question, visit)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        raise NotImplementedError("only what stands open is asked again: see serve")


def _asked_about(turn: Turn, visit: Visit) -> Optional[Product]:
    """The product talked about, where the message may ask for something that is said of it."""
    product = visit.catalogue.products.get(focus_of(turn))
    asked = {str(attribute) for attribute in turn.entities_of("attribute")}
    may_ask = any(
        guess.intent == "ask_product" and guess.chance >= LEAST_CHANCE for guess in turn.likely
    )
    is_elsewhere = turn.entities_of("product") or turn.entities_of("category")
    is_known = product is not None and asked & product.attributes.keys()
    return product if is_known and may_ask and not is_elsewhere else None


def _was_unclear_before(turn: Turn) -> bool:
    """Each message has a number, so one understood in between needs no noting."""
    before: Optional[int] = turn.slots.get(slots.UNCLEAR_AT_TURN)
    return before is not None and turn.number - before == 1


def _likely(turn: Turn) -> list[str]:
    guesses = [guess for guess in turn.likely if guess.intent != turn.intent]
    if not guesses or guesses[0].intent == BEYOND_GUESSING:
        return []
    likely = (guess.intent for guess in guesses if guess.chance >= LEAST_CHANCE)
    askable = labels()
    return [intent for intent in likely if intent in askable][:MOST_ASKED]


def _said_as(intent: str, turn: Turn) -> Action:
    """A button that makes the same words be said again, and be understood like this.

    With its words and all that was found in them the message is acted upon at once.
    """
    return action(intent_label(labels()[intent]), intent, question=f"said:{turn.number}")
