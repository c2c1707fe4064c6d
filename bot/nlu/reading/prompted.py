"""Messages that mean the same whatever was asked before them, some of them beside a question.

Or else the reader would take all that stands beside one for an answer to it.
"""
from dataclasses import replace
from hashlib import sha256
from typing import Iterable

from actions.reading.reading import PROMPTS, Act
from bot.nlu.reading.marked_examples import Example

# Of their own, never an answer: "add a red one" beside an offer may well be one.
OF_THEIR_OWN: frozenset[Act] = frozenset((
    "find", "show", "ask", "compare", "remove", "change", "swap", "undo", "view_cart",
    "empty_cart", "order_status", "ask_shop", "suggest", "points", "person", "complain", "notify",
    "language", "offers_off", "offers_on",
))  # fmt: skip
ONE_IN = 10
LEAST_WORDS = 4


def beside_prompts(examples: Iterable[Example]) -> list[Example]:
    """All examples, one in ten of these beside a question, the same ones every time."""
    return [_beside(example) if _is_own(example) else example for example in examples]


def _is_own(example: Example) -> bool:
    is_long = len(example.tokens) >= LEAST_WORDS
    return not example.prompt and is_long and OF_THEIR_OWN.issuperset(example.acts)


def _beside(example: Example) -> Example:
    number = int(sha256(example.text.encode()).hexdigest(), 16)
    if number % ONE_IN:
        return example
    return replace(example, prompt=PROMPTS[number // ONE_IN % len(PROMPTS)])
