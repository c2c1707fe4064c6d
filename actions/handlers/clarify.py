"""A message not understood: ask what was meant, then say what can be done, then another way."""
from typing import Optional

from actions.handlers.shop_action import ShopAction
from actions.saying.asking import ask_again
from actions.saying.choosing import choices
from actions.saying.making_buttons import action
from actions.saying.payloads.action import Action
from actions.saying.reply import Reply
from actions.saying.responses import intent_label
from actions.saying.results import show_found
from actions.saying.telling_about import tell_questioned
from actions.saying.telling_among import tell_which
from actions.saying.telling_of import tell_asked_of_one, tell_done, tell_of
from actions.saying.telling_purpose import tell_what_serves
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.intents import labels
from actions.turn.open_question import open_question
from actions.turn.scene import focus_of, seen_at
from actions.turn.turn import Turn
from actions.turn.wanted import is_refining, refined_search

# Questions that are asked again after an aside.
WAITING = frozenset(("variant", "product", "quantity"))
MOST_ASKED = 2
ANOTHER_WAY = 3  # so many messages running not understood: a person may be
PERSON = "human_handover"
# A guess less likely than this would only puzzle.
LEAST_CHANCE = 0.1
LEAST_BEYOND = 0.5
LEAST_NARROWING = 0.4  # that a limit was read rightly: a list can be widened again

# Here a guess would be worse than to say that nothing was understood.
BEYOND_GUESSING = "out_of_scope"


class ActionClarify(ShopAction):
    """Ask between the likeliest intents; the second time running, tell what there is to ask; from
    the third on, the likeliest beside a person."""

    writes = False

    def name(self) -> str:
        return "action_clarify"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        told = self._told(turn, visit)
        if told is not None:
            return told
        if _is_beyond(turn):
            return Reply().say("utter_out_of_scope")
        running = _unclear_before(turn) + 1
        reply = Reply().remember(unclear_at_turn=turn.number, unclear_running=running)
        likely = _likely(turn)
        if running >= ANOTHER_WAY:
            others = [_said_as(intent, turn) for intent in likely if intent != PERSON]
            person = action(intent_label(labels()[PERSON]), PERSON)
            return reply.say("utter_other_way", choices([*others, person]))
        if running > 1 or turn.slots.get(slots.UPSET):
            return reply.say("utter_lost")  # an upset shopper isn't asked to guess along
        if not likely:
            return reply.say("utter_fallback")
        none = action("utter_label_none_of_these", "help")
        asked = [_said_as(intent, turn) for intent in likely]
        return reply.say("utter_clarify", choices([*asked, none]))


    def _told(self, turn: Turn, visit: Visit) -> Optional[Reply]:
        """What goods in sight answer, whatever else the message may have wanted."""
        asked_about = _asked_about(turn, visit)
        if asked_about is not None:
            return tell_of(asked_about, turn, visit)
        told = tell_which(turn, visit) or tell_asked_of_one(turn, visit)
        told = told or tell_questioned(turn, visit) or tell_done(turn, visit)
        if told is None and _is_narrowing(turn):
            return show_found(refined_search(turn, visit), visit, turn.unread)
        return told or (tell_what_serves(turn, visit) if _is_beyond(turn) else None)


class ActionAskAgain(ShopAction):
    """The question that an aside left open, once more."""

    writes = False

    def name(self) -> str:
        return "action_ask_again"

    def serve(self, turn: Turn) -> Reply:
        question = open_question(turn)
        is_pressed = question is not None and not question.is_again and not question.is_of_need
        if question is None or not is_pressed or question.what not in WAITING:
            return Reply()
        if question.what == "product" and seen_at(turn).get(slots.LISTED) == turn.number:
            return Reply()  # another list has come
        with self._front().visit(turn.shopper, writes=False) as visit:
            return ask_again(question, visit)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        raise NotImplementedError("only what stands open is asked again: see serve")


def _is_narrowing(turn: Turn) -> bool:
    """ "What about between 20 and 30 dollars": it is read as a limit of the running search."""
    is_sought = turn.wish is not None and turn.wish.act == "find" and turn.chance >= LEAST_NARROWING
    return is_sought and is_refining(turn)


def _is_beyond(turn: Turn) -> bool:
    """Whether it is surely nothing that a shop serves, unless goods tell of it."""
    guess = next(iter(turn.likely), None)
    return bool(guess and guess.intent == BEYOND_GUESSING and guess.chance >= LEAST_BEYOND)


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


def _unclear_before(turn: Turn) -> int:
    """How many running; each message has a number, so one understood in between needs no noting."""
    before: Optional[int] = turn.slots.get(slots.UNCLEAR_AT_TURN)
    is_running = before is not None and turn.number - before == 1
    return int(turn.slots.get(slots.UNCLEAR_RUNNING) or 1) if is_running else 0


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
