"""The terminal shows every kind of payload, with its buttons numbered."""
import io

import pytest
from rich.console import Console

from bot.commands.terminal import show_message
from tests.actions.handlers.conftest import as_new, opened_shop, shop
from tests.actions.saying.payload_examples import as_the_browser_gets_it, examples

__all__ = ["as_new", "opened_shop", "shop"]

# By type: the first button, and how many there are.
BUTTONS = {
    "cards": ("Add to cart: Product KNIFE", 2),
    "product": ("Add to cart: Product TOAST-4", 1),
    "comparison": ("Add to cart: Product TOAST-2", 4),
    "choices": ("42 blue", 3),
    "cart": ("Check out", 2),
    "offer": ("Add it", 3),
    "review": ("Place order", 4),
    "receipt": (None, 0),
}


@pytest.mark.asyncio
async def test_numbers_the_buttons_of_every_kind(shop):
    found = await examples(shop)
    shown = {}
    for kind, payload in found.items():
        console = Console(file=io.StringIO(), width=200)
        buttons = show_message(console, as_the_browser_gets_it(payload), first=2)
        titles = [button["title"] for button in buttons]
        shown[kind] = (titles[0] if titles else None, len(titles))
        assert all(f"[{at}] {title}" in console.file.getvalue()
                   for at, title in enumerate(titles, start=3))

    assert shown == BUTTONS
