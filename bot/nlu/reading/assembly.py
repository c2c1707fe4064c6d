"""A reading from what was found in a message: runs of words become fields, fields objects."""
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Iterable, Iterator, Optional, Sequence, Union

from actions.language.forms import POSSESSIVES, without_possessive
from actions.language.pack_tables import phrases_of, words_of
from actions.language.tokens import phrase
from actions.reading.reading import TOLD_BY_MATTER, Act, Description, Reading, Wish
from bot.nlu.reading.chunks import NEW_OBJECT, NEW_WISH, WITHIN, Chunk, Labels, chunks_of
from bot.nlu.reading.message_tokens import Token
from bot.nlu.reading.said_prices import price_of, spoken_in
from bot.nlu.reading.said_values import ALL, SaidValues, plain
from bot.nlu.reading.several_objects import (
    COUNTED,
    MODES,
    SHARED,
    at_ends,
    shared_out,
    with_refusals,
)

REFUSED = "not_"
MINUS = "-\u2212\u2013"
FRACTION = re.compile(r"\d+[.,]\d{1,2}|\d+[.,](?!000)\d{4,}")
LISTED = {"trait": "traits", "not_trait": "not_traits"}
SEVERAL = {"not_brand": "not_trait"}  # where the field of those beyond the first is
# Said once of each object: where one comes again, another object has begun.
ONCE = frozenset(("kind", "name", "code", "brand", "size", "ordinal", "quantity", *MODES))
WHOLE = ("not_kind", "not_name", "not_pointing")  # the object itself isn't wanted
UNREAD = "unread"
WRITTEN = ("code", "order_number")
NOUNS = ("kind", "not_kind", "trait", "not_trait")
LINK = re.compile(r"^https?://\S*/(?=[^/?#]+)|(?<=[^\s#])[/?#]\S*$")
ONE_ARTICLE = frozenset(phrases_of("quantities.one_article"))  # "a pair of" shoes is one
SIGN = "#"  # before a number: no part of it
SIZES = ("size", "not_size")
SYSTEMS = words_of("sizes.systems")
SIZE_WORDS = words_of("sizes.size") - SYSTEMS
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
        if name in self.fields:
            name = SEVERAL.get(name, name)
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

    @cached_property
    def language(self) -> Optional[str]:
        return spoken_in(token.plain for token in self.tokens)

    def words(self, first: int, end: int) -> str:
        return plain(self.text[self.tokens[first].start : self.tokens[end - 1].end])

    def unread(self, chunks: Sequence[Chunk], told: str) -> Iterator[str]:
        """What fits no field, and every number that stands in none."""
        taken = {at for chunk in chunks for at in range(chunk.first, chunk.end)}
        for at, token in enumerate(self.tokens):
            if at not in taken and token.text[0].isdigit() and token.text not in told:
                yield token.text
        yield from (self._no_count(c) for c in chunks if self._no_count(c))
        yield from (self.words(c.first, c.end) for c in chunks if c.field == UNREAD)

    def wish(self, act: Act, span: Span, chunks: Iterable[Chunk]) -> Wish:
        described = (
            each for group in with_refusals(self._grouped(chunks))
            for each in at_ends(self._described(group), group)
        )
        objects = tuple(each for each in described if each.as_json())
        first, end = span
        return Wish(
            act=act, objects=shared_out(act, objects) if act in SHARED else objects,
            matter=self._matter(act, span),
            said=self.text[self.tokens[first].start : self.tokens[end - 1].end],
        )

    def _grouped(self, chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
        """A new object begins where one of the words since the chunk before begins one, and where
        something is said again that each object has once."""
        group: list[Chunk] = []
        for chunk in chunks:
            if chunk.field == UNREAD:
                continue
            since = group[-1].end if group else chunk.first
            is_begun = NEW_OBJECT in self.labels.breaks[since : chunk.first + 1]
            if group and (is_begun or chunk.field in ONCE & {each.field for each in group}):
                yield group
                group = []
            group.append(chunk)
        if group:
            yield group

    def _described(self, chunks: Sequence[Chunk]) -> Description:
        made = _Object()
        for chunk in chunks:
            if self.words(chunk.first, chunk.end) in SIZE_WORDS:
                continue  # "size" alone, taken for a property
            for name, value in self._said(chunk):
                made.put(name, value)
        return _without_placeholder(_with_system(Description(**made.fields)))

    def _said(self, chunk: Chunk) -> Iterator[tuple[str, Any]]:
        """The fields that a chunk fills, with their values."""
        name, words, values = chunk.field, self.words(chunk.first, chunk.end), self.values
        if name in WHOLE:
            yield "is_refused", True
            name = name.removeprefix(REFUSED)
        if name == "price":
            yield name, price_of(words, self.language)
        elif name == "order":
            yield name, values.order(words)
        elif name == "pointing":
            yield name, values.pointing(words)
        elif name == "ordinal":
            yield name, values.ordinal(words)
        elif name in COUNTED and self._no_count(chunk):
            return
        elif name in COUNTED:
            yield "quantity", self._quantity(chunk)
            if name in MODES:
                yield "mode", name
        elif name in WRITTEN:
            first, end = self.tokens[chunk.first].start, self.tokens[chunk.end - 1].end
            yield name, LINK.sub("", self.text[first:end]).lstrip(SIGN)
        elif name in SIZES:
            yield name, _without_word(words)
        elif name == "trait" and _without_word(words) != words:
            yield "size", _without_word(words)  # "size M", taken for a property
        else:
            yield name, _bare(words) if name in NOUNS else words

    def _quantity(self, chunk: Chunk) -> Union[int, str, None]:
        """ "A pair of" shoes is one."""
        following = self.words(chunk.first, min(chunk.end + 1, len(self.tokens)))
        if phrase(following) in ONE_ARTICLE:
            return 1
        number = self.values.quantity(self.words(chunk.first, chunk.end))
        return number if number in (ALL, None) else int(number)

    def _no_count(self, chunk: Chunk) -> str:
        """A number that counts no pieces, as it is written: -1, 1.5."""
        if chunk.field not in COUNTED:
            return ""
        first, words = self.tokens[chunk.first], self.words(chunk.first, chunk.end)
        before = self.tokens[: chunk.first][-2:]
        is_after_sign = bool(before) and before[-1].text in MINUS and before[-1].end == first.start
        is_joined = len(before) > 1 and before[0].end == before[-1].start  # 2-3, A-4
        if is_after_sign and not is_joined:
            return f"-{words}"
        return words if FRACTION.fullmatch(words) else ""

    def _matter(self, act: Act, span: Span) -> str:
        within = [at for at in range(*span) if self.labels.matter[at] == WITHIN]
        if not within and act not in TOLD_BY_MATTER:
            return ""
        is_fragment = len(within) == 1 and act in ASKING
        first, end = (within[0], within[-1] + 1) if within and not is_fragment else span
        if act in ASKING:
            first, end = self._with_objects(first, end, span)
        return self.words(first, end).strip(EDGES) if first < end else ""

    def _with_objects(self, first: int, end: int, span: Span) -> Span:
        """A question holds the whole of what it touches: "psu 650w strong enough", not "650w …"."""
        fields = self.labels.fields
        while first > span[0] and fields[first - 1][2:] not in ("", UNREAD):
            first -= 1
        while end < span[1] and fields[end][2:] not in ("", UNREAD):
            end += 1
        return first, end


def _with_system(described: Description) -> Description:
    """ "EU 44" is a size, whichever of its words was taken for a property."""
    systems = [trait for trait in described.traits if trait in SYSTEMS]
    if not described.size or not systems:
        return described
    left = tuple(trait for trait in described.traits if trait not in systems)
    return described.copy(update={"traits": left, "size": f"{systems[0]} {described.size}"})


def _without_placeholder(described: Description) -> Description:
    """ "The cheaper ones" points at nothing: the word stands for what the order is of."""
    said = {name for name, value in described.dict().items() if value}
    if described.pointing in PLACEHOLDERS and said <= NOTHING_SHOWN:
        return described.copy(update={"pointing": None})
    return described


def _without_word(size: str) -> str:
    """ "42.5" of "sz 42.5"."""
    word, _, rest = size.partition(" ")
    return rest if rest and word in SIZE_WORDS else size


def _bare(words: str) -> str:
    """ "harganya" speaks of the price; the word keeps nothing but itself."""
    before, _, last = words.rpartition(" ")
    if before and last in POSSESSIVES:  # written apart: "harga nya"
        return before
    return f"{before} {without_possessive(last)}".strip()
