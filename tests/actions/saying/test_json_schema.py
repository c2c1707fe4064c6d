"""The JSON Schema of dataclasses: types, what may be null, what comments say."""
from dataclasses import dataclass
from typing import Literal, Mapping, Optional, Union

import pytest

from actions.saying.payloads.action import Action
from actions.saying.payloads.json_schema import Definitions, meanings_of


@dataclass(frozen=True)
class Pot:
    """A thing to cook in."""

    litres: int  # as it says on its foot
    lid: Optional[str]


@dataclass(frozen=True)
class SealedPot(Pot):
    """A pot under pressure."""

    is_safe: bool


@pytest.mark.parametrize(("kind", "schema"), [
    (str, {"type": "string"}),
    (bool, {"type": "boolean"}),
    (Literal["tea"], {"const": "tea"}),
    (Literal["tea", "coffee"], {"enum": ["tea", "coffee"]}),
    (Optional[int], {"type": ["integer", "null"]}),
    (Optional[Pot], {"oneOf": [{"$ref": "#/$defs/Pot"}, {"type": "null"}]}),
    (tuple[str, ...], {"type": "array", "items": {"type": "string"}}),
    (Mapping[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}),
    (Union[Literal["tea", "coffee"], str], {"type": "string"}),
])
def test_an_annotation_becomes_a_schema(kind, schema):
    assert Definitions().of(kind) == schema


def test_a_dataclass_is_defined_once_with_all_its_fields():
    definitions = Definitions()

    assert definitions.of(Pot) == definitions.of(Pot) == {"$ref": "#/$defs/Pot"}
    assert definitions.known == {"Pot": {
        "description": "A thing to cook in.",
        "type": "object",
        "properties": {
            "litres": {"type": "integer", "description": "As it says on its foot."},
            "lid": {"type": ["string", "null"]},
        },
        "required": ["litres", "lid"],
        "additionalProperties": False,
    }}


def test_comments_of_the_class_before_count_too():
    assert meanings_of(SealedPot)["litres"] == "As it says on its foot."


def test_what_a_channel_swaps_stands_in_its_place():
    definitions = Definitions(swapped={Action: Pot})

    assert definitions.of(tuple[Action, ...])["items"] == {"$ref": "#/$defs/Pot"}
    assert definitions.known.keys() == {"Pot"}
