"""Two requests in one message: whether its parts are two things that the shopper wants."""
from dataclasses import dataclass
from typing import Callable, Sequence

from actions.turn.intents import intents, names_of
from bot.nlu.intents.delexicalising import point_at_products
from bot.nlu.parse_data import Entity, Ranking, Request
from bot.nlu.requests.boundaries import Cut, Joint, Span, entities_within, parts_of, telling_words

Rank = Callable[[list[str]], Sequence[Ranking]]


@dataclass(frozen=True)
class Part:
    """One side of a cut, as it was understood on its own."""

    span: Span
    entities: Sequence[Entity]
    words: frozenset[str]  # that say what is wanted
    ranking: Ranking

    @property
    def intent(self) -> str:
        return str(self.ranking[0]["name"])

    @property
    def confidence(self) -> float:
        return float(self.ranking[0]["confidence"])

    def values(self, kinds: frozenset[str]) -> set[str]:
        return {f"{e['entity']} {e['value']}" for e in self.entities if e["entity"] in kinds}


# How clear both parts must be. Measured on some 6,800 examples of one request each, of which
# fifty fell apart at a common 0.5, most of them at a comma before which a reason stands.
CLEAR = {Joint.COMMA: 0.95, Joint.AND: 0.7, Joint.STOP: 0.5, Joint.STOP_AND: 0.5}
# A whole message understood so well is only cut into what it was understood as.
SURE = 0.7

REQUESTS = names_of(lambda intent: intent.beside_others)
ONE_WISH = frozenset(
    frozenset((intent.name, other)) for intent in intents() for other in intent.one_wish_with
)
GOES_ON = frozenset(
    (intent.name, later) for intent in intents() for later in intent.goes_on_with
)
# What tells two requests of one intent apart. A search names several kinds of things.
PROPERTIES = frozenset(("attribute",))
THINGS = frozenset(("product", "category", "ordinal", "brand"))
POINTED_AT = THINGS | {"reference"}  # said second, "it" is what was named first
TOLD_APART_BY = {intent.name: intent.told_apart_by for intent in intents()}


def find_requests(
    text: str, entities: Sequence[Entity], ranking: Ranking, rank: Rank
) -> list[Request]:
    """Both requests in a message, or nothing.

    `rank` classifies texts whose products are put aside; it is called once at most, and only
    for a message that may be cut.
    """
    cuts = parts_of(text, entities) if _may_hold_two(ranking) else []
    if not cuts:
        return []
    parts = _understood(text, entities, [span for cut in cuts for span in cut[:2]], rank)
    pairs = zip(cuts, parts[::2], parts[1::2], strict=True)
    found = [
        (first, second) for cut, first, second in pairs if requests_of(ranking, cut, first, second)
    ]
    best = max(found, key=lambda pair: min(part.confidence for part in pair), default=())
    return [
        {"start": p.span.start, "end": p.span.end, "intent_ranking": list(p.ranking)} for p in best
    ]


def requests_of(whole: Ranking, cut: Cut, first: Part, second: Part) -> bool:
    """Whether the parts are two clear requests for two different things."""
    for part in (first, second):
        if part.intent not in REQUESTS or part.confidence < CLEAR[cut.joint]:
            return False
    intents = frozenset((first.intent, second.intent))
    if whole[0]["confidence"] >= SURE and whole[0]["name"] not in intents:
        return False
    if first.intent == second.intent:
        return cut.joint != Joint.COMMA and _are_of_different_things(first, second)
    return intents not in ONE_WISH and (first.intent, second.intent) not in GOES_ON


def _understood(
    text: str, entities: Sequence[Entity], spans: Sequence[Span], rank: Rank
) -> list[Part]:
    known = [entities_within(entities, span) for span in spans]
    asked = [
        point_at_products(text[span.start:span.end], found)
        for span, found in zip(spans, known, strict=True)
    ]
    return [
        Part(span, found, telling_words(text, span, entities), ranking)
        for span, found, ranking in zip(spans, known, rank(asked), strict=True)
    ]


def _may_hold_two(ranking: Ranking) -> bool:
    """Not a message that is surely something else, such as an address or a greeting."""
    top = ranking[0]["name"]
    return top is not None and (top in REQUESTS or ranking[0]["confidence"] < SURE)


def _are_of_different_things(first: Part, second: Part) -> bool:
    """Whether the second names another thing, or says the same of one that isn't known."""
    told_apart_by = TOLD_APART_BY.get(first.intent)
    if told_apart_by == "properties":
        one, other = first.values(PROPERTIES), second.values(PROPERTIES)
        return bool(one or other) and one.isdisjoint(other)
    if told_apart_by != "things":
        return False
    one, other = first.values(POINTED_AT), second.values(THINGS)
    if other:
        return bool(one) and one.isdisjoint(other)
    # "add two of those and add the helmet": the same verb, and words of its own.
    return bool(first.words & second.words and second.words - first.words)
