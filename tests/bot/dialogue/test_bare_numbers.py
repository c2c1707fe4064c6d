"""An order's number that stands alone asks how the order stands."""
import pytest

from bot.dialogue.bare_numbers import as_bare_number
from bot.nlu.entities.codes import find_order_numbers


def parsed(text, intent="cancel_order"):
    numbers = [
        {"entity": "order_number", "value": number, "start": start, "end": end}
        for start, end, number in find_order_numbers(text)
    ]
    return {
        "text": text, "intent": {"name": intent, "confidence": 0.7}, "entities": numbers,
        "requests": [],
    }


@pytest.mark.parametrize("text", [
    "order P124014", "order no. 124-014", "P 124014", "#P124014", "pesanan nomor P124014",
    "P124014?", "124-014",
])
def test_it_asks_whatever_it_was_taken_for(text):
    told = as_bare_number(parsed(text), None)

    assert told["intent"] == {"name": "order_status", "confidence": 1.0}


@pytest.mark.parametrize("text", [
    "cancel P124014", "batalkan pesanan P124014", "return order 124-014", "P124014 or P124015",
    "cancel my order", "",
])
def test_what_says_more_stays_what_it_is(text):
    assert as_bare_number(parsed(text), None)["intent"]["name"] == "cancel_order"


@pytest.mark.parametrize(("asked", "intent"), [
    ("checkout_address", "cancel_order"), ("checkout_name", "cancel_order"),
    ("checkout_delivery", "order_status"),
])
def test_an_address_may_be_nothing_but_a_postal_code(asked, intent):
    assert as_bare_number(parsed("order 40115"), asked)["intent"]["name"] == intent
