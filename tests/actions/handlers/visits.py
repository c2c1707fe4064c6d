"""Visits up to the moment at which a test begins."""
from datetime import datetime
from decimal import Decimal
from typing import Any, Optional

from actions.handlers.adding import ActionAddToCart
from actions.handlers.checkout import ActionAskCheckoutConfirmed
from actions.handlers.offers import ActionOffer
from actions.handlers.products import ActionShowProduct
from actions.message_metadata import MessageMetadata
from actions.selling import entering
from actions.selling.model import Candidate, OfferFacts
from actions.selling.sessions import open_session
from actions.selling.situation import observe
from actions.shop.models import Order, OrderLine
from actions.turn.turn import Turn
from tests.actions.handlers.shop import NOON
from tests.actions.handlers.talking import Conversation, Message

DETAILS = {
    "checkout_name": "Ann Lee", "checkout_address": "12 Baker Street, London",
    "checkout_delivery": "standard",
}


async def offered_the_knife(conversation: Conversation) -> list[Message]:
    """A toaster is in the cart; the knife that goes with it was offered."""
    await conversation.does(ActionAddToCart, product="TOAST-2")
    return await conversation.then(ActionOffer)


async def offered_a_better_one(
    conversation: Conversation, sku: str = "TOAST-2"
) -> list[Message]:
    """A product is looked at; its next tier was offered."""
    await conversation.does(ActionShowProduct, product=sku)
    return await conversation.then(ActionOffer)


async def reviewed(conversation: Conversation) -> list[Message]:
    """Two packs of beans, all details given, the review seen."""
    await conversation.does(ActionAddToCart, product="BEANS", quantity=2)
    conversation.slots.update(DETAILS)
    return await conversation.does(ActionAskCheckoutConfirmed, form="checkout_form")


def offered(conversation: Conversation, sku: str, anchor: Optional[str], **fields: Any) -> str:
    """The id of an offer on the shopper's wish; `fields` as those of a candidate."""
    candidate = Candidate(
        sku, "bundle", "up_sell", anchor, "utter_offer_bundle", OfferFacts(reason="it fits"),
        **fields,
    )
    turn = Turn(
        conversation.id, metadata=MessageMetadata(customer=conversation.customer),
        slots=conversation.slots,
    )
    with conversation.shop.front.visit(turn.shopper, writes=True) as visit:
        open_session(visit.db, visit.shopper.visitor, visit.now)
        situation = observe(
            visit.db, visit.catalogue, visit.shopper, "browsing", None, None, visit.now
        )
        [entry] = entering.record_asked(visit.db, situation, [candidate])
        return str(entry.id)


def ordered(
    conversation: Conversation, status: str, at: datetime = NOON, sku: str = "TOAST-2"
) -> None:
    """An order of one piece, placed by this guest."""
    with conversation.shop.database.session_scope() as db:
        db.add(Order(
            visitor=f"c:{conversation.id}", status=status, currency="USD",
            delivery_price=Decimal(0), total=Decimal(20), ordered_at=at,
            lines=[OrderLine(sku=sku, quantity=1, unit_price=Decimal(20))],
        ))
