"""A reading from what was found in a message: runs of words become fields, fields objects."""
import re
from dataclasses import dataclass, field
from typing import Any, Iterable, Iterator, Sequence, get_args

from actions.language.forms import without_possessive
from actions.reading.reading import TOLD_BY_MATTER, Act, Description, Mode, Reading, Wish
from bot.nlu.reading.chunks import NEW_OBJECT, NEW_WISH, WITHIN, Chunk, Labels, chunks_of
from bot.nlu.reading.message_tokens import Token
from bot.nlu.reading.said_prices import price_of
from bot.nlu.reading.said_values import ALL, SaidValues, plain

REFUSED = "not_"
LISTED = {"trait": "traits", "not_trait": "not_traits"}
WHOLE = ("not_kind", "not_name", "not_pointing")  # the object itself isn't wanted
MODES = get_args(Mode)
UNREAD = "unread"
WRITTEN = ("code", "order_number")
NOUNS = ("kind", "not_kind", "trait", "not_trait")
LINK = re.compile(r"^https?://\S*/(?=[^/?#]+)|[/?#]\S*$")
DESCRIBING = frozenset(("find",))  # acts whose objects are alternatives where they only differ
DIFFERING = frozenset(("traits", "not_traits", "size", "brand"))
SHARED = ("kind", "brand", "size", "price", "purpose")
PLACEHOLDERS = ("one", "ones")
NOTHING_SHOWN = frozenset(("pointing", "order", "ordinal", "quantity", "mode", "price"))
ASKING = frozenset(("ask", "ask_shop"))  # of these all is the question, but for courtesies
EDGES = " ,.;:!?-\u2026"

Span = tuple[int, int]


@dataclass
class _Object:
    """Fields as they are filled, in the order of the message."""

    fields: dict[str, Any] = field(default_factory=dict)

    def put(self, name: str, value: Any) -> None:
        if name in LISTED:
            self.fields[LISTED[name]] = (*self.fields.get(LISTED[name], ()), value)
        else:
            self.fields.setdefault(name, value)


def wish_spans(breaks: Sequence[str]) -> list[Span]:
    """The tokens of each wish, one after the other."""
    starts = [0, *(at for at, sign in enumerate(breaks) if at and sign == NEW_WISH)]
    return list(zip(starts, (*starts[1:], len(breaks)), strict=True))


def assembled(
    text: str, tokens: Sequence[Token], labels: Labels, acts: Sequence[Act], values: SaidValues
) -> Reading:
    """`acts` are one for each of `wish_spans`."""
    message = _Message(text, tokens, labels, values)
    chunks = chunks_of(labels.fields)
    wishes = [
        message.wish(act, span, [c for c in chunks if span[0] <= c.first < span[1]])
        for act, span in zip(acts, wish_spans(labels.breaks), strict=True)
    ]
    told = " ".join(wish.matter for wish in wishes)
    return Reading(wishes=tuple(wishes), unread=tuple(message.unread(chunks, told)))


@dataclass(frozen=True)
class _Message:
    text: str
    tokens: Sequence[Token]
    labels: Labels
    values: SaidValues

    def words(self, first: int, end: int) -> str:
        return plain(self.text[self.tokens[first].start : self.tokens[end - 1].end])

    def unread(self, chunks: Sequence[Chunk], told: str) -> Iterator[str]:
        """What fits no field, and every number that stands in none."""
        taken = {at for chunk in chunks for at in range(chunk.first, chunk.end)}
        for at, token in enumerate(self.tokens):
            if at not in taken and token.text[0].isdigit() and token.text not in told:
                yield token.text
        yield from (self.words(c.first, c.end) for c in chunks if c.field == UNREAD)

    def wish(self, act: Act, span: Span, chunks: Iterable[Chunk]) -> Wish:
        described = (self._described(group) for group in self._grouped(chunks))
        objects = tuple(each for each in described if each.as_json())
        first, end = span
        return Wish(
            act=act, objects=shared_out(objects) if act in DESCRIBING else objects,
            matter=self._matter(act, span),
            said=self.text[self.tokens[first].start : self.tokens[end - 1].end],
        )

    def _grouped(self, chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
        """A new object begins where one of the words since the chunk before begins one."""
        group: list[Chunk] = []
        for chunk in chunks:
            if chunk.field == UNREAD:
                continue
            since = group[-1].end if group else chunk.first
            if NEW_OBJECT in self.labels.breaks[since : chunk.first + 1] and group:
                yield group
                group = []
            group.append(chunk)
        if group:
            yield group

    def _described(self, chunks: Sequence[Chunk]) -> Description:
        made = _Object()
        for chunk in chunks:
            for name, value in self._said(chunk):
                made.put(name, value)
        return _without_placeholder(Description(**made.fields))

    def _said(self, chunk: Chunk) -> Iterator[tuple[str, Any]]:
        """The fields that a chunk fills, with their values."""
        name, words, values = chunk.field, self.words(chunk.first, chunk.end), self.values
        if name in WHOLE:
            yield "is_refused", True
            name = name.removeprefix(REFUSED)
        if name == "price":
            yield name, price_of(words)
        elif name == "order":
            yield name, values.order(words)
        elif name == "pointing":
            yield name, values.pointing(words)
        elif name == "ordinal":
            yield name, values.ordinal(words)
        elif name in (*MODES, "quantity"):
            number = values.quantity(words)
            yield "quantity", number if number in (ALL, None) else int(number)
            if name in MODES:
                yield "mode", name
        elif name in WRITTEN:
            first, end = self.tokens[chunk.first].start, self.tokens[chunk.end - 1].end
            yield name, LINK.sub("", self.text[first:end])
        else:
            yield name, _bare(words) if name in NOUNS else words

    def _matter(self, act: Act, span: Span) -> str:
        within = [at for at in range(*span) if self.labels.matter[at] == WITHIN]
        if not within and act not in TOLD_BY_MATTER:
            return ""
        is_little = 2 * len(within) < span[1] - span[0] and act in ASKING
        first, end = (within[0], within[-1] + 1) if within and not is_little else span
        return self.words(first, end).strip(EDGES) if first < end else ""


def shared_out(objects: Sequence[Description]) -> tuple[Description, ...]:
    """ "Running shoes, white or grey": what only differs in traits is otherwise the same."""
    full: list[Description] = []
    for each in objects:
        said = {name for name, value in each.dict().items() if value}
        if full and said and said <= DIFFERING and full[-1].kind and not full[-1].is_refused:
            shared = {n: getattr(full[-1], n) for n in SHARED if not getattr(each, n)}
            each = each.copy(update=shared)
        full.append(each)
    return tuple(full)


def _without_placeholder(described: Description) -> Description:
    """ "The cheaper ones" points at nothing: the word stands for what the order is of."""
    said = {name for name, value in described.dict().items() if value}
    if described.pointing in PLACEHOLDERS and said <= NOTHING_SHOWN:
        return described.copy(update={"pointing": None})
    return described


def _bare(words: str) -> str:
    """ "harganya" speaks of the price; the word keeps nothing but itself."""
    before, _, last = words.rpartition(" ")
    return f"{before} {without_possessive(last)}".strip()
