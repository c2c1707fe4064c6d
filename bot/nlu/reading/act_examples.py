"""Examples of intents as messages of which only the act is known, for acts few marked ones have.

Short ones above all: greetings, thanks, plain answers. Nobody marks these by the hundred, and the
intents have them anyway.
"""
from collections import Counter
from hashlib import sha256
from typing import Iterator, Mapping, Sequence

from actions.reading.reading import Act
from bot.nlu.reading.marked_examples import Example
from bot.nlu.reading.message_tokens import tokens_of

ENOUGH = 400  # of an act, over all languages


def act_examples(
    marked: Sequence[Example], texts: Mapping[Act, Sequence[str]], enough: int = ENOUGH
) -> list[Example]:
    """Each act's texts, the same ones every time, until it has `enough` examples."""
    seen = Counter(act for example in marked for act in example.acts)
    known = {example.text.lower() for example in marked}
    return [
        Example(text, (act,), (), (), (), (), is_marked=False)
        for act in sorted(texts)
        for text in _first(texts[act], known, enough - seen[act])
    ]


def _first(texts: Sequence[str], known: set[str], count: int) -> Iterator[str]:
    """By a hash, so that no intent of the act comes before another."""
    new = {text for text in texts if text.lower() not in known and tokens_of(text)}
    yield from sorted(new, key=_digest)[: max(count, 0)]


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
