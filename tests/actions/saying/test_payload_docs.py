"""The schemas and the page about payloads are as the classes are; see the page on making them."""
import json
import os

import pytest
from jsonschema import Draft202012Validator

from actions.saying.payloads.json_schema import payload_schema
from bot.channels.web.messages import web_message_schema
from tests.actions.saying.payload_examples import as_the_browser_gets_it, examples
from tests.actions.saying.payload_page import page
from tests.domain_files import ROOT

DOCS = ROOT / "docs"
SCHEMAS = {
    "payloads.schema.json": payload_schema, "web_messages.schema.json": web_message_schema,
}


def matches(name, text):
    """Whether the file holds this; where WRITE_DOCS is set, it does from now on."""
    if os.environ.get("WRITE_DOCS"):
        (DOCS / name).write_text(text, encoding="utf-8")
    return (DOCS / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("name", "made"), SCHEMAS.items())
def test_a_schema_is_that_of_the_classes(name, made):
    schema = made()

    Draft202012Validator.check_schema(schema)
    assert matches(name, json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


@pytest.mark.asyncio
async def test_the_page_is_that_of_the_classes(shop):
    found = await examples(shop)

    on_the_web = as_the_browser_gets_it(found["choices"])
    assert matches("payloads.md", page(payload_schema(), found, on_the_web))


@pytest.mark.asyncio
async def test_the_examples_are_of_every_kind_and_fit_the_schemas(shop):
    found, schema = await examples(shop), payload_schema()
    neutral, web = Draft202012Validator(schema), Draft202012Validator(web_message_schema())

    assert len(found) == len(schema["oneOf"])
    for payload in found.values():
        neutral.validate(payload)
        web.validate(as_the_browser_gets_it(payload))


def test_the_web_s_schema_knows_no_commands():
    told = json.dumps(web_message_schema()["$defs"]["SealedButton"])

    assert '"id"' in told
    assert '"label"' not in json.dumps(web_message_schema()["$defs"]["Choices"])
