"""The JSON Schema of payloads, made from their dataclasses."""
import inspect
import re
from collections import abc
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Literal, Mapping, Sequence, Union, get_args, get_origin, get_type_hints

from actions.saying.payloads.payload import Payload

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: Mapping[object, str] = {str: "string", int: "integer", bool: "boolean"}
LANGUAGE = {"type": "string", "description": "Code of the language that the payload speaks."}
NULL = {"type": "null"}
COMMENT = re.compile(r"^ {4}(\w+):[^#\n]*# (.+)$", re.MULTILINE)

Schema = dict[str, Any]


def payload_schema() -> Schema:
    """Any payload as actions send it, told apart by `type`."""
    definitions = Definitions()
    root = {"title": "Payloads of a reply", **definitions.of(Payload)}
    return definitions.document(root)


@dataclass(frozen=True)
class Definitions:
    """One definition a dataclass, collected as they are met.

    `swapped` says what stands in the place of a type where a channel sends another.
    """

    swapped: Mapping[object, object] = field(default_factory=dict)
    known: dict[str, Schema] = field(default_factory=dict)

    def document(self, root: Schema) -> Schema:
        """A schema of its own, with all that it refers to."""
        return {"$schema": DRAFT, **root, "$defs": dict(sorted(self.known.items()))}

    def of(self, kind: object) -> Schema:
        """The schema of an annotation."""
        kind = self.swapped.get(kind, kind)
        origin, inner = get_origin(kind), get_args(kind)
        if isinstance(kind, type) and is_dataclass(kind):
            return self._reference(kind)
        if origin is Literal:
            return {"const": inner[0]} if len(inner) == 1 else {"enum": list(inner)}
        if origin is Union:
            return self._either(inner)
        if origin is tuple:
            return {"type": "array", "items": self.of(inner[0])}
        if origin is abc.Mapping:
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        return {"type": PLAIN[getattr(kind, "__supertype__", kind)]}

    def _either(self, kinds: Sequence[object]) -> Schema:
        schemas = [NULL if kind is type(None) else self.of(kind) for kind in kinds]
        if {"type": "string"} in schemas:  # some of its values named, others not
            schemas = [schema for schema in schemas if "enum" not in schema]
        if len(schemas) == 1:
            return schemas[0]
        if schemas[1:] == [NULL] and "type" in schemas[0]:
            return {**schemas[0], "type": [schemas[0]["type"], "null"]}
        return {"oneOf": schemas}

    def _reference(self, kind: type) -> Schema:
        if kind.__name__ not in self.known:
            self.known[kind.__name__] = {}  # met already, should it hold itself
            self.known[kind.__name__] = self._definition(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _definition(self, kind: type) -> Schema:
        hints, meanings = get_type_hints(kind), meanings_of(kind)
        properties = {}
        for each in fields(kind):
            told = meanings.get(each.name)
            meaning = {"description": told} if told else {}
            properties[each.name] = {**self.of(hints[each.name]), **meaning}
        if kind in get_args(Payload):
            properties["language"] = LANGUAGE
        return {
            "description": inspect.getdoc(kind),
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }


def meanings_of(kind: type) -> Mapping[str, str]:
    """What stands behind its fields as comments, as sentences."""
    lines = [inspect.getsource(each) for each in reversed(kind.__mro__) if is_dataclass(each)]
    return {
        name: f"{told[0].upper()}{told[1:]}."
        for source in lines for name, told in COMMENT.findall(source)
    }
