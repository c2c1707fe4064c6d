"""The local reader: what was learnt of reading, with the words of one shop."""
from dataclasses import dataclass
from typing import Any, Callable, Mapping, NamedTuple, Optional, Protocol, Sequence

import numpy as np

from actions.reading.reading import Act, Prompt, Reading
from bot.nlu.reading.assembly import assembled, wish_spans
from bot.nlu.reading.chunks import BEGINS, Labels
from bot.nlu.reading.known_words import Known, known_by
from bot.nlu.reading.message_tokens import Token, tokens_of
from bot.nlu.reading.prompted import settled
from bot.nlu.reading.said_values import SaidValues

Entities = Sequence[Mapping[str, Any]]
Chances = Mapping[Act, float]
MEANING = 384  # dimensions
# What tells of a thing itself.
TELLING = frozenset(
    f"{BEGINS}{field}" for field in
    ("kind", "name", "code", "brand", "trait", "size", "order", "ordinal", "quantity", "total")
)
MOST_TOKENS = 150  # of a longer message the rest is not read


class Judged(NamedTuple):
    """Labels of the words of a message; for each of its wishes the chance of each act, and what
    it means: unit vectors, shape (wishes, 384); how likely its words were parted rightly into
    wishes and objects; and the chances of acts that it would have beside nothing."""

    labels: Labels
    acts: Sequence[Chances]
    meanings: np.ndarray
    parted: Sequence[float]
    alone: Sequence[Chances]


class WordModel(Protocol):
    """Whoever judges the words of a message."""

    def judge(
        self, tokens: Sequence[Token], known: Known, prompt: Optional[Prompt] = None
    ) -> Judged: ...

    def meanings(self, texts: Sequence[Sequence[Token]]) -> np.ndarray: ...


class Heard(NamedTuple):
    """A reading; for each of its wishes where it stands in the text, and as in `Judged`; what it
    stands beside; the chance that it is read rightly."""

    reading: Reading
    spans: Sequence[tuple[int, int]]
    acts: Sequence[Chances]
    meanings: np.ndarray
    prompt: Optional[Prompt] = None
    chances: Sequence[float] = ()


@dataclass(frozen=True)
class LocalReader:
    """A `Reader`; `find` tells the entities of a text, by the words of the shop and rules."""

    model: WordModel
    values: SaidValues
    find: Callable[[str], Entities]

    def read(self, text: str, prompt: Optional[Prompt] = None) -> Reading:
        return self.hear(text, self.find(text), prompt).reading

    def hear(self, text: str, entities: Entities, prompt: Optional[Prompt] = None) -> Heard:
        """Entities are those that `find` tells, for who has them already."""
        tokens = tokens_of(text)
        unread = text[tokens[MOST_TOKENS].start :].strip() if len(tokens) > MOST_TOKENS else ""
        tokens = tokens[:MOST_TOKENS]
        if not tokens:
            return Heard(Reading(unread=()), (), (), np.zeros((0, MEANING), np.float32))
        judged = self.model.judge(tokens, known_by(entities, tokens), prompt)
        wishes = wish_spans(judged.labels.breaks)
        judged = judged._replace(acts=[
            settled(each, alone, prompt, _is_described(judged.labels.fields[first:end]))
            for each, alone, (first, end) in zip(judged.acts, judged.alone, wishes, strict=True)
        ])
        acts = [max(chances, key=lambda act: chances[act]) for chances in judged.acts]
        reading = assembled(text, tokens, judged.labels, acts, self.values)
        if unread:
            reading = reading.copy(update={"unread": (*reading.unread, unread)})
        spans = [(tokens[first].start, tokens[end - 1].end)
                 for first, end in wishes]
        chances = [
            min(max(acts.values()), parted)
            for acts, parted in zip(judged.acts, judged.parted, strict=True)
        ]
        return Heard(reading, spans, judged.acts, judged.meanings, prompt, chances)


def _is_described(fields: Sequence[str]) -> bool:
    return not TELLING.isdisjoint(fields)
