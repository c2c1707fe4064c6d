"""What is seen of each word of a message: itself, its neighbours, and what the packs say of it."""
import re
from functools import cache
from typing import Iterator, Mapping, Optional, Sequence

from actions.language.packs import packs
from actions.reading.reading import Prompt
from bot.nlu.reading.known_words import Known
from bot.nlu.reading.message_tokens import Token

WINDOW = 2
EDGE = "|"
SHAPES = ((re.compile(r"\d"), "9"), (re.compile(r"[^\W\d_]"), "a"))


def features_of(
    tokens: Sequence[Token], known: Known, prompt: Optional[Prompt] = None
) -> list[list[str]]:
    """A list of features for each token."""
    seen = [[*_of_word(token), *known.get(at, ())] for at, token in enumerate(tokens)]
    features = [list(_in_place(tokens, seen, at)) for at in range(len(tokens))]
    if prompt:
        for token, own in zip(tokens, features, strict=True):
            own += (f"beside {prompt}", f"beside {prompt} {token.plain}")
    return features


def _in_place(
    tokens: Sequence[Token], seen: Sequence[Sequence[str]], at: int
) -> Iterator[str]:
    yield from (f"0 {each}" for each in seen[at])
    for step in range(-WINDOW, WINDOW + 1):
        if step and 0 <= at + step < len(tokens):
            near = seen[at + step]
            yield from (f"{step} {each}" for each in near if not each.startswith("ends"))
    before, own, after = (_word(tokens, at + step) for step in (-1, 0, 1))
    yield f"pair {before} {own}"
    yield f"pair {own} {after} >"
    yield f"around {before} {after}"
    if at and tokens[at - 1].end == tokens[at].start:
        yield "glued"


def _of_word(token: Token) -> Iterator[str]:
    word = token.plain
    yield f"word {word}"
    yield f"shape {_shape(token.text)}"
    yield from (f"table {name}" for name in _tables().get(word, ()))
    if word.isalpha():
        yield f"begins {word[:3]}"
        yield from (f"ends {word[-length:]}" for length in (2, 3, 4) if len(word) > length)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].plain if 0 <= at < len(tokens) else EDGE


def _shape(text: str) -> str:
    """ "M20" is "a99", "1.5" is "9.9"; words by their first letters alone."""
    for pattern, sign in SHAPES:
        text = pattern.sub(sign, text)
    return text[:4]


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    """By word, the tables that hold it."""
    found: dict[str, set[str]] = {}
    for pack in packs():
        for name in pack.tables():
            for word in _said(pack.table(name)):
                found.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in found.items()}


def _said(table: object) -> Iterator[str]:
    """The single words of a table, whatever its form."""
    if isinstance(table, str):
        yield from table.split()
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield str(key)
            yield from _said(value)
    elif isinstance(table, Sequence):
        yield from (str(each) for each in table if " " not in str(each))
