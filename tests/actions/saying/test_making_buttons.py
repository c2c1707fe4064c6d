"""Buttons: what they say, there and back through JSON."""
import json
from dataclasses import asdict

import pytest

from actions.saying.carts import EMPTY
from actions.saying.choosing import choices
from actions.saying.making_buttons import action, titled, worded
from actions.saying.payloads.action import read_action
from actions.saying.payloads.payload import as_json


@pytest.mark.parametrize(("button", "written"), [
    (action("utter_label_checkout", "checkout"),
     {"label": "utter_label_checkout", "payload": "/checkout"}),
    (titled("Teh melati", "show_product", product="TEA"),
     {"title": "Teh melati", "payload": '/show_product{"product": "TEA"}'}),
    (worded("utter_label_free_delivery", {"option": "Kilat"}, "choose_delivery"),
     {"label": "utter_label_free_delivery", "payload": "/choose_delivery",
      "facts": {"option": "Kilat"}}),
])
def test_a_button_is_read_as_it_was_written(button, written):
    assert asdict(button) == written
    assert read_action(json.loads(json.dumps(written))) == button


@pytest.mark.parametrize("value", [
    {}, {"payload": "/checkout"}, {"title": "Tea"}, {"title": "", "payload": "/checkout"},
    {"label": 5, "payload": "/checkout"}, {"label": "utter_label_checkout", "payload": {}},
])
def test_what_lacks_a_name_or_a_command_is_no_button(value):
    assert read_action(value) is None


def test_a_payload_says_its_type_and_language():
    assert as_json(choices([]), "id") == {"type": "choices", "items": (), "language": "id"}


def test_of_an_empty_cart_nothing_is_left_out():
    assert as_json(EMPTY, "en") == {
        "type": "cart", "language": "en", "lines": (), "subtotal": None, "total": None,
        "actions": (),
    }
