"""The cart is put right after a wrong turn, in words and, where those fail, with buttons."""
import re

import pytest

from tests.conversations.talk import NotAnswered
from tests.talks.repairs import repair

ADDS = re.compile(r"add (\d+) Product (\S+) to my cart")
REMOVES = re.compile(r"remove Product (\S+) from my cart")
CHOICES = {"payload": {"type": "choices", "items": [
    {"id": "M red", "title": "M red"}, {"id": "XL red", "title": "XL red"},
]}}


class AShop:
    """Stands for the chat: a cart that words and buttons change."""

    language = "en"

    def __init__(self, cart=None, hears_adding=True, asks=()):
        self.cart, self.said, self.pressed = dict(cart or {}), [], []
        self._hears_adding, self._asks = hears_adding, asks

    def title(self, sku):
        return f"Product {sku}"

    def pieces(self):
        return dict(self.cart)

    def say(self, text):
        self.said.append(text)
        adds, removes = ADDS.fullmatch(text), REMOVES.fullmatch(text)
        if removes:
            del self.cart[removes[1]]
        elif adds and adds[2] in self._asks:
            return [CHOICES]
        elif adds and self._hears_adding:
            self.cart[adds[2]] = self.cart.get(adds[2], 0) + int(adds[1])
        elif text.startswith("Product "):
            sku = text.removeprefix("Product ")
            card = {"sku": sku, "actions": [{"id": sku, "title": "Add"}]}
            return [{"payload": {"items": [card]}}]
        return []

    def press(self, button):
        self.pressed.append(button["id"])
        sku = "TEE" if button["title"] != "Add" else button["id"]
        self.cart[sku] = self.cart.get(sku, 0) + 1
        return []


@pytest.mark.parametrize(("before", "deed", "after"), [
    ({}, "+MUG", {"MUG": 1}),
    ({"MUG": 1}, "+MUG x3", {"MUG": 3}),
    ({"MUG": 5}, "+MUG x2", {"MUG": 2}),
    ({"MUG": 1, "TEA": 1}, "-MUG", {"TEA": 1}),
    ({"TEA": 1}, "-MUG", {"TEA": 1}),
    ({"MUG": 1, "TEA": 1, "POT": 1}, "only TEA", {"TEA": 1}),
    ({"MUG": 1}, "only NONE", {}),
])
def test_the_cart_becomes_what_is_wanted(before, deed, after):
    shop = AShop(before)

    repair([deed], shop)

    assert shop.cart == after


def test_what_is_so_already_needs_no_word():
    shop = AShop({"MUG": 2})

    repair(["+MUG x2"], shop)

    assert shop.said == []


def test_what_words_do_not_add_the_button_of_its_card_does():
    shop = AShop(hears_adding=False)

    repair(["+MUG x2"], shop)

    assert (shop.cart, shop.pressed) == ({"MUG": 2}, ["MUG", "MUG"])


@pytest.mark.parametrize(("words", "pressed"), [
    ("XL red", ["XL red"]), ("red m", ["M red"]), ("L red", ["TEE"]),
])
def test_the_variant_that_is_asked_about_is_the_one_with_all_the_words(words, pressed):
    shop = AShop(asks=("TEE",))

    repair([f"+TEE {words}"], shop)

    assert shop.pressed == pressed


def test_anything_else_is_said():
    shop = AShop()

    repair(["the red one", "no thanks"], shop)

    assert shop.said == ["the red one", "no thanks"]


def test_what_the_shop_refuses_is_left(monkeypatch):
    shop = AShop()
    monkeypatch.setattr(shop, "title", _refuses)

    repair(["+MUG", "hello"], shop)

    assert shop.said == ["hello"]


def _refuses(sku):
    raise NotAnswered(sku)
