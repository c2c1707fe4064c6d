"""Answers to an offer: yes, no, no more of them, and again please."""
from contextlib import suppress
from typing import Optional

from actions.handlers.shop_action import ShopAction
from actions.saying.carts import show_cart, with_way_back
from actions.saying.reply import Reply
from actions.saying.taken import ask_variant_of_offer, ask_whether_to_take, say_taken
from actions.selling import ledger, preferences
from actions.selling.errors import LedgerError
from actions.selling.tables import LedgerEntry
from actions.selling.taking import added_price, take
from actions.shop.buying.cart import lock_open_cart
from actions.shop.buying.changing_cart import lines_of_cart
from actions.shop.errors import NeedsVariant, ShopError
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.meant import in_words
from actions.turn.meant_offer import meant_offer
from actions.turn.openings import asks
from actions.turn.scene import focus_of
from actions.turn.turn import Turn

PROACTIVE = "proactive"
# Wishes in which "don't …" may mean that nothing more shall be offered.
STOPPING = frozenset(("offers_off", "refuse", "no", "complain", "chat", "other"))


class ActionAcceptOffer(ShopAction):
    """Do what the offer promised, or ask again where that is no longer what a yes does."""

    writes = True

    def name(self) -> str:
        return "action_accept_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        # The cart before its offers, as checkout does, so that the two can't block each other.
        lock_open_cart(visit.db, visit.shopper.visitor)
        before = lines_of_cart(visit.db, visit.shopper.visitor)
        reply = Reply().remember(open_question=None).and_then(self._answer(turn, visit))
        visit.db.flush()
        return with_way_back(reply, before, visit)

    def _answer(self, turn: Turn, visit: Visit) -> Reply:
        try:
            entry = ledger.find_takeable(visit.db, visit.shopper.visitor, meant_offer(turn, visit))
            is_of_it = turn.answers(f"offer:{entry.id}", entry.turn) or focus_of(turn) == entry.sku
            if turn.intent == "affirm" and not is_of_it:
                return Reply().say("utter_affirm_nothing").remember(offer_open=False)
            if _is_doubtful(turn, entry, visit):
                return ask_whether_to_take(entry, visit)
            if entry.act != "resume":
                variant, pieces = turn.entity("variant") or "", _pieces(turn)
                outcome, taken = take(entry, variant, visit, pieces)
                return say_taken(outcome, taken, turn.active_form is not None, visit)
            ledger.accept(visit.db, visit.shopper.visitor, entry.id, visit.now)
            return show_cart("utter_cart_resumed", visit).remember(offer_open=False)
        except NeedsVariant as error:
            return ask_variant_of_offer(error.product, entry.id, visit)
        except LedgerError:
            return Reply().say("utter_offer_gone").remember(offer_open=False)

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        return super().refuse(turn, error).remember(offer_open=False)


def _is_doubtful(turn: Turn, entry: LedgerEntry, visit: Visit) -> bool:
    """A typed yes that says more than was understood, or that costs more than a whole cart."""
    if not turn.is_typed or turn.entity("offer") or entry.act == "resume":
        return False
    objects = turn.wish.objects if turn.wish and not turn.is_answer else ()
    if asks(turn.text) or turn.unread or any(in_words(o) or o.price for o in objects):
        return True
    if entry.origin != PROACTIVE:
        return False  # it was asked for
    more, total = added_price(entry, visit)
    return more.amount > total.amount > 0


def _pieces(turn: Turn) -> Optional[int]:
    """So many, where that was said of what is offered."""
    said = turn.wish.objects[0].quantity if turn.is_answer and turn.wish else None
    return said if isinstance(said, int) else None


class ActionDeclineOffer(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_decline_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        with suppress(LedgerError):  # a no to an offer that is gone is still a no
            offer_id = meant_offer(turn, visit)
            ledger.decline(visit.db, visit.shopper.visitor, offer_id, visit.now)
        return Reply().say("utter_offer_declined").remember(offer_open=False)


class ActionStopOffers(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_stop_offers"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if turn.is_typed and turn.wish is not None and turn.wish.act not in STOPPING:
            return Reply().say("utter_offer_declined").remember(offer_open=False)
        if turn.slots.get(slots.OFFER_OPEN):
            with suppress(LedgerError):
                offer_id = meant_offer(turn, visit)
                ledger.decline(visit.db, visit.shopper.visitor, offer_id, visit.now)
        preferences.stop_offers(visit.db, visit.shopper.visitor, visit.now)
        return Reply().say("utter_offers_stopped").remember(offer_open=False)


class ActionResumeOffers(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_resume_offers"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        preferences.resume_offers(visit.db, visit.shopper.visitor, visit.now)
        return Reply().say("utter_offers_resumed")
