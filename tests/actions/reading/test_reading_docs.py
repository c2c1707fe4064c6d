"""The schema of readings and the page about them are as the classes are; WRITE_DOCS renews them."""
import json
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from actions.reading.reading import Act, reading_of
from bot.nlu.reading.marked_examples import parse
from tests.actions.reading.reading_page import acts_table, page, reading_schema
from tests.actions.reading.test_reading import READINGS
from tests.actions.saying.test_payload_docs import DOCS, matches
from tests.benchmarks.reading.sets import read_set
from tests.documents import examples

PAGE, SCHEMA = "reading.md", "reading.schema.json"


def test_the_schema_is_that_of_the_classes():
    schema = reading_schema()

    Draft202012Validator.check_schema(schema)
    assert matches(SCHEMA, json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


def test_the_page_s_tables_are_those_of_the_classes():
    assert matches(PAGE, page((DOCS / PAGE).read_text(encoding="utf-8")))


def test_the_page_tells_every_act():
    told = [act for row in acts_table().splitlines()[2:]
            for act in re.findall(r"`(\w+)`", row.split(" | ")[0])]

    assert sorted(told) == sorted(get_args(Act))


def test_every_field_has_a_meaning():
    definitions = {"Reading": reading_schema(), **reading_schema()["$defs"]}

    assert [
        f"{name}.{field}" for name, each in definitions.items()
        for field, its in each["properties"].items() if "description" not in its
    ] == []


@given(READINGS)
def test_a_reading_fits_the_schema(reading):
    Draft202012Validator(reading_schema()).validate(reading.as_json())


def test_what_is_labelled_fits_the_schema():
    validator = Draft202012Validator(reading_schema())

    for message in read_set(Path("tests/reading")):
        validator.validate(message.reading)


@pytest.mark.parametrize("wrong", [
    {"wishes": [{"act": "buy"}]},
    {"wishes": [{"act": "add", "object": []}]},
    {"wishes": [{"act": "find", "objects": [{"price": {"currency": "USD"}}]}]},
    {"wishes": [{"act": "add", "objects": [{"quantity": "many"}]}]},
])
def test_what_the_classes_refuse_the_schema_refuses(wrong):
    with pytest.raises(ValidationError):
        Draft202012Validator(reading_schema()).validate(wrong)
    with pytest.raises(ValueError, match=r"."):
        reading_of(wrong)


def test_the_page_s_examples_are_right():
    found = examples(DOCS / PAGE)
    readings = [json.loads(each.text) for each in found if each.language == "json"]
    [marked] = [each.text for each in found if each.language == "yaml"]

    assert readings
    assert [reading_of(each).as_json() for each in readings] == readings
    rows = re.findall(r'acts: ([a-z_ ]+), text: "(.*)"', marked)
    assert len(rows) == marked.count("- {")
    assert all(parse(*row).tokens for row in rows)
