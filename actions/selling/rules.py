"""The merchant's rules of selling: selling.yml, each mistake told with its line and its fix."""
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Iterator, Mapping, Sequence, Union

import yaml
from pydantic import Field, ValidationError, validator
from pydantic.error_wrappers import ErrorWrapper
from pydantic.errors import ExtraError

from actions.selling.candidates import STRATEGIES
from actions.selling.errors import RuleProblem, RulesError
from actions.selling.model import Stage
from actions.selling.strategy import StrategyRules, StrictModel

Location = Sequence[Union[str, int]]

NEEDS = {
    "type_error.dict": "needs names and values, one `name: value` a line",
    "type_error.tuple": "needs a list such as [cart, deciding]",
    "type_error.frozenset": "needs a list such as [one, another]",
    "type_error.str": "needs text",
    "type_error.none.not_allowed": "needs a value; leave the whole line out for the default",
}

DEFAULTS = {strategy.name: strategy.defaults for strategy in STRATEGIES}


class Exclusions(StrictModel):
    """What is never offered, by category or by SKU."""

    categories: frozenset[str] = frozenset()
    skus: frozenset[str] = frozenset()


class Rules(StrictModel):
    """When, what and how often to offer; see data/shop/selling.yml for what each does."""

    cap_per_session: int = Field(default=3, ge=0, le=20)
    cooldown_turns: int = Field(default=2, ge=0, le=100)
    declines_in_row_limit: int = Field(default=2, ge=1, le=20)
    ignored_after_turns: int = Field(default=3, ge=1, le=100)
    decline_forever: bool = True
    quiet_stages: tuple[Stage, ...] = ("checkout", "payment", "service")
    relevance_floor: Decimal = Field(default=Decimal("0.05"), ge=0, le=1)
    exclude: Exclusions = Exclusions()
    strategies: dict[str, StrategyRules] = Field(default_factory=dict)

    @validator("strategies", pre=True, always=True)
    def _over_defaults(cls: Any, given: Any) -> Any:
        """What a merchant leaves out of a strategy keeps that strategy's default."""
        if not isinstance(given, dict):
            return given
        unknown = [ErrorWrapper(ExtraError(), loc=str(n)) for n in given if n not in DEFAULTS]
        if unknown:
            raise ValidationError(unknown, cls)
        return {name: _over(rules, given.get(name, {})) for name, rules in DEFAULTS.items()}


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


def _unreadable(error: Exception) -> RuleProblem:
    if isinstance(error, OSError):
        return RuleProblem(1, "cannot be read; an empty file is enough for the defaults")
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    return RuleProblem(line, f"is not YAML in UTF-8: {getattr(error, 'problem', error)}")


def _shape_problems(document: Any) -> list[RuleProblem]:
    if not isinstance(document, yaml.MappingNode):
        return [RuleProblem(1, f"the file {NEEDS['type_error.dict']}")]
    return list(_key_problems(document))


def _key_problems(node: Any) -> Iterator[RuleProblem]:
    """What YAML lets pass: a name given twice, of which it would keep the last."""
    if not isinstance(node, yaml.MappingNode):
        return
    first_lines: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.tag != "tag:yaml.org,2002:str":
            yield RuleProblem(line, f"`{key.value}` is not the name of a rule; take the line out")
        elif key.value in first_lines:
            first = first_lines[key.value]
            yield RuleProblem(line, f"{key.value}: stands on line {first} too; keep one of them")
        else:
            first_lines[key.value] = line
        yield from _key_problems(value)


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
    if type_ in ("value_error.number.not_ge", "value_error.number.not_le"):
        bound = "at least" if type_.endswith("ge") else "at most"
        return f"{name}: needs to be {bound} {context['limit_value']}"
    return f"{name}: {NEEDS.get(type_, error['msg'])}"


def _nearest(written: str, known: Sequence[str]) -> str:
    near = get_close_matches(written, known, n=1)
    return f"did you mean `{near[0]}`?" if near else f"choose from {', '.join(known)}"


def _known(location: Location) -> list[str]:
    """The names that may stand at this place of the file."""
    if location == ("strategies",):
        return list(DEFAULTS)
    if location and location[0] == "strategies":
        return list(StrategyRules.__fields__)
    return list((Exclusions if location else Rules).__fields__)


def _over(default: StrategyRules, given: Any) -> Any:
    return {**default.dict(), **given} if isinstance(given, dict) else given
