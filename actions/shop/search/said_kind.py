"""Which kinds of goods a search asks for: of "a camera tripod with a bag", tripods."""
from dataclasses import dataclass
from typing import Iterable, Iterator, Optional, Sequence

from actions.language import packs
from actions.language.glossary import explained_phrases
from actions.language.pack_tables import Phrase, words_of
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.shop.catalogue.kinds import Kind, Kinds, Said

# What stands behind these is what the thing is for, or what it has.
CLOSED_BY = words_of("names.closed_by")
TELLING = packs.words("search.telling_words")


@dataclass(frozen=True)
class SaidKind:
    """The kinds that are wanted, and the words that say more of the goods."""

    kinds: tuple[Kind, ...]
    described: frozenset[str]  # by words that may stand in their titles
    share: float  # of the words that tell something of the goods, that name the kinds
    is_alone: bool  # whether nothing else is said of the goods
    text: str  # the search, with names of the catalogue in the place of others

    @property
    def skus(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sku for kind in self.kinds for sku in kind.skus))


def said_kind(text: str, language: Optional[str], kinds: Kinds) -> Optional[SaidKind]:
    """None where no kind is named."""
    words = phrase(text)
    said = tuple(_whole(kinds.said_in(words), words))
    runs = [
        run for run in _runs(tuple(_main(said, words))) if not _is_behind(run, words, language)
    ]
    heads = [_head_of(run, words, language) for run in runs]
    if not heads or _is_purpose(words[: heads[0].first]):
        return None
    named = {at for head in heads for at in range(head.first, head.end)}
    telling = [
        at for at, word in enumerate(words)
        if at in named or (word not in STOP_WORDS and word not in TELLING)
    ]
    rest = frozenset(words[at] for at in telling if at not in named)
    wanted = {kind.id: kind for head in heads for kind in head.kinds}
    return SaidKind(
        tuple(wanted.values()), rest, len(named) / len(telling),
        not rest,
        _told(text, words, said, kinds),
    )


def _told(text: str, words: Phrase, said: Sequence[Said], kinds: Kinds) -> str:
    told = list(words)
    for each in reversed(said):
        if words[each.first : each.end] in kinds.everyday:
            told[each.first : each.end] = [kind.id for kind in each.kinds]
    return text if tuple(told) == words else " ".join(told)


def _is_purpose(before: Phrase) -> bool:
    """Whether something stands before that is for it: "accessories for an espresso machine"."""
    closed = next((at for at, word in enumerate(before) if word in CLOSED_BY), 0)
    return any(word not in STOP_WORDS and word not in TELLING for word in before[:closed])


def _main(said: Sequence[Said], words: Phrase) -> Iterator[Said]:
    """Those that stand before the first word that closes what the thing is."""
    for each in said:
        if CLOSED_BY & set(words[said[0].end : each.first]):
            return
        yield each


def _runs(said: Sequence[Said]) -> Iterator[list[Said]]:
    """Those that stand beside each other, without a word between."""
    run: list[Said] = []
    for each in said:
        if run and run[-1].end != each.first:
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _is_behind(run: Sequence[Said], words: Phrase, language: Optional[str]) -> bool:
    """Whether they only say more of a noun before them: "layar hp" is no phone."""
    before = words[run[0].first - 1] if run[0].first else ""
    is_noun = bool(before) and before.isalpha() and before not in STOP_WORDS | TELLING | CLOSED_BY
    return is_noun and _has_head_first(run, words, language)


def _whole(said: Iterable[Said], words: Phrase) -> Iterator[Said]:
    """Those that are no part of words that mean something together: no water in "anti air"."""
    phrases = explained_phrases(words)
    for each in said:
        parts = (p for p in phrases if p[0] <= each.first and each.end <= p[1])
        if not any(part[1] - part[0] > each.end - each.first for part in parts):
            yield each


def _head_of(run: Sequence[Said], words: Phrase, language: Optional[str]) -> Said:
    """The noun that the others only describe."""
    return run[0] if _has_head_first(run, words, language) else run[-1]


def _has_head_first(run: Sequence[Said], words: Phrase, language: Optional[str]) -> bool:
    """By the language that has all of their names."""
    names = [(" ".join(words[each.first : each.end]), each.kinds) for each in run]
    spoken = [
        code for code in packs.languages()
        if all(any(name in k.names.get(code, ()) for k in kinds) for name, kinds in names)
    ]
    code = language if language in spoken or not spoken else spoken[0]
    return packs.pack_of(code or "").has_head_first
