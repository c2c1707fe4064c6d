"""The cart emptied by chat: all of it, all but what is to stay, or only what is named."""
from typing import ClassVar

from actions.handlers.removing import ActionRemoveFromCart
from actions.reading.reading import EMPTIES_CART, Act
from actions.saying.asking import waits_for_yes
from actions.saying.carts import EMPTY
from actions.saying.reply import Reply
from actions.shop.buying.changing_cart import clear_cart
from actions.shop.visit import Visit
from actions.turn.meant import in_words
from actions.turn.turn import Turn


class ActionClearCart(ActionRemoveFromCart):
    """Empty it after a yes or by a button; else ask first."""

    acts: ClassVar[frozenset[Act]] = EMPTIES_CART

    def name(self) -> str:
        return "action_clear_cart"

    def instead(self, turn: Turn, visit: Visit) -> Reply:
        reply = Reply().say("utter_really_empty")
        return waits_for_yes(reply, "/clear_cart", "clear_cart", visit)

    def change(self, turn: Turn, visit: Visit) -> Reply:
        objects = turn.wish.objects if turn.wish else ()
        if any(each.is_refused or in_words(each) for each in objects):
            return super().change(turn, visit)
        if turn.is_typed and turn.wish is not None and not turn.is_answer:
            return self.instead(turn, visit)
        clear_cart(visit.db, visit.shopper.visitor, visit.now)
        reply = Reply().say("utter_cart_cleared", EMPTY)
        return reply.remember(cart_state="empty", just_added=None, open_question=None)
