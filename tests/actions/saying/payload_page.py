"""docs/payloads.md, made from the schema and one example of each payload."""
import json
from typing import Any, Iterable, Iterator, Mapping

from actions.saying.payloads.json_schema import Schema

INTRODUCTION = """# Payloads

A reply is text, which is complete without anything else, and often a payload beside it: what a
channel may show of it, as far as it can. Actions send it as a neutral message
(`custom` of what Rasa sends); every kind has a `type` and says which `language` it speaks. What
isn't known is `null`, never left out. A button is a `label` (the name of a wording in the domain)
or a `title` (a name of the catalogue) with the `payload` that pressing it says; what a browser gets
of it stands [at the end](#on-the-web).

What a payload holds is guaranteed by its class, a frozen dataclass under mypy: the schemas,
[payloads.schema.json](payloads.schema.json) and, as the web channel sends them,
[web_messages.schema.json](web_messages.schema.json), are made from the classes and compared with
them in `tests/actions/saying/test_payload_docs.py`, and every message of the handlers' tests and of
the dialogues is checked against them. While serving, nothing checks again.

Another kind is a class in `actions/saying/payloads/` and its place in
`actions/saying/payloads/payload.py:Payload`; a function that draws it, in `RENDERERS` of
`bot/web/static/payloads.js` (held by `tests/bot/front/test_page_payloads.py`) and in `DRAWERS` of
`bot/web/widget/src/ui/Message.tsx` (held by its types); and an example in
`tests/actions/saying/payload_examples.py`. The comment beside a field is its description here. This
page, the schemas and the widget's types, `bot/web/widget/src/messages.ts`, are written anew by
`WRITE_DOCS=1 .venv/bin/pytest tests/actions/saying tests/bot/channels/web -k "docs or typescript"`.
"""
ON_THE_WEB = """## On the web

The web channel keeps what a button says to itself: it swaps `label` or `title` for the `title` in
the shopper's words, `payload` (and `facts`) for an `id` of this conversation, which the browser
sends back as `button`. All else is as above. A message of it:
"""


def page(schema: Schema, examples: Mapping[str, Any], on_the_web: Mapping[str, Any]) -> str:
    definitions = schema["$defs"]
    kinds = [each["$ref"].rpartition("/")[2] for each in schema["oneOf"]]
    parts = [name for name in definitions if name not in kinds]
    sections = [
        INTRODUCTION, _contents(definitions[name] for name in kinds),
        *(_kind(definitions[name], examples) for name in kinds),
        "## Parts of them\n",
        *(_part(name, definitions[name]) for name in parts),
        ON_THE_WEB + "\n" + _code(on_the_web),
    ]
    return "\n".join(sections)


def _contents(definitions: Iterable[Schema]) -> str:
    rows = (f"| [{_name(each)}](#{_name(each)}) | {each['description']} |" for each in definitions)
    return "\n".join(["| kind | shows |", "|---|---|", *rows]) + "\n"


def _name(definition: Schema) -> str:
    return str(definition["properties"]["type"]["const"])


def _kind(definition: Schema, examples: Mapping[str, Any]) -> str:
    kind = _name(definition)
    example = _code(examples[kind])
    return f"## {kind}\n\n{definition['description']}\n\n{_table(definition)}\n\n{example}"


def _part(name: str, definition: Schema) -> str:
    return f"### {name}\n\n{definition['description']}\n\n{_table(definition)}\n"


def _table(definition: Schema) -> str:
    rows = (
        f"| `{name}` | {_type(field)} | {field.get('description', '')} |"
        for name, field in definition["properties"].items()
    )
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])


def _type(schema: Schema) -> str:
    return " or ".join(_types(schema))


def _types(schema: Schema) -> Iterator[str]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield f"[{name}](#{name.lower()})"
    elif "const" in schema or "enum" in schema:
        yield from (f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    elif "oneOf" in schema:
        yield from (_type(each) for each in schema["oneOf"])
    elif schema["type"] == "array":
        yield f"list of {_type(schema['items'])}"
    elif schema["type"] == "object":
        yield f"{_type(schema['additionalProperties'])} by name"
    else:
        yield from [schema["type"]] if isinstance(schema["type"], str) else schema["type"]


def _code(value: Any) -> str:
    return f"```json\n{json.dumps(value, indent=2, ensure_ascii=False)}\n```\n"
