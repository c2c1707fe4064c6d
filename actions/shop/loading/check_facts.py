"""The checks of the facts in shop.yml: what the merchant tells of the shop itself."""
import re
from dataclasses import replace
from typing import Mapping, Optional

from actions.lined_yaml import KeyPath
from actions.nearest_name import nearest_name
from actions.shop.catalogue.facts import FACTS, PAYERS, WEEK, Fact, Named
from actions.shop.loading.shop_yaml import Check

PATH: KeyPath = ("facts",)
CLOSED = "closed"
SPAN = re.compile(r"\d{1,2}([:.]\d{2})?\s*[-–]\s*\d{1,2}([:.]\d{2})?")
# What has one of these is so, unless it is said that it isn't.
TELLING = ("areas", "days", "months", "names", "from")


def check_facts(check: Check, value: object) -> dict[str, Fact]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        check.refuse(PATH, "must hold the shop's facts; write each as `key: value`")
        return {}
    facts = check.mapping(PATH, (), tuple(FACTS))
    return {name: _fact(check, name, said) for name, said in facts.items() if name in FACTS}


def _fact(check: Check, name: str, value: object) -> Fact:
    """`cod: false` is short for `cod: {is: false}`."""
    path = (*PATH, name)
    if isinstance(value, bool) and "is" in FACTS[name]:
        return Fact(is_so=value)
    if not isinstance(value, dict) or not value:
        short = "true, false or " if "is" in FACTS[name] else ""
        keys = ", ".join((*FACTS[name], "text"))
        reason = f"must be {short}`key: value` with one of {keys}; write it so or remove it"
        check.refuse(path, reason)
        return Fact()
    said = check.mapping(path, (), (*FACTS[name], "text"))
    fact = Fact(
        texts=check.names((*path, "text"), said.get("text")),
        areas=_named(check, (*path, "areas"), said.get("areas")),
        excepted=_named(check, (*path, "except"), said.get("except")),
        names=_named(check, (*path, "names"), said.get("names")),
        days=_days(check, (*path, "days"), said.get("days")),
        months=_months(check, (*path, "months"), said.get("months")),
        sums=check.amounts((*path, "from"), said.get("from"), "amount"),
        paid_by=_payer(check, (*path, "paid_by"), said.get("paid_by")),
        hours=_hours(check, (*path, "weekdays"), said.get("weekdays")),
    )
    return replace(fact, is_so=_is_so(check, (*path, "is"), said))


def _is_so(check: Check, path: KeyPath, said: Mapping[str, object]) -> Optional[bool]:
    told = [key for key in TELLING if said.get(key) is not None]
    is_so = said.get("is")
    if is_so is None:
        return True if told else None
    if not isinstance(is_so, bool):
        check.refuse(path, f"'{is_so}' is neither true nor false; write one of them")
        return None
    if not is_so and told:
        check.refuse(path, f"is false, and yet {told[0]} is told; remove one of the two")
    return is_so


def _named(check: Check, path: KeyPath, value: object) -> tuple[Named, ...]:
    """Each with a text for all languages, one for each, or these and other names beside."""
    return tuple(
        _one_named(check, (*path, place), value[place])  # type: ignore[index]
        for place in check.entries(path, value, "names such as [QRIS, VA]")
    )


def _one_named(check: Check, path: KeyPath, value: object) -> Named:
    if isinstance(value, dict) and "name" in value:
        said = check.mapping(path, ("name",), ("also",))
        also = said.get("also")
        others = check.entries((*path, "also"), also, "other names")
        texts = tuple(check.text((*path, "also", i), also[i]) for i in others)  # type: ignore[index]
        return replace(_one_named(check, (*path, "name"), said["name"]), also=texts)
    if isinstance(value, dict):
        return Named(check.names(path, value))
    text = check.text(path, value)
    return Named(dict.fromkeys(check.terms.languages, text))


def _days(check: Check, path: KeyPath, value: object) -> Optional[int]:
    return None if value is None else check.whole(path, value, least=1)


def _months(check: Check, path: KeyPath, value: object) -> tuple[int, ...]:
    """One number or several."""
    if not isinstance(value, list):
        return () if value is None else (check.whole(path, value, least=1),)
    places = check.entries(path, value, "numbers of months")
    return tuple(sorted(check.whole((*path, at), value[at], least=1) for at in places))


def _payer(check: Check, path: KeyPath, value: object) -> str:
    if value is None or value in PAYERS:
        return str(value or "")
    check.refuse(path, f"'{value}' is not known; write {' or '.join(PAYERS)}")
    return ""


def _hours(check: Check, path: KeyPath, value: object) -> dict[str, str]:
    """By weekday, in the order of the week; of a list of days the hours are not told."""
    if value is None:
        return {}
    if not isinstance(value, (list, dict)) or not value:
        reason = "must be days such as [monday, tuesday] or `monday: \"9:00-17:00\"`; write them so"
        check.refuse(path, reason)
        return {}
    places = dict(enumerate(value)) if isinstance(value, list) else {day: day for day in value}
    for place, day in places.items():
        if day not in WEEK:
            near = nearest_name(str(day), WEEK)
            hint = f"write {near}" if near else f"write one of {', '.join(WEEK)}"
            check.refuse((*path, place), f"'{day}' is not a day of the week; {hint}")
    said = value if isinstance(value, dict) else dict.fromkeys(value, "")
    hours = {day: _span(check, (*path, day), said[day]) for day in WEEK if day in said}
    return {day: span for day, span in hours.items() if span != CLOSED}


def _span(check: Check, path: KeyPath, value: object) -> str:
    span = str(value if value is not None else "").strip()
    if span in ("", CLOSED) or SPAN.fullmatch(span):
        return span.replace("-", "–")
    reason = f"'{span}' is not a time from and to; write one such as \"9:00-17:00\" or closed"
    check.refuse(path, reason)
    return CLOSED
