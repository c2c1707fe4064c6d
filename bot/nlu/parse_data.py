"""What is understood of a message: objects that Rasa passes on, from component to dialogue."""
from typing import (
    Any,
    Callable,
    Final,
    Iterable,
    Mapping,
    NamedTuple,
    Optional,
    Sequence,
    TypedDict,
)

REQUESTS: Final = "requests"  # in the output: the things that one message asks for
READING: Final = "reading"  # in the output: all that it says
CHANCES: Final = "chances"  # in the output: how likely each wish of the reading is right
HEARD: Final = "heard"  # from component to component: the reading and where its wishes stand
PROMPT: Final = "prompt"  # in the metadata: what was asked last
SPOKEN: Final = "spoken"  # from component to component: the language that its words are likely in
MEANING: Final = "meaning"  # of an example in training: the reader's vector of it
TOPIC: Final = "topic"  # of an example, and in the output: what of its intent it is about
GOODS: Final = "goods"  # how much of the message is words of the shop's goods

WHOLE = frozenset(("language", "mood"))  # entities of the whole message, wherever it is cut


class Span(NamedTuple):
    """Characters `start` up to, not including, `end`."""

    start: int
    end: int


class _EntityPlace(TypedDict):
    entity: str
    value: object  # a text, a number, or an object with fields of its own
    start: int
    end: int


class Entity(_EntityPlace, total=False):
    """One thing named, in characters `start` up to, not including, `end`."""

    text: str  # as it was said
    confidence: float
    extractor: str


class Guess(TypedDict):
    """An intent that a message may have; without a name, none at all."""

    name: Optional[str]
    confidence: float


Ranking = Sequence[Guess]  # best first


class Request(TypedDict):
    """The part of a message that asks for one of several things."""

    start: int
    end: int
    intent_ranking: Ranking
    wish: Mapping[str, Any]  # as in the reading
    chance: float  # that it is read rightly
    topic: str


class _Understood(TypedDict):
    text: str
    intent: Guess
    entities: Sequence[Entity]


class ParseData(_Understood, total=False):
    """All of a message, as Rasa calls it; of what a button says there is no ranking."""

    intent_ranking: Ranking
    requests: list[Request]
    reading: Mapping[str, Any]
    chances: Sequence[float]
    chance: float  # of the wish
    wish: Mapping[str, Any]  # the only one, or that of this part of the message
    topic: str  # "<intent>/<topic>"; empty where there is none
    unread: Sequence[str]


def placed(parsed: ParseData, text: str, place: Callable[[int, int], tuple[int, int]]) -> ParseData:
    """The same, told of another writing of the message: `place` gives a span's place in it."""
    moved: ParseData = {**parsed, "text": text, "entities": _moved(parsed["entities"], place)}
    if REQUESTS in parsed:
        moved["requests"] = _moved(parsed["requests"], place)
    return moved


def _moved(found: Iterable[Any], place: Callable[[int, int], tuple[int, int]]) -> list[Any]:
    """What stands nowhere, as the entities of a button, stays so."""
    return [
        {**each, **Span(*place(each["start"], each["end"]))._asdict()} if "start" in each else each
        for each in found
    ]


def entities_within(entities: Iterable[Entity], span: Span) -> list[Entity]:
    """Those said in this part, counted from its start; what is of the whole is of each part."""
    return [
        {**e, "start": max(e["start"], span.start) - span.start,
         "end": min(e["end"], span.end) - span.start}
        for e in entities
        if e["entity"] in WHOLE or (span.start <= e["start"] and e["end"] <= span.end)
    ]


class SaidGoods(TypedDict):
    """How much of a message is words of the shop's own goods."""

    titles: list[str]  # SKUs titled in its very words: whole, from the beginning, or in between
    is_whole: bool  # it is all of a title
    names_kind: bool
    is_all: bool  # that it is words of goods, and no other word
    is_little: bool  # it has no word that tells something
    share: float  # of its words that tell something, that name kinds


NO_GOODS = SaidGoods(
    titles=[], is_whole=False, names_kind=False, is_all=False, is_little=False, share=0.0
)
