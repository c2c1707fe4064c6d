"""TypeScript types of a JSON Schema, for clients that are checked when they are built."""
import json
from typing import Any, Iterator, Mapping

INDENT = "  "

Schema = Mapping[str, Any]


def typescript_of(schema: Schema) -> str:
    """An exported interface for each definition, in their order."""
    blocks = [f"// {schema['title']}: made from its JSON Schema, not to be edited."]
    blocks += ["\n".join(_interface(name, each)) for name, each in schema["$defs"].items()]
    return "\n\n".join(blocks) + "\n"


def _interface(name: str, schema: Schema) -> Iterator[str]:
    yield f"/** {schema['description']} */"
    yield f"export interface {name} {{"
    for field, its in schema["properties"].items():
        if its.get("description"):
            yield f"{INDENT}/** {its['description']} */"
        yield f"{INDENT}readonly {field}: {_type(its)};"
    yield "}"


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "oneOf" in schema:
        return " | ".join(map(_type, schema["oneOf"]))
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(map(json.dumps, schema["enum"]))
    if isinstance(schema["type"], list):
        return " | ".join(_type({**schema, "type": kind}) for kind in schema["type"])
    if schema["type"] == "array":
        inner = _type(schema["items"])
        return f"readonly ({inner})[]" if "|" in inner else f"readonly {inner}[]"
    if schema["type"] == "object":
        return f"Readonly<Record<string, {_type(schema['additionalProperties'])}>>"
    return "number" if schema["type"] == "integer" else str(schema["type"])
