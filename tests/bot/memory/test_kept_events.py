"""What is kept of events: little, and all that is read again."""
import json

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    SlotSet,
    UserUttered,
    deserialise_events,
)

from bot.dialogue.parts_in_talk import parts_in_talk
from bot.memory.history import ShopLine, ShopperLine, read_history
from bot.memory.kept_events import kept
from bot.memory.people import conversations_of
from tests.bot.memory.builders import a_memory, a_store, talk, the_start

OF_MODEL = {"model_id": "26ceb699de424d9ab157f64e2c594a44", "assistant_id": "pramuniaga"}
TEXT = "I am looking for a coffee maker under 100 dollars"
WISH = {
    "act": "find", "said": TEXT,
    "objects": [{"kind": "coffee maker", "price": {"max": 100, "currency": "USD"}}],
}
CARDS = [
    {"sku": sku, "title": f"Morning {sku.title()} Coffee Maker", "price": "$39.90",
     "picture": f"/pictures/{sku}.jpg", "actions": [{"id": "b1a2c3d4", "title": "Add to cart"}]}
    for sku in ("DRIP", "THERMAL", "GRIND")
]


def a_ranking(*leading):
    """Ten intents, as the model ranks them."""
    others = [(f"some_other_intent_{n}", 3.123456789012345e-07) for n in range(10 - len(leading))]
    return [{"name": name, "confidence": chance} for name, chance in (*leading, *others)]


SEARCH = a_ranking(("search_product", 0.9580081536327055), ("refine_search", 0.0418797352082682))


def understood(ranking, wish=WISH):
    return {
        "intent": ranking[0],
        "entities": [
            {"entity": "category", "value": "coffee_makers", "start": 19, "end": 31,
             "text": "coffee maker", "extractor": "CatalogueEntities"},
            {"entity": "price_max", "value": {"amount": "100", "currency": "USD"}, "start": 32,
             "end": 49, "text": "under 100 dollars", "extractor": "CatalogueEntities"},
            {"entity": "language", "value": "en", "start": 0, "end": 49,
             "confidence": 0.9999999986725421, "extractor": "LanguageDetector"},
        ],
        "text": TEXT, "reading": {"wishes": [wish]}, "chances": [0.9989529252052307],
        "intent_ranking": ranking, "topic": "", "unread": [], "wish": wish,
        "chance": 0.9989529252052307,
    }


def a_message(ranking=SEARCH, turn=2):
    parsed = understood(ranking)
    metadata = {
        "page_language": "en", "customer": "ana", "turn": turn, "fence": 1796127216520,
        "message_id": "38439161-3dc4-487e-8b7f-49dfea803fdf", "request_id": "76b6816f245e440f",
        **OF_MODEL,
    }
    return UserUttered(
        TEXT, parsed["intent"], parsed["entities"], parsed, input_channel="web",
        message_id=metadata["message_id"], metadata=metadata,
    )


def a_full_turn():
    """As Rasa records a search that finds three."""
    facts = {"template": "utter_found", "products": "Drip, Thermal, Grind", **OF_MODEL}
    return [
        a_message(),
        DefinePrevUserUtteredFeaturization(False, metadata=OF_MODEL),
        SlotSet("language", "en", metadata=OF_MODEL),
        ActionExecuted("action_search", "RulePolicy", 1.0, metadata=OF_MODEL),
        BotUttered(
            "Have a look at these:",
            {"custom": {"type": "cards", "items": CARDS}, "buttons": None, "image": None,
             "elements": None, "quick_replies": None, "attachment": None},
            {"utter_action": "utter_found", "wording": 1, **facts},
        ),
        SlotSet("focus", None, metadata=OF_MODEL),
        SlotSet("search", {"kind": "coffee maker", "price_max": "100"}, metadata=OF_MODEL),
        SlotSet("listed", ["DRIP", "THERMAL", "GRIND"], metadata=OF_MODEL),
        ActionExecuted("action_offer", "RulePolicy", 1.0, metadata=OF_MODEL),
        ActionExecuted("action_listen", "RulePolicy", 1.0, metadata=OF_MODEL),
    ]


def again(event):
    """As the next process has it."""
    [read] = deserialise_events([json.loads(json.dumps(kept(event)))])
    return read


@pytest.mark.asyncio
async def test_a_turn_keeps_at_most_2500_bytes(tmp_path):
    await talk(a_store(tmp_path), "c1", the_start(), a_full_turn())

    with a_memory(tmp_path).connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, data FROM event").all()

    sizes = [len(row.data) for row in rows[len(the_start()):]]
    assert len(sizes) == len(a_full_turn()) - 1
    assert "user_featurization" not in {row.type for row in rows}
    assert sum(sizes) <= 2500
    whole = sum(len(json.dumps(event.as_dict())) for event in a_full_turn())
    assert sum(sizes) < whole / 2


@pytest.mark.asyncio
async def test_the_talk_is_told_as_before(tmp_path):
    await talk(a_store(tmp_path), "c1", the_start(), a_full_turn())

    said, answered = read_history(a_memory(tmp_path), "c1")

    assert said == ShopperLine(TEXT)
    assert answered == ShopLine(
        {"text": "Have a look at these:", "custom": {"type": "cards", "items": CARDS}}
    )


@pytest.mark.asyncio
async def test_the_talks_of_a_customer_are_found(tmp_path):
    await talk(a_store(tmp_path), "c1", the_start(), a_full_turn())

    assert conversations_of(a_memory(tmp_path), "ana") == {"c1"}
    assert conversations_of(a_memory(tmp_path), "an") == frozenset()


def test_a_message_is_understood_the_same():
    message, read = a_message(), again(a_message())

    assert read.text == message.text
    assert (read.intent["name"], read.intent_name) == ("search_product", "search_product")
    assert read.parse_data["intent_ranking"] == [
        {"name": "search_product", "confidence": 0.958},
        {"name": "refine_search", "confidence": 0.0419},
    ]
    assert [(e["entity"], e["value"]) for e in read.entities] == [
        (e["entity"], e["value"]) for e in message.entities
    ]
    assert read.metadata == {"page_language": "en", "customer": "ana", "turn": 2}
    assert read.message_id == message.message_id


@pytest.mark.parametrize("ranking", [
    SEARCH,
    a_ranking(("nlu_fallback", 0.4), ("search_product", 0.6), ("ask_price", 0.3)),
    a_ranking(("complaint", 0.7), ("order_status", 0.06), ("ask_suggestion", 0.05)),
])
@pytest.mark.parametrize("meant", ["show_product", "ask_product", "complaint", "search_product"])
def test_a_button_makes_the_same_of_what_was_meant(ranking, meant):
    pressed = {
        "text": f"/{meant}", "intent": {"name": meant, "confidence": 1.0},
        "entities": [{"entity": "question", "value": "said:2", "start": 0, "end": 0}],
    }

    def parts(heard):
        message = UserMessage(f"/{meant}", metadata={"turn": 3, "title": "Show it"})
        return [
            (part.text, part.parse_data["intent"]["name"], part.parse_data.get("wish"),
             [e["value"] for e in part.parse_data["entities"]])
            for part in parts_in_talk(message, dict(pressed), {}, None, [heard])
        ]

    heard = a_message(ranking)
    assert parts(again(heard)) == parts(heard)
    assert parts(heard)[0][0] == TEXT


def test_parts_of_a_message_keep_their_wish():
    part = {"text": TEXT, "intent": SEARCH[0], "entities": [], "wish": WISH, "chance": 0.91239}

    assert again(UserUttered(TEXT, SEARCH[0], [], part)).parse_data["wish"] == WISH


def test_the_wording_said_last_is_known():
    said = BotUttered("Hello", {}, {"utter_action": "utter_greet", "wording": 0, "price": "$5"})

    assert again(said).metadata == {"utter_action": "utter_greet", "wording": 0}
