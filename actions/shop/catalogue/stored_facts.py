"""The shop's facts as a JSON value within its profile."""
from decimal import Decimal
from typing import Any, Iterable, Mapping

from actions.shop.catalogue.facts import Fact, Named


def facts_value(facts: Mapping[str, Fact]) -> dict[str, object]:
    return {name: _fact_value(fact) for name, fact in facts.items()}


def facts_of(value: Mapping[str, Mapping[str, Any]]) -> dict[str, Fact]:
    return {name: _fact_of(fact) for name, fact in value.items()}


def _fact_value(fact: Fact) -> dict[str, object]:
    return {
        "is": fact.is_so, "text": dict(fact.texts),
        "areas": _named_value(fact.areas), "except": _named_value(fact.excepted),
        "names": _named_value(fact.names), "days": fact.days, "months": list(fact.months),
        "from": {currency: str(amount) for currency, amount in fact.sums.items()},
        "paid_by": fact.paid_by, "weekdays": dict(fact.hours),
    }


def _fact_of(value: Mapping[str, Any]) -> Fact:
    return Fact(
        value["is"], value["text"],
        _named_of(value["areas"]), _named_of(value["except"]), _named_of(value["names"]),
        value["days"], tuple(value["months"]),
        {currency: Decimal(amount) for currency, amount in value["from"].items()},
        value["paid_by"], value["weekdays"],
    )


def _named_value(named: Iterable[Named]) -> list[dict[str, object]]:
    return [{"name": dict(each.names), "also": list(each.also)} for each in named]


def _named_of(value: Iterable[Mapping[str, Any]]) -> tuple[Named, ...]:
    return tuple(Named(each["name"], tuple(each["also"])) for each in value)
