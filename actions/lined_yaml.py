"""YAML with the line of each value, so that whoever wrote it is told where the mistake is."""
from dataclasses import dataclass
from datetime import date
from typing import Any, Iterator, Mapping, Optional, Sequence, Union

import yaml

KeyPath = tuple[Union[str, int], ...]

TEXT, DAY = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "timestamp"))


class NotYaml(Exception):
    """The text as a whole can't be read; `line` counts from 1, None where it isn't known."""

    def __init__(self, line: Optional[int], problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


@dataclass(frozen=True)
class Key:
    """A name as it stands in a mapping; `is_text` unless YAML takes it for something else."""

    path: KeyPath
    line: int
    is_text: bool


@dataclass(frozen=True)
class LinedYaml:
    """What a document says: plain dictionaries, lists, texts, numbers and days; None when empty.

    Of a name that stands twice in one mapping `value` has the last, `keys` both. A day that the
    calendar doesn't have, such as 2026-02-30, stays text in `value`.
    """

    value: Any
    lines: Mapping[KeyPath, int]
    keys: Sequence[Key]
    impossible_days: Sequence[tuple[int, str]]  # each with its line

    def line(self, path: Sequence[Union[str, int]]) -> int:
        """Of the key or entry itself, else of the nearest one above it."""
        path = tuple(path)
        return self.lines[path] if path in self.lines else self.line(path[:-1]) if path else 1


def read_yaml(text: str) -> LinedYaml:
    """Raises NotYaml."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        value = None if node is None else _Loader("").construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise NotYaml(line, str(error.problem)) from error
    except yaml.YAMLError as error:  # characters that YAML forbids
        raise NotYaml(None, str(error)) from error
    days = ((n.start_mark.line + 1, n.value) for n in _scalars(node) if not _is_possible(n))
    return LinedYaml(value, dict(_lines(node)), tuple(_keys(node)), tuple(days))


class _Loader(yaml.SafeLoader):
    def construct_day(self, node: yaml.ScalarNode) -> Union[date, str]:
        return self.construct_yaml_timestamp(node) if _is_possible(node) else node.value


_Loader.add_constructor(DAY, _Loader.construct_day)


def _is_possible(node: yaml.ScalarNode) -> bool:
    try:
        return node.tag != DAY or bool(yaml.SafeLoader("").construct_yaml_timestamp(node))
    except ValueError:
        return False


def _lines(node: Optional[yaml.Node], path: KeyPath = ()) -> Iterator[tuple[KeyPath, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            yield below, key.start_mark.line + 1
            yield from _lines(value, below)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield (*path, place), value.start_mark.line + 1
            yield from _lines(value, (*path, place))


def _keys(node: Optional[yaml.Node], path: KeyPath = ()) -> Iterator[Key]:
    """Of all mappings that don't stand in a list."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            yield Key(below, key.start_mark.line + 1, key.tag == TEXT)
            yield from _keys(value, below)


def _scalars(node: Optional[yaml.Node]) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.CollectionNode):
        for part in node.value:
            for child in part if isinstance(part, tuple) else (part,):
                yield from _scalars(child)
