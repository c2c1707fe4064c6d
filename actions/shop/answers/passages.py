"""Sentences of a product's description and reviews: which of them answers a question."""
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Callable, Optional, Sequence

import numpy as np

from actions.language import packs
from actions.language.words import plain_words
from actions.shop.answers.asked_attributes import roots_of
from actions.shop.catalogue.catalogue import Catalogue, Product, in_language

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# Of several telling words, so many must be in the sentence for it to be the answer.
LEAST_TOLD, LEAST_TOLD_SHARE = 2, 0.6
# Standard deviations nearer to the question than sentences of the shop are: from here on, the
# nearest sentence is the answer. Below it, "I don't know" is wrong less often.
NEAR_ENOUGH = 2.3
NEAR_SURELY = 3.0  # where an attribute tells a part of what is asked
NEAR_ALONE = 3.0  # to a single word that it doesn't have: "bluetooth?" leads anywhere
NEAR_WITH_WORDS = 1.8  # where the sentence has half of the question's words
MOST_KEPT = 256  # products whose sentences are kept encoded, and questions

# Shared by sentences that don't speak of the same thing: "two days", "two SIM cards".
COUNTS = packs.words("answers.counts")

# How near each sentence is to a question, in standard deviations.
Nearness = Callable[[str, Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Passage:
    source: str  # description | review
    text: str


def passages(product: Product, language: str) -> list[Passage]:
    """All that is written about a product, sentence by sentence, the description first."""
    described = _sentences(in_language(product.descriptions, language))
    reviewed = _sentences(in_language(product.reviews, language))
    return [
        *(Passage("description", text) for text in described),
        *(Passage("review", text) for text in reviewed),
    ]


def telling_passage(
    question: Sequence[frozenset[str]], written: Sequence[Passage]
) -> tuple[Optional[Passage], int]:
    """The sentence with the most of the question's words, and how many; none if too few."""
    told = [_told(question, passage) for passage in written]
    most = max(told, default=0)
    is_enough = most == len(question) or (
        most >= LEAST_TOLD and most >= LEAST_TOLD_SHARE * len(question)
    )
    return (written[told.index(most)] if most and is_enough else None), most


def near_passage(
    text: str,
    question: Sequence[frozenset[str]],
    written: Sequence[Passage],
    nearness: Nearness,
    least: float = NEAR_ENOUGH,
) -> Optional[Passage]:
    """The sentence nearest in meaning, if it is near enough to be an answer."""
    if not text or not written:
        return None
    near = nearness(text, [passage.text for passage in written])
    best = int(np.argmax(near))
    alike = set(plain_words(text)) & set(plain_words(written[best].text))
    if alike and alike <= COUNTS:  # near, but no answer
        return None
    told = _told(question, written[best])
    if len(question) == 1 and not told:
        least = max(least, NEAR_ALONE)
    if question and 2 * told >= len(question):
        least = min(least, NEAR_WITH_WORDS)
    return written[best] if near[best] >= least else None


def _told(question: Sequence[frozenset[str]], passage: Passage) -> int:
    words = {root for word in plain_words(passage.text) for root in roots_of(word)}
    return sum(bool(roots & words) for roots in question)


def speaks(passage: Passage, roots: frozenset[str]) -> bool:
    return bool(_told([roots], passage))


def warm_nearness(catalogue: Catalogue) -> None:
    """Encode what sentences are compared with, before the first question is asked."""
    for language in catalogue.profile.currencies:
        nearness_in(catalogue, language)("", [""])


def nearness_in(catalogue: Catalogue, language: str) -> Nearness:
    """Nearness by the encoder, compared with sentences from all over this catalogue."""

    def nearness(question: str, sentences: Sequence[str]) -> np.ndarray:
        asked = _asked(question)
        usual = _encoded(_usual_sentences(catalogue, language)) @ asked
        return (_encoded(tuple(sentences)) @ asked - usual.mean()) / max(usual.std(), 1e-6)

    return nearness


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE_END.split(text.strip()) if sentence]


def _usual_sentences(catalogue: Catalogue, language: str) -> tuple[str, ...]:
    some = (catalogue.products[sku] for sku in catalogue.typical)
    return tuple(sorted({passage.text for p in some for passage in passages(p, language)[:1]}))


@lru_cache(maxsize=MOST_KEPT)
def _encoded(texts: tuple[str, ...]) -> np.ndarray:
    from actions.language.sentence_encoder import passage_vectors  # loads the model

    return passage_vectors(texts)


@lru_cache(maxsize=MOST_KEPT)
def _asked(question: str) -> np.ndarray:
    from actions.language.sentence_encoder import query_vectors  # loads the model

    return query_vectors([question])[0]
