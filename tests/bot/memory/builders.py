"""Conversations made of Rasa's events, in a database of the test's own."""
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)

from bot.memory.database import open_memory
from bot.memory.tracker_store import EventTrackerStore

DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [greet, inform]
slots:
  turn: {type: any, mappings: [{type: custom}]}
  budget: {type: float, initial_value: 0.0, min_value: 0.0, max_value: 1.0,
           mappings: [{type: custom}]}
  never: {type: text, mappings: [{type: custom}]}
  mode: {type: text, initial_value: plain, mappings: [{type: custom}]}
responses:
  utter_greet: [{text: hello}]
""")


def a_url(tmp_path):
    return f"sqlite:///{tmp_path}/memory/conversations.db"


def a_memory(tmp_path):
    return open_memory(a_url(tmp_path), may_create=True)


def a_store(tmp_path):
    a_memory(tmp_path).dispose()
    return EventTrackerStore(DOMAIN, a_url(tmp_path))


def the_start():
    return [ActionExecuted("action_session_start"), SessionStarted(),
            ActionExecuted("action_listen")]


def a_turn(number, *extra):
    """One exchange, as Rasa records it; `extra` happens before the bot listens again."""
    return [
        UserUttered(f"text {number}", {"name": "greet", "confidence": 1.0},
                    input_channel="web", message_id=f"m{number}",
                    metadata={"turn": number, "title": None}),
        SlotSet("turn", number),
        ActionExecuted("utter_greet"),
        BotUttered(f"answer {number}", {"buttons": [{"title": "Yes", "payload": "/affirm"}]}),
        *extra,
        ActionExecuted("action_listen"),
    ]


def a_form_turn(number, opens=False, closes=False):
    loops = ([ActiveLoop("checkout_form")] if opens else []) + (
        [ActiveLoop(None)] if closes else [])
    return a_turn(number, ActionExecuted("checkout_form"), *loops)


async def talk(store, conversation, *turns):
    """Take each list of events as one turn; returns the last tracker that was saved."""
    for events in turns:
        tracker = await store.get_or_create_tracker(conversation, append_action_listen=False)
        for event in events:
            tracker.update(event)
        await store.save(tracker)
    return tracker
