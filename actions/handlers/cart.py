"""The cart by chat as a whole: seen, and as it was before the last change."""
import re
from abc import abstractmethod
from typing import ClassVar

from actions.handlers.orders import ask_of_order_made
from actions.handlers.shop_action import ShopAction
from actions.reading.reading import CHANGES_CART, Act, Wish
from actions.saying.asking import asks_openly
from actions.saying.asking_cart import ask_whether_so
from actions.saying.carts import before_review, show_cart, with_way_back
from actions.saying.reply import Reply
from actions.shop.buying.cart import Lines
from actions.shop.buying.changing_cart import lines_of_cart, restore_cart
from actions.shop.errors import ShopError
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.guesses import (
    asked_before,
    is_a_guess,
    is_the_rest,
    points_elsewhere,
    says_again,
)
from actions.turn.last_change import changed, last_change
from actions.turn.scene import scene_of
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
        of_order = ask_of_order_made(turn, visit)
        if of_order is not None:
            return of_order
        number = _no_count(turn)
        if number:
            return asks_openly(Reply().say("utter_whole_pieces", number=number), visit)
        before = lines_of_cart(visit.db, visit.shopper.visitor)
        is_turned = self.is_turned(turn, visit)
        seen = frozenset((*scene_of(turn, visit).in_sight, *(sku for sku, _ in before)))
        with visit.db.begin_nested() as trial:
            reply = self.change(turn, visit)
            visit.db.flush()
            changes = changed(before, lines_of_cart(visit.db, visit.shopper.visitor))
            if changes and (is_turned or _is_doubtful(turn, before, changes, seen)):
                trial.rollback()
                return ask_whether_so(turn, changes, visit)
        told = with_way_back(reply, before, visit)
        return before_review(told) if _is_reviewed_next(turn) else told

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        return super().refuse(turn, error).remember(just_added=None, offer_open=False)

    @abstractmethod
    def change(self, turn: Turn, visit: Visit) -> Reply:
        """Change it, and tell what was done and what is to be asked."""

    def is_wished(self, wish: Wish, turn: Turn) -> bool:
        """Whether what was typed is a wish for such a change."""
        return wish.act in self.acts

    def is_turned(self, turn: Turn, visit: Visit) -> bool:
        """Whether it is understood the other way round than it was said, and so asked first."""
        return False

    def instead(self, turn: Turn, visit: Visit) -> Reply:
        """What is answered where no change was wished."""
        return show_cart("utter_cart", visit)


def _is_reviewed_next(turn: Turn) -> bool:
    """Whether the order that is confirmed is shown behind the answer."""
    is_asked = turn.slots.get(slots.REQUESTED_SLOT) == slots.CHECKOUT_CONFIRMED
    return turn.active_form is not None and is_asked


def _is_doubtful(turn: Turn, before: Lines, changes: Lines, seen: frozenset[str]) -> bool:
    """Whether it is asked before the cart is changed so."""
    return (
        is_a_guess(turn) or says_again(turn, changes, before) or is_the_rest(turn, changes)
        or points_elsewhere(turn, changes, seen)
    )


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
        if _is_reviewed_next(turn):
            return Reply()  # the order is shown again, with the total that will be paid
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
