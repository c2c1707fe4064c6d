"""Who hears of what happens in the shop: all of them, in the order in which they are told."""
from actions.metrics import count_offer
from actions.selling.hearing import note_purchase, note_return, take_what_was_added
from actions.shop.events import (
    CartChanged,
    Hearer,
    OfferMoved,
    OrderCancelled,
    OrderPlaced,
    OrderReturned,
)
from actions.shop.orders.returns import close_returns_of

HEARERS = (
    Hearer(CartChanged, take_what_was_added),
    Hearer(OrderPlaced, note_purchase),
    Hearer(OrderCancelled, note_return),
    Hearer(OrderReturned, note_return),
    Hearer(OrderReturned, close_returns_of),
    Hearer(OfferMoved, count_offer),
)
