"""selling.yml as the merchant writes it: read, checked, each mistake with line and fix."""
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Iterator, Mapping, Sequence, Union

import yaml
from pydantic import ValidationError

from actions.selling.errors import RuleProblem, RulesError
from actions.selling.rules import DEFAULTS, Rules
from actions.selling.strategy import StrategyRules
from actions.shop.catalogue.catalogue import Catalogue

Location = Sequence[Union[str, int]]

MOST_LISTED = 20
TEXT, DAY, NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "timestamp", "null"))
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
        document = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        if document is None:
            return Rules()
        problems = _shape_problems(document)
        if problems:
            raise RulesError(path, problems)
        return Rules(**yaml.SafeLoader("").construct_document(document))
    except ValidationError as error:
        found = [RuleProblem(_line(document, e["loc"]), _message(e)) for e in error.errors()]
        raise RulesError(path, sorted(found, key=lambda problem: problem.line)) from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise RulesError(path, [_unreadable(error)]) from error


def name_problems(path: Path, catalogue: Catalogue) -> list[RuleProblem]:
    """SKUs and categories in the file that this shop doesn't have."""
    document = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if document is None:
        return []
    skus, categories = list(catalogue.products), list(catalogue.categories)
    known = {
        "skus": skus, "categories": categories,
        "offer": skus + categories, "goes_with": skus + categories,
    }
    problems = [
        RuleProblem(line, f"`{name}` is not in the shop; {_nearest(name, known[key])}")
        for key, name, line in _names(document)
        if name not in known[key]
    ]
    return sorted(problems, key=lambda problem: problem.line)


def _names(node: Any) -> Iterator[tuple[str, str, int]]:
    """Key, name and line of each product or category that a rule names."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _names(item)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if key.value in ("skus", "categories"):
            for item in value.value:
                yield key.value, item.value, item.start_mark.line + 1
        elif key.value in ("offer", "goes_with") and value.tag != NULL:
            yield key.value, value.value, value.start_mark.line + 1
        else:
            yield from _names(value)


def _unreadable(error: Exception) -> RuleProblem:
    if isinstance(error, OSError):
        return RuleProblem(1, "cannot be read; an empty file is enough for the defaults")
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    return RuleProblem(line, f"is not YAML in UTF-8: {getattr(error, 'problem', error)}")


def _shape_problems(document: Any) -> list[RuleProblem]:
    if not isinstance(document, yaml.MappingNode):
        return [RuleProblem(1, f"the file {NEEDS['type_error.dict']}")]
    problems = [*_key_problems(document), *_day_problems(document)]
    return sorted(problems, key=lambda problem: problem.line)


def _key_problems(node: Any) -> Iterator[RuleProblem]:
    """What YAML lets pass: a name given twice, of which it would keep the last."""
    if not isinstance(node, yaml.MappingNode):
        return
    first_lines: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.tag != TEXT:
            yield RuleProblem(line, f"`{key.value}` is not the name of a rule; take the line out")
        elif key.value in first_lines:
            first = first_lines[key.value]
            yield RuleProblem(line, f"{key.value}: stands on line {first} too; keep one of them")
        else:
            first_lines[key.value] = line
        yield from _key_problems(value)


def _day_problems(node: Any) -> Iterator[RuleProblem]:
    """Days that YAML takes for days but the calendar doesn't have, such as 2026-02-30."""
    if isinstance(node, yaml.ScalarNode) and node.tag == DAY:
        try:
            yaml.SafeLoader("").construct_yaml_timestamp(node)
        except ValueError:
            line = node.start_mark.line + 1
            yield RuleProblem(line, f"`{node.value}` is not in the calendar; mend the day")
    elif isinstance(node, yaml.CollectionNode):
        for part in node.value:
            for child in part if isinstance(part, tuple) else (part,):
                yield from _day_problems(child)


def _line(node: Any, location: Location) -> int:
    """The line of the deepest part of `location` that is written in the file."""
    line = node.start_mark.line + 1
    for step in location:
        found = _step(node, step)
        if found is None:
            break
        line, node = found
    return line


def _step(node: Any, step: Union[str, int]) -> Any:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


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
    near = get_close_matches(written, known, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"choose from {', '.join(known)}" if len(known) <= MOST_LISTED else "check the spelling"


def _known(location: Location) -> list[str]:
    """The names that may stand at this place of the file."""
    if location == ("strategies",):
        return list(DEFAULTS)
    if location and location[0] == "strategies":
        return list(StrategyRules.__fields__)
    model: Any = Rules
    for step in location:
        if isinstance(step, str):
            model = model.__fields__[step].type_
    return list(model.__fields__)
