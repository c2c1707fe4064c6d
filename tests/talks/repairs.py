"""After a turn that failed, the cart is put right, so that later turns stand where they mean."""
import re
from dataclasses import dataclass
from typing import Sequence

from tests.conversations.talk import NotAnswered
from tests.talks.chat import Chat
from tests.talks.lines import Message, button_that_adds, buttons_of

QUANTITY = re.compile(r"x(\d+)")
ADDS = {"en": "add {} {} to my cart", "id": "tambah {} {} ke keranjang"}
REMOVES = {"en": "remove {} from my cart", "id": "hapus {} dari keranjang"}
ONLY, IN, OUT = "only ", "+", "-"


@dataclass(frozen=True)
class Wanted:
    """So many of a product, of the variant whose name has all the words."""

    sku: str
    quantity: int
    variant: Sequence[str]


def repair(deeds: Sequence[str], chat: Chat) -> None:
    """One after the other; what the shop refuses is left."""
    for deed in deeds:
        try:
            _repair(deed, chat)
        except NotAnswered:
            continue


def _repair(deed: str, chat: Chat) -> None:
    if deed.startswith(ONLY):
        for sku in chat.pieces().keys() - deed.split()[1:]:
            _take_out(sku, chat)
    elif deed.startswith(OUT):
        _take_out(deed.removeprefix(OUT).split()[0], chat)
    elif deed.startswith(IN):
        _see_to(_wanted(deed.removeprefix(IN)), chat)
    else:
        chat.say(deed)


def _wanted(told: str) -> Wanted:
    sku, *words = told.split()
    quantities = [int(found[1]) for found in map(QUANTITY.fullmatch, words) if found]
    variant = [word.lower() for word in words if not QUANTITY.fullmatch(word)]
    return Wanted(sku, quantities[0] if quantities else 1, variant)


def _take_out(sku: str, chat: Chat) -> None:
    if sku in chat.pieces():
        chat.say(REMOVES[chat.language].format(chat.title(sku)))


def _see_to(wanted: Wanted, chat: Chat) -> None:
    """In words first, then piece by piece with the button of the product's card."""
    if chat.pieces().get(wanted.sku, 0) > wanted.quantity:
        _take_out(wanted.sku, chat)
    missing = wanted.quantity - chat.pieces().get(wanted.sku, 0)
    title = chat.title(wanted.sku)
    if missing > 0:
        _choose(chat.say(ADDS[chat.language].format(missing, title)), wanted, chat)
    for _ in range(chat.pieces().get(wanted.sku, 0), wanted.quantity):
        button = button_that_adds(chat.say(title), wanted.sku)
        if button is not None:
            _choose(chat.press(button), wanted, chat)


def _choose(messages: Sequence[Message], wanted: Wanted, chat: Chat) -> None:
    """The variant, where it is asked about."""
    for button in buttons_of(messages) if wanted.variant else ():
        title = button["title"].lower()
        if all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", title) for word in wanted.variant):
            chat.press(button)
            return
