"""The cart by chat as a whole: seen, and as it was before the last change."""
import re
from abc import abstractmethod
from typing import ClassVar

from actions.handlers.shop_action import ShopAction
from actions.reading.reading import CHANGES_CART, Act, Wish
from actions.saying.asking import asks_openly
from actions.saying.asking_cart import ask_whether_so
from actions.saying.carts import show_cart, with_way_back
from actions.saying.reply import Reply
from actions.shop.buying.changing_cart import lines_of_cart, restore_cart
from actions.shop.errors import ShopError
from actions.shop.visit import Visit
from actions.turn.guesses import asked_before, is_a_guess, is_the_rest, says_again
from actions.turn.last_change import changed, last_change
from actions.turn.turn import Turn

NO_COUNT = re.compile(r"-\d.*|\d+[.,]\d+")


class CartAction(ShopAction):
    """A change of the cart, with the way back from it.

    It needs a button or words that wish it: what only names something changes nothing.
    """

    writes = True
    acts: ClassVar[frozenset[Act]] = CHANGES_CART

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        turn = asked_before(turn)
        if turn.is_typed and turn.wish is not None and not self.is_wished(turn.wish, turn):
            return self.instead(turn, visit)
        number = _no_count(turn)
        if number:
            return asks_openly(Reply().say("utter_whole_pieces", number=number), visit)
        before = lines_of_cart(visit.db, visit.shopper.visitor)
        with visit.db.begin_nested() as trial:
            reply = self.change(turn, visit)
            visit.db.flush()
            changes = changed(before, lines_of_cart(visit.db, visit.shopper.visitor))
            if changes and (
                is_a_guess(turn) or says_again(turn, changes, before) or is_the_rest(turn, changes)
            ):
                trial.rollback()
                return ask_whether_so(turn, changes, visit)
        return with_way_back(reply, before, visit)

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        return super().refuse(turn, error).remember(just_added=None, offer_open=False)

    @abstractmethod
    def change(self, turn: Turn, visit: Visit) -> Reply:
        """Change it, and tell what was done and what is to be asked."""

    def is_wished(self, wish: Wish, turn: Turn) -> bool:
        """Whether what was typed is a wish for such a change."""
        return wish.act in self.acts

    def instead(self, turn: Turn, visit: Visit) -> Reply:
        """What is answered where no change was wished."""
        return show_cart("utter_cart", visit)


def _no_count(turn: Turn) -> str:
    """A number that was said of pieces and counts none: -1, 1.5."""
    said = [each for each in turn.unread if NO_COUNT.fullmatch(each)]
    objects = turn.wish.objects if turn.wish else ()
    counted = [str(each.quantity) for each in objects if each.quantity is not None]
    return next((each for each in said if all(n in each for n in counted)), "")


class ActionViewCart(ShopAction):
    writes = False

    def name(self) -> str:
        return "action_view_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return show_cart("utter_cart", visit)


class ActionUndoChange(CartAction):
    """The cart as it was before the last change of this conversation, unless it changed since."""

    def name(self) -> str:
        return "action_undo_change"

    def change(self, turn: Turn, visit: Visit) -> Reply:
        now, last = lines_of_cart(visit.db, visit.shopper.visitor), last_change(turn)
        if last is None or now not in (last.after, last.before):
            return Reply().say("utter_nothing_to_undo")
        if now == last.after:
            restore_cart(visit.db, visit.catalogue, visit.shopper, last.before, visit.now)
        return show_cart("utter_undone", visit).remember(just_added=None)
