"""Answers to an offer: yes, no, no more of them, and again please."""
from contextlib import suppress
from dataclasses import replace
from typing import Optional, Sequence

from actions.handlers.awaited_offers import ActionThenAwaited
from actions.handlers.shop_action import ShopAction
from actions.saying.asking_need import ask_need
from actions.saying.carts import show_cart, with_way_back
from actions.saying.reply import Reply
from actions.saying.results import show_found
from actions.saying.taken import (
    ask_variant_of_offer,
    ask_whether_to_take,
    say_set_taken,
    say_taken,
)
from actions.selling import ledger, preferences
from actions.selling.errors import LedgerError
from actions.selling.refused_kinds import refuse_kind
from actions.selling.tables import LedgerEntry
from actions.selling.taking import added_price, take
from actions.selling.taking_sets import take_set
from actions.shop.buying.cart import lock_open_cart
from actions.shop.buying.changing_cart import lines_of_cart
from actions.shop.errors import NeedsVariant, ShopError
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.meant import in_words, is_worded
from actions.turn.meant_offer import meant_offer
from actions.turn.openings import asks
from actions.turn.refused_goods import refused_goods
from actions.turn.resolving import resolve
from actions.turn.scene import Scene, focus_of, listed_products
from actions.turn.shown import meant_by
from actions.turn.turn import Turn
from actions.turn.wanted import refined_search, running_search

PROACTIVE = "proactive"
NAMING = frozenset(("code", "place", "order", "words", "name"))  # rules that find what is said
# Wishes in which "don't …" may mean that nothing more shall be offered.
STOPPING = frozenset(("offers_off", "refuse", "no", "complain", "chat", "other"))


class ActionAcceptOffer(ActionThenAwaited):
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
            if entry.act == ledger.ASK:
                return _note_need(entry, turn, visit)
            is_of_it = turn.answers(f"offer:{entry.id}", entry.turn) or focus_of(turn) == entry.sku
            if turn.intent == "affirm" and not is_of_it:
                return Reply().say("utter_affirm_nothing").remember(offer_open=False)
            if _is_doubtful(turn, entry, is_of_it, visit):
                return ask_whether_to_take(entry, visit)
            if entry.others:
                of_set = take_set(entry, _named_of(entry, turn, visit), visit)
                return say_set_taken(*of_set, turn.active_form is not None, visit)
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


def _note_need(entry: LedgerEntry, turn: Turn, visit: Visit) -> Reply:
    """What they say they need is looked for at the end of this very reply."""
    known, asked = visit.catalogue.products, ledger.asked_about(entry)
    needed = [sku for sku in asked if sku in _named_of(entry, turn, visit)]
    anchor = known.get(entry.anchor or "")
    if needed:
        ledger.answer_need(visit.db, visit.shopper.visitor, entry.id, needed, visit.now)
        return Reply().say("utter_need_noted").remember(offer_open=False, just_added=None)
    goods = [known[sku] for sku in asked if sku in known]
    if anchor is None or not goods:
        return Reply().say("utter_offer_gone").remember(offer_open=False)
    return ask_need(entry.id, anchor, goods, visit)


def _named_of(entry: LedgerEntry, turn: Turn, visit: Visit) -> frozenset[str]:
    """Those of a set, or of what was asked about, that a message names: "just the necklace"."""
    meant = [each.sure for each in meant_by(turn, visit) if each.why in NAMING and each.sure]
    named = frozenset(product.sku for sure in meant for product in sure)
    return named & {entry.sku, *ledger.asked_about(entry)}


def _is_doubtful(turn: Turn, entry: LedgerEntry, is_of_it: bool, visit: Visit) -> bool:
    """A typed yes to what was offered some time ago, that says more than was understood, or that
    costs more than a whole cart."""
    if not turn.is_typed or turn.entity("offer") or entry.act == "resume":
        return False
    if turn.wish is not None and not is_of_it:
        return True
    objects = turn.wish.objects if turn.wish and not turn.is_answer else ()
    if asks(turn.text) or turn.unread or any(in_words(o) or o.price for o in objects):
        return True
    told = turn.wish.objects if turn.wish else ()
    is_chosen = entry.act == "swap" and any(o.pointing or in_words(o) for o in told)
    if entry.origin != PROACTIVE or is_chosen:
        return False  # it was asked for, or told from what it replaces: "take that instead"
    more, total = added_price(entry, visit)
    return more.amount > total.amount > 0


def _pieces(turn: Turn) -> Optional[int]:
    """So many, where that was said of what is offered."""
    said = turn.wish.objects[0].quantity if turn.is_answer and turn.wish else None
    return said if isinstance(said, int) else None


class ActionDeclineOffer(ActionThenAwaited):
    writes = True

    def name(self) -> str:
        return "action_decline_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        refused = refused_goods(turn, visit)
        if refused:
            refuse_kind(visit.db, visit.shopper.visitor, refused, visit.now)
        _decline(refused, turn, visit)
        others = None if turn.slots.get(slots.OFFER_OPEN) else _others_of_list(turn, visit)
        return others or Reply().say("utter_offer_declined").remember(offer_open=False)


def _decline(refused: Sequence[str], turn: Turn, visit: Visit) -> None:
    """The offer that is meant, unless something else is named."""
    visitor, offer_id = visit.shopper.visitor, meant_offer(turn, visit)
    with suppress(LedgerError):  # a no to an offer that is gone is still a no
        entry = ledger.seen(visit.db, visitor, offer_id)
        if not refused or set(ledger.skus_of(entry)) <= set(refused):
            ledger.decline(visit.db, visitor, offer_id, visit.now)


def _others_of_list(turn: Turn, visit: Visit) -> Optional[Reply]:
    """ "She has a scale already": what else was found, less what of the list is refused."""
    wish, listed = turn.wish, listed_products(turn, visit)
    said = [each for each in (wish.objects if wish else ()) if is_worded(each)]
    is_of_list = said and all(resolve(o, Scene(), visit, listed).products for o in said)
    if wish is None or not is_of_list or not running_search(turn):
        return None
    refused = tuple(each.copy(update={"is_refused": True}) for each in said)
    less = wish.copy(update={"act": "find", "objects": refused})
    return show_found(refined_search(replace(turn, wish=less), visit), visit)


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
