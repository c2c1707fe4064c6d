"""Messages of a set beside what the bot reads in them, and the figures of it."""
from collections import Counter
from dataclasses import dataclass
from typing import Any, Callable, Iterable, Iterator, Mapping, Sequence

from rich.table import Table

from bot.nlu.parse_data import READING
from tests.benchmarks.nlu.measures import confusions
from tests.benchmarks.reading.scoring import Count, Scored, score
from tests.benchmarks.reading.sets import Labelled

MOST_LISTED = 12
DIGITS = 4
SEEN = "_seen"  # behind the key of a figure over the part that may be looked at

Understand = Callable[[str], Mapping[str, Any]]  # what the bot makes of a message


@dataclass(frozen=True)
class Read:
    """A labelled message and how near its reading came."""

    message: Labelled
    scored: Scored


@dataclass(frozen=True)
class Figures:
    """Shares of messages, of objects, and of objects with something refused."""

    messages: int
    reading_exact: float
    acts: float
    objects: float
    polarity: float

    def keys(self, ending: str) -> dict[str, float]:
        names = ("reading_exact", "acts", "objects", "polarity")
        return {f"{name}{ending}": round(getattr(self, name), DIGITS) for name in names}


@dataclass(frozen=True)
class SetRead:
    """Of a set of ours a part is kept aside: the figures are of it."""

    read: Sequence[Read]
    has_part_aside: bool

    @property
    def judged(self) -> list[Read]:
        return [each for each in self.read if self._is_judged(each)]

    @property
    def seen(self) -> list[Read]:
        """What the reader may have been tuned with."""
        return [each for each in self.read if not self._is_judged(each)]

    def _is_judged(self, each: Read) -> bool:
        return each.message.is_kept_aside or not self.has_part_aside


def read_all(
    messages: Iterable[Labelled], understand: Understand, has_part_aside: bool
) -> SetRead:
    read = [Read(m, score(understand(m.text).get(READING) or {}, m.reading)) for m in messages]
    return SetRead(read, has_part_aside)


def figures_of(read: Sequence[Read]) -> Figures:
    scored = [each.scored for each in read]
    return Figures(
        len(scored),
        _share(Count(sum(s.is_exact for s in scored), len(scored))),
        _share(Count(sum(s.are_acts_right for s in scored), len(scored))),
        _share(_added(s.objects for s in scored)),
        _share(_added(s.polarity for s in scored)),
    )


def reading_figures(found: SetRead) -> dict[str, float]:
    """All of the judged messages, by language too; then of the part that may be looked at."""
    figures = {}
    for ending, read in (("", found.judged), (SEEN, found.seen)):
        if read:
            figures |= figures_of(read).keys(ending)
            for language, own in _by_language(read):
                figures |= figures_of(own).keys(f"_{language}{ending}")
    return figures


def reading_tables(found: SetRead) -> Iterator[Table]:
    """Without a word of a message: whoever saw those kept aside would tune on them."""
    yield _languages_table(found)
    yield _acts_table(found.judged)
    yield _fields_table(found.judged)
    yield _confusions_table(found.judged)


def _languages_table(found: SetRead) -> Table:
    drawn = _table("Readings", "messages", "language", "of", "exact", "acts", "objects", "polarity")
    parts = [("judged", found.judged), ("may be looked at", found.seen)]
    for name, read in parts:
        for language, own in [("all", read), *_by_language(read)] if read else ():
            f = figures_of(own)
            shares = (f.reading_exact, f.acts, f.objects, f.polarity)
            drawn.add_row(name, language, str(f.messages), *(f"{each:.3f}" for each in shares))
    return drawn


def _acts_table(read: Sequence[Read]) -> Table:
    drawn = _table("Acts", "act", "expected", "precision", "recall")
    pairs = [pair for each in read for pair in each.scored.acts]
    expected, given = (Counter(act for act in side) for side in zip(*pairs, strict=True))
    right = Counter(act for act, found in pairs if act == found)
    for act in sorted({pair[0] for pair in pairs}, key=lambda act: -expected[act]):
        if right[act] < max(expected[act], given[act]):
            drawn.add_row(act, *_judged(right[act], expected[act], given[act]))
    drawn.caption = "\u2013: no wish there; acts that were always right are left out"
    return drawn


def _fields_table(read: Sequence[Read]) -> Table:
    drawn = _table("Fields of objects", "field", "expected", "precision", "recall")
    counts: dict[str, tuple[int, int, int]] = {}
    for each in read:
        for name, own in each.scored.fields.items():
            right, expected, given = map(sum, zip(own, counts.get(name, (0, 0, 0)), strict=True))
            counts[name] = (right, expected, given)
    for name, (right, expected, given) in sorted(counts.items(), key=lambda row: -row[1][1]):
        drawn.add_row(name, *_judged(right, expected, given))
    drawn.caption = "wanted: words of kind, name, brand and traits; refused: not_brand, not_traits"
    return drawn


def _confusions_table(read: Sequence[Read]) -> Table:
    drawn = _table("Worst confusions of acts", "expected", "found", "times")
    pairs = [pair for each in read for pair in each.scored.acts]
    expected, found = zip(*pairs, strict=True) if pairs else ((), ())
    for (right, wrong), times in confusions(expected, found)[:MOST_LISTED]:
        drawn.add_row(right, wrong, str(times))
    return drawn


def _by_language(read: Sequence[Read]) -> list[tuple[str, list[Read]]]:
    languages = sorted({each.message.language for each in read})
    return [(own, [each for each in read if each.message.language == own]) for own in languages]


def _judged(right: int, expected: int, given: int) -> tuple[str, str, str]:
    precision, recall = _share(Count(right, given)), _share(Count(right, expected))
    return str(expected), f"{precision:.3f}", f"{recall:.3f}"


def _added(counts: Iterable[Count]) -> Count:
    counts = list(counts)
    return Count(sum(each.right for each in counts), sum(each.of for each in counts))


def _share(count: Count) -> float:
    """All is right where there is nothing."""
    return count.right / count.of if count.of else 1.0


def _table(title: str, *headings: str) -> Table:
    drawn = Table(title=title)
    for place, heading in enumerate(headings):
        drawn.add_column(heading, justify="right" if place else "left")
    return drawn
