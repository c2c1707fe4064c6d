"""The tables of docs/reading.md: acts as the guide to labels tells them, fields from the schema."""
import re
from typing import Any, Iterator, Mapping

from actions.reading.reading import Reading
from actions.saying.payloads.json_schema import DRAFT
from tests.documents import ROOT, text_of

GUIDE = ROOT / "tests/reading/README.md"
ACTS = re.compile(r"^\| act \|.*\n(?:\|.*\n)+", re.MULTILINE)
TABLE = re.compile(r"<!-- (\w+) -->\n.*?<!-- end -->", re.DOTALL)
MOST_NAMED = 20  # values of a field

Schema = Mapping[str, Any]


def reading_schema() -> dict[str, Any]:
    """That of pydantic's, which knows drafts up to 7, as JSON Schema 2020-12."""
    made: dict[str, Any] = _of_today(Reading.schema())
    return {"$schema": DRAFT, "title": "Reading", **made}


def page(written: str) -> str:
    """With every table between its marks as the classes are."""
    definitions = {"Reading": reading_schema(), **reading_schema()["$defs"]}
    tables = {name: _fields_table(each) for name, each in definitions.items()}
    tables["acts"] = acts_table()
    return TABLE.sub(lambda mark: f"<!-- {mark[1]} -->\n{tables[mark[1]]}<!-- end -->", written)


def acts_table() -> str:
    [table] = ACTS.findall(text_of(GUIDE))
    return str(table)


def _of_today(schema: Any) -> Any:
    """Definitions have another name, titles only repeat names, a reference may stand beside a
    description."""
    if isinstance(schema, list):
        return [_of_today(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    kept = {k: v for k, v in schema.items() if not (k == "title" and isinstance(v, str))}
    for reference in kept.pop("allOf", ()):
        kept = {**reference, **kept}
    if "definitions" in kept:
        kept["$defs"] = kept.pop("definitions")
    if "$ref" in kept:
        kept["$ref"] = kept["$ref"].replace("/definitions/", "/$defs/")
    return {name: _of_today(each) for name, each in kept.items()}


def _fields_table(definition: Schema) -> str:
    rows = (
        f"| `{name}` | {_type(field)} | {field.get('description', '')} |\n"
        for name, field in definition["properties"].items()
    )
    return "| field | type | meaning |\n|---|---|---|\n" + "".join(rows)


def _type(schema: Schema) -> str:
    return " or ".join(_types(schema))


def _types(schema: Schema) -> Iterator[str]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield f"[{name}](#{name.lower()})"
    elif "enum" in schema and len(schema["enum"]) > MOST_NAMED:
        yield "[act](#acts)"
    elif "enum" in schema:
        yield from (f"`{value}`" for value in schema["enum"])
    elif "anyOf" in schema:
        yield from (_type(each) for each in schema["anyOf"])
    elif schema["type"] == "array":
        yield f"list of {_type(schema['items'])}"
    else:
        yield schema["type"]
