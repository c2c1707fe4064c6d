"""What one fact of the shop says to a question: first yes or no where that was asked for."""
from dataclasses import dataclass, field
from itertools import groupby
from typing import Iterable, Mapping, Optional, Sequence

from babel.dates import get_day_names
from babel.lists import format_list

from actions.language.packs import pack_of
from actions.saying.sentences import sentence
from actions.shop.catalogue.catalogue import in_language
from actions.shop.catalogue.facts import WEEK, Fact, Named
from actions.shop.money import Money, format_money
from actions.turn.asked_fact import AskedFact

NOT_ASKED = AskedFact("")
YES, NO = "yes", "no"
ABROAD, DELIVERY_DAYS = "abroad", "delivery_days"


@dataclass(frozen=True)
class Told:
    """A sentence about a fact, by the end of its name, and whether it answers yes, no, or neither.

    Without a form the fact is told by the merchant's text alone.
    """

    form: str = ""
    answer: Optional[bool] = None
    values: Mapping[str, str] = field(default_factory=dict)


def fact_text(
    name: str, fact: Fact, language: str, currency: str, asked: AskedFact = NOT_ASKED
) -> str:
    """All that is known of it, in one line; empty where nothing is."""
    told = _told(name, fact, asked, language)
    said = []
    if told.form:
        said.append(sentence(f"utter_fact_{name}_{told.form}", language, **told.values))
    if currency in fact.sums:
        least = format_money(Money(fact.sums[currency], currency), language)
        said.append(sentence(f"utter_fact_{name}_from", language, **{"from": least}))
    said.append(in_language(fact.texts, language))
    answer = " ".join(filter(None, said))
    if asked.wants_yes_or_no and _is_sure(told, fact, asked, answer):
        return f"{sentence(f'utter_fact_{YES if told.answer else NO}', language)} {answer}"
    return answer


def _is_sure(told: Told, fact: Fact, asked: AskedFact, answer: str) -> bool:
    """A no holds under any condition; a yes only where the question sets none but those told."""
    if not told.answer:
        return told.answer is False
    numbers = {str(fact.days), *map(str, fact.months)}
    return asked.numbers <= numbers and not asked.says_more_than(answer)


def _told(name: str, fact: Fact, asked: AskedFact, language: str) -> Told:
    if fact.hours:
        return _by_day(name, fact, asked, language)
    if fact.areas or fact.excepted:
        return _by_place(fact, asked, language)
    if fact.names:
        named = asked.named_among(fact.names)
        names = [in_language(each.names, language) for each in named or fact.names]
        return Told("names", True if named else None, {"names": _or(names, language)})
    if name == ABROAD and fact.is_so is False and asked.names_place and not asked.names_country:
        return Told("no")  # whether the place is abroad isn't known
    return _plain(fact, language)


def _plain(fact: Fact, language: str) -> Told:
    if fact.is_so is False:
        return Told("no", False)
    if fact.paid_by:
        return Told(fact.paid_by)
    if fact.days is not None:
        return Told("days", True, {"days": str(fact.days)})
    if fact.months:
        return Told("months", True, {"months": _or(list(map(str, fact.months)), language)})
    return Told("yes", True) if fact.is_so else Told()


def _by_place(fact: Fact, asked: AskedFact, language: str) -> Told:
    """For a place that the merchant didn't name, what is true of all places."""
    for form, answer, named in (("not_in", False, fact.excepted), ("in", True, fact.areas)):
        meant = asked.named_among(named)
        if meant:
            return Told(form, answer, {"areas": _areas(meant, language)})
    form = "only_in" if fact.areas else "all_but"
    areas = _areas(fact.areas or fact.excepted, language)
    return Told(form, None if asked.names_place else True, {"areas": areas})


def _by_day(name: str, fact: Fact, asked: AskedFact, language: str) -> Told:
    """On an open day neither at any time of it, nor that what is ordered now comes so soon."""
    hours = {fact.hours.get(day) for day in asked.days}
    if len(hours) != 1:  # no day was asked about, or such as differ
        return Told("week", None, {"days": _week(fact.hours, language)})
    [span] = hours
    is_open = span is not None
    values = {"days": _and(_day_names(asked.days, language), language), "hours": span or ""}
    is_late = name == DELIVERY_DAYS and bool(asked.days_ahead)
    is_known = not is_open or not (asked.is_of_a_moment or is_late)
    answer = (is_open != asked.is_about_closing) if is_known else None
    return Told("open_on" if is_open else "closed_on", answer, values)


def _week(hours: Mapping[str, str], language: str) -> str:
    """Days that follow each other and are alike, together: Monday–Friday 9:00–17:00, Saturday …"""
    spans = []
    for span, days in groupby(WEEK, key=hours.get):
        if span is not None:
            names = _day_names(list(days), language)
            ends = names if len(names) == 1 else [names[0], names[-1]]
            spans.append(" ".join(filter(None, ["–".join(ends), span])))
    return _and(spans, language)


def _day_names(days: Iterable[str], language: str) -> list[str]:
    names = get_day_names(locale=pack_of(language).locale)
    return [names[WEEK.index(day)] for day in days]


def _areas(named: Iterable[Named], language: str) -> str:
    return _and([in_language(each.names, language) for each in named], language)


def _and(texts: Sequence[str], language: str) -> str:
    return format_list(texts, locale=pack_of(language).locale)


def _or(texts: Sequence[str], language: str) -> str:
    return format_list(texts, style="or", locale=pack_of(language).locale)
