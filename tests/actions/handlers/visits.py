"""Visits up to the moment at which a test begins."""
from actions.handlers.cart import ActionAddToCart
from actions.handlers.checkout import ActionAskCheckoutConfirmed
from actions.handlers.offers import ActionOffer
from actions.handlers.products import ActionShowProduct
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
