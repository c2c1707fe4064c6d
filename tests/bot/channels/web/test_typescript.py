"""The widget's types of what the shop says are those of the classes; the page on payloads says
how both are written anew."""
import os

import pytest

from bot.channels.web.messages import web_message_schema
from bot.channels.web.typescript import typescript_of
from tests.domain_files import ROOT

TYPES = ROOT / "bot/web/widget/src/messages.ts"


def a_schema(**field):
    part = {"description": "A part.", "properties": {"of": field}}
    return {"title": "Parts", "$defs": {"Part": part}}


@pytest.mark.parametrize(("field", "told"), [
    ({"type": "string"}, "string"),
    ({"type": "integer"}, "number"),
    ({"type": "boolean"}, "boolean"),
    ({"type": ["string", "null"]}, "string | null"),
    ({"const": "cart"}, '"cart"'),
    ({"enum": ["paid", "placed"]}, '"paid" | "placed"'),
    ({"$ref": "#/$defs/Line"}, "Line"),
    ({"oneOf": [{"$ref": "#/$defs/Line"}, {"type": "null"}]}, "Line | null"),
    ({"type": "array", "items": {"type": "string"}}, "readonly string[]"),
    ({"type": "array", "items": {"enum": ["a", "b"]}}, 'readonly ("a" | "b")[]'),
    ({"type": "object", "additionalProperties": {"type": "string"}},
     "Readonly<Record<string, string>>"),
])
def test_tells_a_field_as_typescript_does(field, told):
    assert f"  readonly of: {told};\n" in typescript_of(a_schema(**field))


def test_tells_what_a_field_means():
    text = typescript_of(a_schema(type="string", description="In words."))

    assert text == (
        "// Parts: made from its JSON Schema, not to be edited.\n\n"
        "/** A part. */\nexport interface Part {\n"
        "  /** In words. */\n  readonly of: string;\n}\n"
    )


def test_the_widget_s_types_are_those_of_the_classes():
    made = typescript_of(web_message_schema())
    if os.environ.get("WRITE_DOCS"):
        TYPES.write_text(made, encoding="utf-8")

    assert TYPES.read_text(encoding="utf-8") == made
