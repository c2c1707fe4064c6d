"""All kinds of payloads, and the one way in which they become JSON."""
from dataclasses import asdict
from typing import Mapping, Union

from actions.saying.payloads.cards import Cards, Comparison, ProductSheet
from actions.saying.payloads.cart_lines import Cart
from actions.saying.payloads.choices import Choices
from actions.saying.payloads.offer import Offer
from actions.saying.payloads.order import Receipt, Review
from actions.saying.payloads.question import Question

Payload = Union[
    Cards, ProductSheet, Comparison, Choices, Question, Cart, Offer, Review, Receipt,
]


def as_json(payload: Payload, language: str) -> Mapping[str, object]:
    """Its fields by name, with the language that it speaks."""
    return {"language": language, **asdict(payload)}
