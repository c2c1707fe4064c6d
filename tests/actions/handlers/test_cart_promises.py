"""Whatever is wished of the cart: the sum of what was said is in it, and nothing else changes."""
import asyncio
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.actions.handlers.talking import Conversation, said
from tests.actions.handlers.test_adding_wishes import lines

# By the code of each line, other words for it that mean nothing else in this cart.
GOODS = {
    "TOAST-2S": {"kind": "two slice toaster"}, "CARD-64": {"kind": "card", "traits": ["64 gb"]},
    "READER-C": {"kind": "card reader"}, "MILK-JUG": {"kind": "jug"},
    "TEE-1-M-BLK": {"kind": "cotton t-shirt", "traits": ["black"], "size": "m"},
    "TEE-1-L-WHT": {"kind": "kaos katun", "traits": ["putih"], "size": "l"},
}
codes, counts = st.sampled_from(sorted(GOODS)), st.integers(1, 3)
numbers = st.tuples(codes, st.booleans(), counts)
modes = st.sampled_from([None, "more", "fewer", "total"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(numbers, min_size=1, max_size=4)),
        st.tuples(st.just("remove"), codes, st.none() | counts),
        st.tuples(st.just("change"), codes, counts, modes),
        st.tuples(st.just("swap"), codes, codes),
        st.tuples(st.just("ask"), st.sampled_from(["steam iron", "laptop", ""])),
        st.tuples(st.just("undo")),
    ),
    min_size=1, max_size=5,
)


class Cart:
    """What the cart holds by the words alone: pieces by code."""

    def __init__(self):
        self.pieces, self.before = {}, None

    def live(self, step):
        verb, *said = step
        was = dict(self.pieces)
        getattr(self, verb)(*said)
        self.pieces = {code: n for code, n in self.pieces.items() if n > 0}
        if self.pieces != was:
            self.before = was

    def add(self, numbers):
        """What is described twice is one thing; what is named in full twice is wanted twice."""
        told = {}
        for code, in_words, count in numbers:
            before, was_in_words = told.get(code, (0, True))
            is_again = not in_words and not was_in_words
            told[code] = (before + count if is_again else max(before, count), in_words)
        for code, (count, _) in told.items():
            self.pieces[code] = self.pieces.get(code, 0) + count

    def remove(self, code, count):
        left = 0 if count is None else self.pieces.get(code, 0) - count
        self.pieces[code] = max(left, 0)

    def change(self, code, count, mode):
        if code in self.pieces:
            self.pieces[code] = {
                "more": self.pieces[code] + count, "fewer": self.pieces[code] - count,
            }.get(mode, count)

    def swap(self, out, into):
        if out in self.pieces and into != out:
            self.pieces[into] = self.pieces.get(into, 0) + self.pieces.pop(out)

    def ask(self, words):
        """Nothing of this is in the shop, or it is not clear what is meant."""

    def undo(self):
        if self.before is not None:
            self.pieces, self.before = self.before, self.pieces


def wish(step):
    """The wish that a message with these words is read as."""
    verb, *said = step
    if verb == "add":
        return "add", [
            {**(GOODS[code] if in_words else {"code": code}), "quantity": count}
            for code, in_words, count in said[0]
        ]
    if verb == "remove":
        code, count = said
        number = {} if count is None else {"quantity": count, "mode": "fewer"}
        return "remove", [{"code": code, **number}]
    if verb == "change":
        code, count, mode = said
        return "change", [{"code": code, "quantity": count, **({"mode": mode} if mode else {})}]
    if verb == "swap":
        return "swap", [{"code": code} for code in said]
    if verb == "ask":
        return "add", [{"kind": said[0]}] if said[0] else []
    return verb, []


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(steps)
def test_the_cart_holds_what_was_said_and_nothing_else(demo, taken):
    asyncio.run(lived(Conversation(demo, uuid4().hex), taken))


async def lived(talk, taken):
    cart = Cart()
    for step in taken:
        talk.slots["focus"] = talk.slots["listed"] = None
        act, objects = wish(step)
        expected = dict(cart.pieces)
        cart.live(step)
        if any(count > 10 for count in cart.pieces.values()):  # more than there is
            return
        messages = await talk.wants(act, *objects)
        if {"utter_really_so", "utter_really_add"} & {*said(messages)} and cart.pieces != expected:
            assert pieces(talk) == expected, step  # what is asked about isn't done yet
            await talk.press(messages[0])
        assert pieces(talk) == cart.pieces, (step, expected)


def pieces(talk):
    return {variant or sku: n for (sku, variant), n in lines(talk).items()}
