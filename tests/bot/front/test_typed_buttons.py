"""A typed title presses its button: that of the newest reply, where one alone is called so."""
import json

import pytest

from bot.front.typed_buttons import button_typed
from bot.memory.buttons import remember_buttons
from bot.memory.database import open_memory
from bot.memory.event_rows import append_events, next_ordinal
from tests.bot.front.builders import a_web_door

CONVERSATION = "c1"


@pytest.fixture
def memory(tmp_path):
    engine = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    yield engine
    engine.dispose()


@pytest.fixture
def door(tmp_path, memory):
    return a_web_door(tmp_path, memory)


def reply(memory, door, *messages):
    """A turn's events, with its buttons remembered, as the front and the bot leave them."""
    for message in messages:
        remember_buttons(memory, CONVERSATION, door.show(message, CONVERSATION).buttons)
    said = [{"event": "bot", "timestamp": 0.0, "text": message.get("text"), "data": message}
            for message in messages]
    events = [{"event": "user", "timestamp": 0.0, "text": "so"}, *said]
    append_events(memory, CONVERSATION, next_ordinal(memory, CONVERSATION), events, None, None)


def a_button(title, payload):
    return {"title": title, "payload": payload}


def asks(*buttons):
    return {"text": "Which?", "buttons": [a_button(*each) for each in buttons]}


NONE = ("None of these", "/help")


@pytest.mark.parametrize("typed", ["None of these", "none of these", " None of these. "])
def test_what_is_typed_as_it_stands_there_presses_it(memory, door, typed):
    reply(memory, door, asks(("Ask about returns", "/ask_returns"), NONE))

    assert button_typed(memory, door, CONVERSATION, typed).payload == "/help"


@pytest.mark.parametrize("typed", ["none of these fit", "none", "", "...", "x" * 500])
def test_other_words_press_nothing(memory, door, typed):
    reply(memory, door, asks(NONE))

    assert button_typed(memory, door, CONVERSATION, typed) is None


def test_a_title_that_several_have_tells_nothing(memory, door):
    two = [("Details", f"/show_product{json.dumps({'product': sku})}") for sku in ("A", "B")]
    reply(memory, door, asks(*two))

    assert button_typed(memory, door, CONVERSATION, "details") is None


def test_a_button_of_an_earlier_reply_is_out_of_sight(memory, door):
    reply(memory, door, asks(NONE))
    reply(memory, door, {"text": "Standard delivery takes two days."})

    assert button_typed(memory, door, CONVERSATION, "None of these") is None


def test_all_messages_of_the_newest_reply_are_in_sight(memory, door):
    reply(memory, door, asks(NONE), {"text": "Anything else?"})

    assert button_typed(memory, door, CONVERSATION, "none of these").payload == "/help"


def test_the_title_of_another_conversation_is_words(memory, door):
    reply(memory, door, asks(NONE))

    assert button_typed(memory, door, "c2", "None of these") is None
