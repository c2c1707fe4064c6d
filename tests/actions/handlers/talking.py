"""Talking to actions as Rasa does: a tracker goes in, events and messages come out, checked."""
import json
from dataclasses import dataclass, field
from typing import Any, Mapping, Optional, Sequence

from jsonschema import Draft202012Validator
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.handlers.adding import ActionAddToCart
from actions.handlers.cart import ActionUndoChange
from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.emptying import ActionClearCart
from actions.handlers.removing import ActionRemoveFromCart
from actions.handlers.swapping import ActionSwap
from actions.saying.payloads.json_schema import payload_schema
from tests.actions.handlers.shop import OpenShop
from tests.domain_files import LANGUAGES, fill, intents, read_domain, texts, variations

# What `utter_message` knows itself; a fact of the same name would be taken for that.
OWN_FIELDS = (
    "text", "buttons", "elements", "custom", "template", "response", "image", "attachment",
)
INITIAL_SLOTS = {n: slot.get("initial_value") for n, slot in read_domain()["slots"].items()}

SCHEMA = Draft202012Validator(payload_schema())

ACTIONS: Mapping[str, type[Action]] = {
    "add": ActionAddToCart, "remove": ActionRemoveFromCart, "change": ActionChangeQuantity,
    "swap": ActionSwap, "undo": ActionUndoChange, "empty_cart": ActionClearCart,
}
INTENTS = {
    "add": "add_to_cart", "remove": "remove_from_cart", "change": "change_quantity",
    "swap": "swap_in_cart", "undo": "undo", "empty_cart": "clear_cart",
}
ACTIONS_OF_BUTTONS: Mapping[str, type[Action]] = {
    "add_to_cart": ActionAddToCart, "remove_from_cart": ActionRemoveFromCart,
    "change_quantity": ActionChangeQuantity, "swap_in_cart": ActionSwap,
    "clear_cart": ActionClearCart,
}

Message = dict[str, Any]
Event = dict[str, Any]


def an_entity(
    name: str, value: Any, start: Optional[int] = None, end: Optional[int] = None
) -> dict[str, Any]:
    return {"entity": name, "value": value, "start": start, "end": end}


def a_tracker(
    text: str = "",
    entities: Sequence[Mapping[str, Any]] = (),
    slots: Optional[Mapping[str, Any]] = None,
    metadata: Optional[Mapping[str, Any]] = None,
    intent: str = "",
    form: Optional[str] = None,
    conversation: str = "ann",
    events: Sequence[Event] = (),
    likely: Sequence[tuple[str, float]] = (),
    wish: Optional[Mapping[str, Any]] = None,
    unread: Sequence[str] = (),
    chance: float = 1.0,
    topic: str = "",
) -> Tracker:
    """A tracker at one message; slots not given are as at the start of a conversation."""
    message = {
        "text": text, "intent": {"name": intent}, "entities": list(entities),
        "metadata": dict(metadata or {}),
        "intent_ranking": [{"name": name, "confidence": chance} for name, chance in likely],
        "wish": wish, "unread": list(unread), "chance": chance, "topic": topic,
    }
    return Tracker(
        sender_id=conversation, slots={**INITIAL_SLOTS, **(slots or {})},
        latest_message=message, events=list(events), paused=False, followup_action=None,
        active_loop={"name": form} if form else {}, latest_action_name="action_listen",
    )


async def run_action(action: Action, tracker: Tracker) -> tuple[list[Event], list[Message]]:
    """Events and messages as they reach Rasa; each message must be one that Rasa can say."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, tracker, {})
    sent = json.loads(json.dumps({"events": events, "messages": dispatcher.messages}))
    for message in sent["messages"]:
        check_message(message, tracker.slots)
    return sent["events"], sent["messages"]


def check_message(message: Message, slots: Mapping[str, Any]) -> None:
    """Its wording exists in both languages with every placeholder filled; its buttons work."""
    assert not any(message[name] for name in OWN_FIELDS if name not in
                   ("template", "response", "custom")), "a fact has a name of Rasa's own"
    facts = {name: value for name, value in message.items() if name not in OWN_FIELDS}
    known = {**{k: v for k, v in slots.items() if v is not None}, **facts}
    for language in LANGUAGES:
        for variation in variations(message["response"], language):
            for text in texts(variation):
                fill(text, known)
    if message["custom"]:
        SCHEMA.validate(message["custom"])
        assert message["custom"]["language"] in LANGUAGES
        check_payload(message["custom"])


def check_payload(value: Any) -> None:
    """Every button in it has a title and says something that the domain understands."""
    if isinstance(value, list):
        for item in value:
            check_payload(item)
    elif isinstance(value, dict):
        if "payload" in value:
            check_command(value["payload"])
            assert value.get("title") or value["label"] in read_domain()["responses"]
        for item in value.values():
            check_payload(item)


def check_command(payload: str) -> None:
    intent, brace, rest = payload.removeprefix("/").partition("{")
    assert intent in intents(), payload
    entities = json.loads(brace + rest) if brace else {}
    assert entities.keys() <= set(read_domain()["entities"]), payload


def said(messages: Sequence[Message]) -> list[str]:
    return [message["response"] for message in messages]


def commands(payload: Mapping[str, Any]) -> list[str]:
    """What the buttons of a payload say."""
    return [action["payload"] for action in payload.get("actions", payload.get("items", []))]


def remembered(events: Sequence[Event]) -> dict[str, Any]:
    """Slot values that events leave behind."""
    return {e["name"]: e["value"] for e in events if e["event"] == "slot"}


@dataclass
class Conversation:
    """One shopper talking: slots live on from turn to turn, as in Rasa."""

    shop: OpenShop
    id: str = "ann"
    customer: Optional[str] = None
    slots: dict[str, Any] = field(default_factory=lambda: dict(INITIAL_SLOTS))
    turn: int = 0
    marks: dict[str, Any] = field(default_factory=dict)  # on the metadata of each message
    _message: dict[str, Any] = field(default_factory=dict)

    async def does(
        self, action: type[Action], text: str = "", intent: str = "",
        form: Optional[str] = None, likely: Sequence[tuple[str, float]] = (),
        wish: Optional[Mapping[str, Any]] = None, unread: Sequence[str] = (),
        chance: float = 1.0, topic: str = "", **entities: Any,
    ) -> list[Message]:
        """A new message of the shopper, answered by this action.

        Entities come by name; a list holds several of the same name. What was read of typed
        words comes as a wish.
        """
        self.turn += 1
        lists = {n: v if isinstance(v, list) else [v] for n, v in entities.items()}
        found = [an_entity(name, value) for name, values in lists.items() for value in values]
        self._message = {
            "text": text, "intent": intent, "form": form, "entities": found, "likely": likely,
            "wish": wish, "unread": unread, "chance": chance, "topic": topic,
        }
        return await self.then(action)

    async def wants(self, act: str, *objects: Mapping[str, Any], text: str = "") -> list[Message]:
        """A typed message, read as this wish, answered by the action for it."""
        wish = {"act": act, "objects": list(objects)}
        return await self.does(ACTIONS[act], text=text, intent=INTENTS[act], wish=wish)

    async def goes_on(
        self, action: type[Action], text: str, wish: Mapping[str, Any]
    ) -> list[Message]:
        """The next part of the same message."""
        self.turn -= 1
        self.marks["goes_on"] = True
        return await self.does(action, text=text, wish=wish)

    async def press(self, message: Message, at: int = 0) -> list[Message]:
        """The button at this place of a message."""
        intent, _, entities = commands(message["custom"])[at][1:].partition("{")
        action = ACTIONS_OF_BUTTONS[intent]
        return await self.does(action, **(json.loads("{" + entities) if entities else {}))

    async def then(self, action: type[Action]) -> list[Message]:
        """A further action upon the same message."""
        metadata = {
            "customer": self.customer, "channel": "web", "turn": self.turn,
            "message_id": f"{self.id}-{self.turn}", **self.marks,
        }
        tracker = a_tracker(
            **self._message, slots=self.slots, metadata=metadata, conversation=self.id
        )
        events, messages = await run_action(self.shop.action(action), tracker)
        self.slots.update(remembered(events))
        return messages
