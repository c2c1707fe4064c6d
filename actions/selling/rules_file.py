"""selling.yml as the merchant writes it: read, checked, each mistake with line and fix."""
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping, Sequence, Union

from pydantic import BaseModel, ValidationError

from actions.lined_yaml import KeyPath, LinedYaml, NotYaml, read_yaml
from actions.nearest_name import nearest_name
from actions.selling.errors import RuleProblem, RulesError
from actions.selling.rules import DEFAULTS, Rules
from actions.shop.catalogue.catalogue import Catalogue

Location = Sequence[Union[str, int]]

MOST_LISTED = 20
BOUNDS = {
    "value_error.number.not_ge": "at least",
    "value_error.number.not_gt": "more than",
    "value_error.number.not_le": "at most",
}
NEEDS = {
    "type_error.dict": "needs names and values, one `name: value` a line",
    "type_error.tuple": "needs a list such as [cart, deciding]",
    "type_error.frozenset": "needs a list such as [one, another]",
    "type_error.str": "needs text",
    "type_error.decimal": "needs a number such as 0.5",
    "value_error.decimal.not_finite": "needs a number such as 0.5",
    "type_error.none.not_allowed": "needs a value; leave the whole line out for the default",
    "value_error.missing": "is left out, but needs a value",
}


def load_rules(path: Path) -> Rules:
    """The rules in this file; raises RulesError naming each bad line and its fix."""
    try:
        document = read_yaml(path.read_text(encoding="utf-8"))
    except OSError as error:
        unreadable = "cannot be read; an empty file is enough for the defaults"
        raise RulesError(path, [RuleProblem(1, unreadable)]) from error
    except (NotYaml, ValueError) as error:
        line = getattr(error, "line", None) or 1
        problem = RuleProblem(line, f"is not YAML in UTF-8: {error}")
        raise RulesError(path, [problem]) from error
    problems = _shape_problems(document)
    if problems:
        raise RulesError(path, problems)
    try:
        return Rules(**document.value or {})
    except ValidationError as error:
        found = [RuleProblem(document.line(e["loc"]), _message(e)) for e in error.errors()]
        raise RulesError(path, _by_line(found)) from error


def name_problems(path: Path, catalogue: Catalogue) -> list[RuleProblem]:
    """SKUs and categories in the file that this shop doesn't have."""
    document = read_yaml(path.read_text(encoding="utf-8"))
    skus, categories = list(catalogue.products), list(catalogue.categories)
    known = {
        "skus": skus, "categories": categories,
        "offer": skus + categories, "goes_with": skus + categories,
    }
    return _by_line(
        RuleProblem(
            document.line(at), f"`{name}` is not in the shop; {_nearest(name, known[key])}"
        )
        for key, name, at in _names(document.value)
        if name not in known[key]
    )


def _names(value: object, path: KeyPath = ()) -> Iterator[tuple[str, str, KeyPath]]:
    """Key, name and place of each product or category that a rule names."""
    if isinstance(value, list):
        for place, entry in enumerate(value):
            yield from _names(entry, (*path, place))
    for key, below in value.items() if isinstance(value, dict) else ():
        if key in ("skus", "categories"):
            for place, name in enumerate(below):
                yield key, str(name), (*path, key, place)
        elif key in ("offer", "goes_with") and below is not None:
            yield key, str(below), (*path, key)
        else:
            yield from _names(below, (*path, key))


def _by_line(problems: Iterable[RuleProblem]) -> list[RuleProblem]:
    return sorted(problems, key=lambda problem: problem.line)


def _shape_problems(document: LinedYaml) -> list[RuleProblem]:
    if document.value is not None and not isinstance(document.value, dict):
        return [RuleProblem(1, f"the file {NEEDS['type_error.dict']}")]
    days = (
        RuleProblem(line, f"`{day}` is not in the calendar; mend the day")
        for line, day in document.impossible_days
    )
    return _by_line([*_key_problems(document), *days])


def _key_problems(document: LinedYaml) -> Iterator[RuleProblem]:
    """What YAML lets pass: a name given twice, of which it would keep the last."""
    first_lines: dict[KeyPath, int] = {}
    for key in document.keys:
        name, first = key.path[-1], first_lines.get(key.path)
        if not key.is_text:
            yield RuleProblem(key.line, f"`{name}` is not the name of a rule; take the line out")
        elif first is not None:
            yield RuleProblem(key.line, f"{name}: stands on line {first} too; keep one of them")
        else:
            first_lines[key.path] = key.line


def _message(error: Mapping[str, Any]) -> str:
    location, type_, context = error["loc"], error["type"], error.get("ctx", {})
    name = ".".join(str(step) for step in location)
    if type_ == "value_error.extra":
        return f"{name}: no such rule; {_nearest(str(location[-1]), _known(location[:-1]))}"
    if type_ == "value_error.const":
        permitted = [str(value) for value in context["permitted"]]
        given = context["given"]
        return f"{name}: `{given}` is unknown here; {_nearest(str(given), permitted)}"
    if type_ in BOUNDS:
        return f"{name}: needs to be {BOUNDS[type_]} {context['limit_value']}"
    return f"{name}: {NEEDS.get(type_, error['msg'])}"


def _nearest(written: str, known: Sequence[str]) -> str:
    near = nearest_name(written, known)
    if near:
        return f"did you mean `{near}`?"
    return f"choose from {', '.join(known)}" if len(known) <= MOST_LISTED else "check the spelling"


def _known(location: Location) -> list[str]:
    """The names that may stand at this place of the file."""
    if location == ("strategies",):
        return list(DEFAULTS)
    model: type[BaseModel] = Rules
    if location and location[0] == "strategies":
        model, location = type(DEFAULTS[str(location[1])]), location[2:]
    for step in location:
        if isinstance(step, str):
            model = model.__fields__[step].type_
    return list(model.__fields__)
