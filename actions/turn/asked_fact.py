"""What a question about the shop asks of a fact: whether it is so, where, on which days."""
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Iterable, Sequence

from actions.language.countries import names_country
from actions.language.normalise import normalise
from actions.language.numbers import NUMBER_WORDS
from actions.language.pack_tables import groups_of, words_of
from actions.language.phrase_patterns import phrase_pattern
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.shop.catalogue.facts import WEEK, Named

WHETHER, OPEN = phrase_pattern("facts.whether"), phrase_pattern("facts.open")
OTHERWISE = phrase_pattern("facts.otherwise")
PLACE, NO_PLACE = phrase_pattern("facts.place"), phrase_pattern("facts.no_place")
CLOSED, DAYS = words_of("facts.closed"), groups_of("facts.days")
CONDITIONS = phrase_pattern("facts.conditions")
MOMENTS, SPANS = words_of("facts.moments"), words_of("questions.times")
AHEAD = {"today": 0, "tomorrow": 1, "day_after_tomorrow": 2}
SIGN = "?"
CLAUSES = re.compile(r"[.,;:!?\n]+|\s[-–]+\s")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class AskedFact:
    """A message as a question about one fact; nothing is asked by a button."""

    text: str
    today: str = ""  # which of the week it is; unknown, no other day is told by it
    whole: str = ""  # the message that it is a part of

    @cached_property
    def wants_yes_or_no(self) -> bool:
        """Whether it asks if something is so, rather than how, or what it costs."""
        if OPEN.search(self._plain) or OTHERWISE.search(self._plain):
            return False
        return SIGN in self.text or self.asks_whether

    @property
    def asks_whether(self) -> bool:
        """In words, with or without a sign."""
        return bool(WHETHER.search(self._plain))

    @property
    def asks(self) -> bool:
        return SIGN in self.text or self.asks_whether or bool(OPEN.search(self._plain))

    def says_more_than(self, answer: str) -> bool:
        """Whether it tells of a condition, or a time, that the answer doesn't speak of: "I've worn
        them, …", "… for a week"."""
        told = frozenset(phrase(answer))
        beside, asking = self._clauses
        around = (PLACE.sub(" ", clause) for clause in (*beside, *self._said_around))
        words = phrase(" ".join(around))
        said = {word for word in words if word not in STOP_WORDS and word.isalnum()}
        if not told >= said | (SPANS & set(self._words)):
            return True
        rest = WHETHER.sub(" ", asking)
        return any(not told >= {*phrase(each.group())} for each in CONDITIONS.finditer(rest))

    @property
    def _clauses(self) -> tuple[Sequence[str], str]:
        """What is only said, and what is asked: where nothing shows it, what comes last."""
        said = [clause for clause in CLAUSES.split(self._plain) if clause.strip()] or [""]
        asking = next((clause for clause in said if WHETHER.search(clause)), said[-1])
        return [clause for clause in said if clause is not asking], asking

    @property
    def _said_around(self) -> Sequence[str]:
        """Of the rest of the message what asks nothing: "I wore them", not "do you sell tents"."""
        rest = CLAUSES.split(normalise(self.whole.replace(self.text, "\n", 1)))
        return [each for each in rest if not (WHETHER.search(each) or OPEN.search(each))]

    @property
    def numbers(self) -> frozenset[str]:
        """In digits, words too: "12 instalments?", "at seven?" gets no yes by a fact that tells of
        3, or of 9 to 17."""
        counted = (NUMBER_WORDS.get(word, 1) for word in self._words)
        return frozenset(NUMBER.findall(self.text)) | {str(n) for n in counted if n > 1}

    @property
    def names_place(self) -> bool:
        return bool(PLACE.search(NO_PLACE.sub(" ", self._plain)))

    @property
    def names_country(self) -> bool:
        return names_country(self.text)

    @property
    def is_about_closing(self) -> bool:
        """Then a yes says that it is closed."""
        return bool(CLOSED & set(self._words))

    @property
    def days(self) -> tuple[str, ...]:
        """Those of the week that it names, be it as today or tomorrow."""
        named = {day for day in WEEK if self._names(day)}
        if self.today:
            at = WEEK.index(self.today)
            named |= {WEEK[(at + ahead) % len(WEEK)] for ahead in self.days_ahead}
        return tuple(day for day in WEEK if day in named)

    @property
    def days_ahead(self) -> tuple[int, ...]:
        """0 for today, 1 for tomorrow …; "the day after tomorrow" isn't tomorrow."""
        named = [ahead for name, ahead in AHEAD.items() if self._names(name)]
        return tuple(ahead for ahead in named if ahead != 1 or 2 not in named)

    @property
    def is_of_a_moment(self) -> bool:
        """At a time of the day, in words or in figures: the whole day's answer isn't its own."""
        return bool(self.numbers or MOMENTS & set(self._words))

    def named_among(self, all_named: Iterable[Named]) -> tuple[Named, ...]:
        return tuple(
            named for named in all_named
            if any(self._has(phrase(name)) for name in (*named.names.values(), *named.also))
        )

    def _names(self, day: str) -> bool:
        return any(map(self._has, DAYS.get(day, ())))

    def _has(self, words: tuple[str, ...]) -> bool:
        said, length = self._words, len(words)
        return any(said[i : i + length] == words for i in range(len(said) - length + 1))

    @cached_property
    def _plain(self) -> str:
        return normalise(self.text)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return phrase(self.text)
