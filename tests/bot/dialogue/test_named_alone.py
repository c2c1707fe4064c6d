"""A product's name with nothing beside it asks to see it."""
import pytest

from bot.dialogue.named_alone import as_named


def understood(text, name, intent="nlu_fallback", act="chat", wishes=1):
    start = text.index(name)
    entity = {"entity": "product", "value": "P-1", "start": start, "end": start + len(name)}
    return {
        "text": text, "intent": {"name": intent, "confidence": 0.5}, "entities": [entity],
        "reading": {"wishes": [{"act": act, "said": text}] * wishes},
    }


@pytest.mark.parametrize(("text", "name", "more"), [
    ("yah. kalo bounce go?", "bounce go", {}),
    ("klo kamera wave gimana?", "kamera wave", {"intent": "ask_product", "act": "find"}),
    ("and the bounce go", "bounce go", {"intent": "small_talk"}),
])
def test_what_is_named_alone_is_shown(text, name, more):
    assert as_named(understood(text, name, **more))["intent"]["name"] == "show_product"


@pytest.mark.parametrize(("text", "name", "more"), [
    ("is the bounce go waterproof", "bounce go", {"intent": "ask_product"}),
    ("bounce go", "bounce go", {"intent": "add_to_cart"}),
    ("bounce go", "bounce go", {"act": "refuse"}),
    ("bounce go", "bounce go", {"wishes": 2}),
])
def test_whatever_says_more_stays_what_it_is(text, name, more):
    parsed = understood(text, name, **more)

    assert as_named(parsed) == parsed


def test_of_two_names_neither_is_shown():
    parsed = understood("bounce go", "bounce")
    parsed["entities"] *= 2

    assert as_named(parsed) == parsed
