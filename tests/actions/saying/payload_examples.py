"""One real reply for each kind of payload, from the toaster shop."""
import json
import re
from typing import Any, Mapping

from pydantic import SecretStr

from actions.handlers.adding import ActionAddToCart
from actions.handlers.browse import ActionSearch
from actions.handlers.cart import ActionViewCart
from actions.handlers.checkout import ActionPlaceOrder
from actions.handlers.checkout_questions import ActionAskCheckoutAddress
from actions.handlers.products import ActionCompare, ActionShowProduct
from bot.channels.neutral import Sealer, show
from bot.dialogue.wording import labels
from tests.actions.handlers.shop import OpenShop
from tests.actions.handlers.talking import Conversation
from tests.actions.handlers.visits import offered_the_knife, reviewed

OFFER_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TOKEN = re.compile(r"/pay/[\w.-]+")

Payload = Mapping[str, Any]


async def examples(shop: OpenShop) -> dict[str, Payload]:
    """By type; what is different each time is written as dots."""
    ann, ben, cem = (Conversation(shop, id=name) for name in ("ann", "ben", "cem"))
    replies = [
        *await ann.does(ActionSearch, text="knives", category="knives"),
        *await ann.does(ActionShowProduct, product="TOAST-4"),
        *await ann.does(ActionCompare, product=["TOAST-2", "TOAST-4"]),
        *await ann.does(ActionAddToCart, product="SHOE"),
        *await ann.does(ActionAskCheckoutAddress),
        *await offered_the_knife(ben),
        *await ben.does(ActionViewCart),
        *await reviewed(cem),
        *await cem.does(ActionPlaceOrder),
    ]
    found = [reply["custom"] for reply in replies if reply["custom"]]
    return {payload["type"]: _lasting(payload) for payload in found}


def as_the_browser_gets_it(payload: Payload) -> Payload:
    """With ids and titles in the place of commands and labels."""
    sealer = Sealer(SecretStr("s" * 32), "ann", labels())
    body = show({"text": "Which one would you like?", "custom": payload}, sealer).body
    return json.loads(json.dumps(body))


def _lasting(payload: Payload) -> Payload:
    text = TOKEN.sub("/pay/…", OFFER_ID.sub("3f2b…", json.dumps(payload, ensure_ascii=False)))
    return json.loads(text)
