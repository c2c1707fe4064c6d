"""Asking what is needed: a need question in words, with a button for each thing and one for none.

What was asked stays open: a name or a place in the list will do as an answer.
"""
from typing import Sequence

from actions.saying.asking import ask_product
from actions.saying.making_buttons import action
from actions.saying.reply import Reply
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit


def ask_need(offer_id: str, anchor: Product, goods: Sequence[Product], visit: Visit) -> Reply:
    """Which of these goods they still need for the anchor."""
    none = action("utter_label_none_of_these", "decline_offer", offer=offer_id)
    reply = ask_product(
        "utter_ask_need", goods, "accept_offer", {"offer": offer_id}, visit, none=none,
        anchor_name=anchor.name(visit.language),
    )
    return reply.remember(offer_id=offer_id, offer_open=True, order_to_cancel=None)
