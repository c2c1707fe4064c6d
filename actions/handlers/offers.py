"""Offers by chat: make one when the engine finds the moment right, hear the answer."""
from contextlib import suppress
from typing import Any, Callable, Optional

from sqlalchemy import select

from actions.handlers import payloads, slots
from actions.handlers.base import Reply, ShopAction
from actions.handlers.cart import say_added
from actions.handlers.references import meant_product
from actions.handlers.shop_front import the_rules, the_shop_front
from actions.handlers.turn import Turn
from actions.selling import ledger, preferences
from actions.selling.errors import LedgerError
from actions.selling.model import Offer, Situation, Stage
from actions.selling.rules import Rules
from actions.selling.sell import sell
from actions.selling.situation import observe
from actions.shop import cart as carts
from actions.shop.catalogue import Product
from actions.shop.errors import NeedsVariant, ShopError
from actions.shop.front import ShopFront, Visit
from actions.shop.models import Handover
from actions.shop.money import format_money
from actions.shop.stock import stock_of

MOST_SUGGESTED = 3


class ActionOffer(ShopAction):
    """Make at most one offer; most of the time, stay silent."""

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_offer"

    def serve(self, turn: Turn) -> Reply:
        if turn.intent == "add_to_cart" and not turn.slots.get(slots.JUST_ADDED):
            return Reply()  # nothing went in: the question about size or product comes first
        # Observing ends its transaction before the ledger opens one of its own.
        with self._front().visit(turn.shopper) as visit:
            situation = observe_turn(turn, visit)
        offer = sell(situation, self._rules(), self._front().database)
        if offer is None:
            return Reply()
        with self._front().visit(turn.shopper) as visit:
            return self._make(offer, visit)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        raise NotImplementedError("an offer takes two transactions: see serve")

    def _make(self, offer: Offer, visit: Visit) -> Reply:
        payload = offer_payload(offer, visit)
        reply = Reply().say(
            f"utter_offer_{offer.strategy}", payload,
            product_name=offer.product.name(visit.language),
            anchor_name=offer.anchor.name(visit.language) if offer.anchor else "",
            reason=offer.reason, gains=", ".join(offer.gains),
            price=format_money(offer.price, visit.language),
            price_difference=payload["price_difference"] or "",
        )
        return reply.remember(offer_id=offer.id, offer_open=True, order_to_cancel=None)


class ActionAcceptOffer(ShopAction):
    """Put the offered product into the cart; a better tier takes its anchor's place."""

    def name(self) -> str:
        return "action_accept_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        offer_id = _offer_id(turn)
        try:
            entry = ledger.find(visit.db, visit.shopper.visitor, offer_id)
            if turn.intent == "affirm" and not turn.answers(f"offer:{offer_id}", entry.turn):
                return Reply().say("utter_affirm_nothing").remember(offer_open=False)
            product = visit.catalogue.products[entry.sku]
            variant = turn.entity("variant") or ""
            carts.sellable(visit.catalogue, product.sku, variant, 1)
            answer = ledger.accept(visit.db, visit.shopper.visitor, offer_id, visit.now)
        except (LedgerError, KeyError):
            return Reply().say("utter_offer_gone").remember(offer_open=False)
        in_cart = _quantities(visit)
        if answer.is_repeat and product.sku in in_cart:
            return Reply().say("utter_offer_already_taken").remember(offer_open=False)
        replaced = entry.anchor if entry.kind == "up_sell" and entry.anchor in in_cart else None
        quantity = in_cart[replaced] if replaced else 1
        self._put_in((product.sku, variant), quantity, replaced, visit)
        # What goes with a better tier just taken may come next; an add-on leads to no further one.
        just_added = product.sku if entry.kind == "up_sell" else None
        return say_added(product, quantity, visit).remember(
            offer_open=False, cart_state="filled", focus=product.sku, just_added=just_added
        )

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        """A size or colour chosen now must still be the answer to this offer."""
        if not isinstance(error, NeedsVariant):
            return super().refuse(turn, error).remember(offer_open=False)
        product, language = error.product, turn.language
        choices = payloads.variant_choices(
            product, language, "accept_offer", offer=_offer_id(turn)
        )
        reply = Reply().say("utter_choose_variant", choices, product_name=product.name(language))
        return reply.remember(offer_open=False, focus=product.sku)

    def _put_in(
        self, wanted: tuple[str, str], quantity: int, replaced: Optional[str], visit: Visit
    ) -> None:
        carts.add_to_cart(
            visit.db, visit.catalogue, visit.shopper, wanted, quantity, visit.now
        )
        if replaced:
            carts.remove_from_cart(visit.db, visit.shopper.visitor, replaced, visit.now)
            visit.db.flush()


class ActionDeclineOffer(ShopAction):
    def name(self) -> str:
        return "action_decline_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        with suppress(LedgerError):  # a no to an offer that is gone is still a no
            ledger.decline(visit.db, visit.shopper.visitor, _offer_id(turn), visit.now)
        return Reply().say("utter_offer_declined").remember(offer_open=False)


class ActionOfferDetails(ShopAction):
    """The offered product in full, with the offer's buttons still open."""

    def name(self) -> str:
        return "action_offer_details"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        try:
            entry = ledger.find(visit.db, visit.shopper.visitor, _offer_id(turn))
            product = visit.catalogue.products[entry.sku]
        except (LedgerError, KeyError):
            return Reply().say("utter_which_product")
        sheet = payloads.product_sheet(product, visit)
        sheet["item"]["actions"] = offer_actions(entry.id, entry.kind)[:2]
        return Reply().say(
            "utter_product", sheet,
            product_name=product.name(visit.language),
            price=payloads.price_text(product, visit),
            description=sheet["description"],
        )


class ActionSuggest(ShopAction):
    """Suggestions asked for: what goes with the product or cart, and the next better one."""

    def name(self) -> str:
        return "action_suggest"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        found = self._suggested(turn, visit)[:MOST_SUGGESTED]
        if not found:
            return Reply().say("utter_nothing_to_suggest")
        reply = Reply().say(
            "utter_suggestions", payloads.cards(found, visit),
            products=payloads.numbered(found, visit),
        )
        return reply.remember(listed=[p.sku for p in found])

    def _suggested(self, turn: Turn, visit: Visit) -> list[Product]:
        view = carts.view_cart(visit.db, visit.catalogue, visit.shopper)
        in_cart = [line.product.sku for line in view.lines]
        focus = meant_product(turn, visit.catalogue)
        anchors = ([focus.sku] if focus else []) + in_cart
        skus: list[str] = []
        for sku in anchors:
            better = visit.catalogue.next_tier(sku)
            skus += [better.sku] if better else []
            skus += [link.target for link in visit.catalogue.linked(sku, "accessory")]
        wanted = [sku for sku in dict.fromkeys(skus) if sku not in in_cart]
        left = stock_of(visit.db, wanted)
        return [visit.catalogue.products[sku] for sku in wanted if left.get(sku) != 0]


class ActionStopOffers(ShopAction):
    def name(self) -> str:
        return "action_stop_offers"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        preferences.stop_offers(visit.db, visit.shopper.visitor, visit.now)
        return Reply().say("utter_offers_stopped").remember(offer_open=False)


class ActionResumeOffers(ShopAction):
    def name(self) -> str:
        return "action_resume_offers"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        preferences.resume_offers(visit.db, visit.shopper.visitor, visit.now)
        return Reply().say("utter_offers_resumed")


def observe_turn(turn: Turn, visit: Visit) -> Situation:
    """The situation of this turn as the engine sees it."""
    just_added = turn.slots.get(slots.JUST_ADDED)
    return observe(
        visit.db, visit.catalogue, visit.shopper, stage=stage_of(turn, visit),
        looked_at=turn.slots.get(slots.FOCUS),
        just_added=just_added if just_added in _quantities(visit) else None,
        now=visit.now,
    )


def stage_of(turn: Turn, visit: Visit) -> Stage:
    """Where the shopper stands; an open call for a person or a complaint means service."""
    is_waiting = select(Handover.id).where(
        Handover.conversation == turn.conversation, Handover.is_open
    )
    if turn.slots.get(slots.UPSET) or visit.db.scalar(is_waiting) is not None:
        return "service"
    if turn.active_form:
        return "checkout"
    if turn.slots.get(slots.JUST_ADDED):
        return "cart"
    return "deciding" if turn.slots.get(slots.FOCUS) else "browsing"


def offer_payload(offer: Offer, visit: Visit) -> dict[str, Any]:
    difference = offer.price_difference
    sign = "+" if difference and difference.amount > 0 else ""
    return {
        "type": "offer",
        "offer_id": offer.id,
        "kind": offer.kind,
        "item": payloads.card(offer.product, visit),
        "reason": offer.reason,
        "gains": list(offer.gains),
        "price_difference": sign + format_money(difference, visit.language)
        if difference else None,
        "actions": offer_actions(offer.id, offer.kind),
    }


def offer_actions(offer_id: str, kind: str) -> list[dict[str, Any]]:
    take = "take_this_one" if kind == "up_sell" else "add_it"
    return [
        payloads.action(take, "accept_offer", offer=offer_id),
        payloads.action("no_thanks", "decline_offer", offer=offer_id),
        payloads.action("tell_me_more", "offer_details", offer=offer_id),
    ]


def _quantities(visit: Visit) -> dict[str, int]:
    """Pieces in the cart by SKU, sizes and colours added up."""
    quantities: dict[str, int] = {}
    for line in carts.view_cart(visit.db, visit.catalogue, visit.shopper).lines:
        sku = line.product.sku
        quantities[sku] = quantities.get(sku, 0) + line.quantity
    return quantities


def _offer_id(turn: Turn) -> str:
    """The offer of the button pressed, else the one made last."""
    return str(turn.entity("offer") or turn.slots.get(slots.OFFER_ID) or "")

