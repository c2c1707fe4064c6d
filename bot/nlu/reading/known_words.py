"""What the shop's words and the rules for numbers say of the words of a message, as features.

The shop of the training isn't the shop of a conversation. So in training the marks of an example
stand in for a catalogue that holds most of what is named, and some words that mean something else.
"""
import random
from typing import Any, Iterable, Mapping, Sequence

from bot.nlu.reading.marked_examples import Example
from bot.nlu.reading.message_tokens import Token

# Entities of a catalogue, and how much of what is marked so a shop is thought to have.
FROM_CATALOGUE = {"product": 0.6, "category": 0.5, "brand": 0.6, "attribute_value": 0.4}
MARKED_AS = {
    "name": "product", "not_name": "product", "code": "product",
    "kind": "category", "not_kind": "category", "brand": "brand", "not_brand": "brand",
    "trait": "attribute_value", "not_trait": "attribute_value", "size": "attribute_value",
}
MISLEADING = 0.06  # of the words that are no part of anything
FOUND, BEGINS, GOES_ON = "found", "B", "I"

Known = dict[int, list[str]]  # by the place of a token


def known_by(entities: Iterable[Mapping[str, Any]], tokens: Sequence[Token]) -> Known:
    """Features by place of a token, from entities with their places in the text."""
    known: Known = {}
    for entity in entities:
        _put(known, tokens, entity["entity"], entity["start"], entity["end"])
    return known


def known_in_training(
    example: Example, entities: Iterable[Mapping[str, Any]], tokens: Sequence[Token]
) -> Known:
    """As if a shop were known; the same for each training."""
    chance = random.Random(example.text)
    known = known_by([e for e in entities if e["entity"] not in FROM_CATALOGUE], tokens)
    for mark in example.marked:
        entity = MARKED_AS.get(mark.field)
        if entity and chance.random() < FROM_CATALOGUE[entity]:
            _put(known, tokens, entity, mark.start, mark.end)
    marked = {at for at, token in enumerate(tokens)
              if any(m.start < token.end and token.start < m.end for m in example.marked)}
    for at, token in enumerate(tokens):
        if at not in marked and token.text.isalpha() and chance.random() < MISLEADING:
            _put(known, tokens, chance.choice(list(FROM_CATALOGUE)), token.start, token.end)
    return known


def _put(known: Known, tokens: Sequence[Token], entity: str, start: int, end: int) -> None:
    said = [at for at, token in enumerate(tokens) if token.start < end and start < token.end]
    for place, at in enumerate(said):
        known.setdefault(at, []).append(f"{FOUND} {entity}")
        known[at].append(f"{FOUND} {GOES_ON if place else BEGINS} {entity}")
