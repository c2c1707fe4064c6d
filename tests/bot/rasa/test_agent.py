"""The strict agent: what fails is an error, not a log line."""
from types import SimpleNamespace

import pytest
from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    BotUttered,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from actions.message_metadata import MessageMetadata
from bot.memory.database import MemoryConflict
from bot.memory.history import read_replies
from bot.memory.inbox import note, take_next
from bot.memory.tracker_store import EventTrackerStore
from bot.rasa.agent import ShopAgent, StrictProcessor
from bot.rasa.taken_message import TakenMessage
from tests.bot.memory.builders import DOMAIN, a_memory, a_store, a_url

pytestmark = pytest.mark.asyncio


class ScriptedAction:
    def __init__(self, outcome):
        self._outcome = outcome

    def name(self):
        return "utter_greet"

    async def run(self, output_channel, nlg, tracker, domain):
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def event_for_successful_execution(self, prediction):
        return ActionExecuted(self.name())


async def run(action):
    """Run one action as the processor does; returns the tracker's events."""
    processor = StrictProcessor.__new__(StrictProcessor)  # a model is not needed here
    processor.domain = DOMAIN
    tracker = DialogueStateTracker("c1", DOMAIN.slots)
    prediction = PolicyPrediction.for_action_name(DOMAIN, "utter_greet")
    await processor._run_action(
        action, tracker, CollectingOutputChannel(), SimpleNamespace(), prediction
    )
    return list(tracker.events)


async def test_an_action_that_succeeds_is_recorded():
    events = await run(ScriptedAction([SlotSet("turn", 1)]))

    assert events == [ActionExecuted("utter_greet"), SlotSet("turn", 1)]


async def test_an_action_that_fails_ends_the_turn():
    with pytest.raises(ConnectionError):
        await run(ScriptedAction(ConnectionError("the actions are down")))


async def test_a_form_may_still_pass_the_turn_on():
    events = await run(ScriptedAction(ActionExecutionRejection("utter_greet")))

    assert [type(event) for event in events] == [ActionExecutionRejected]


async def test_no_store_in_memory_stands_behind_ours(tmp_path):
    store = a_store(tmp_path)

    agent = ShopAgent(tracker_store=store)

    assert agent.tracker_store is store
    assert not isinstance(agent.tracker_store, FailSafeTrackerStore)


async def test_an_agent_without_a_store_is_refused():
    with pytest.raises(ValueError, match="tracker store"):
        ShopAgent()


TALK = Domain.from_yaml("""
version: "3.1"
intents: [add_to_cart, checkout, order_status, nlu_fallback, ask_price]
entities: [mood, question]
slots:
  just_added: {type: text, mappings: [{type: custom}]}
  upset: {type: bool, mappings: [{type: custom}]}
  upset_at_turn: {type: any, mappings: [{type: custom}]}
  sorry_at_turn: {type: any, mappings: [{type: custom}]}
responses:
  utter_sorry: [{text: sorry}]
  utter_checkout_later: [{text: later}]
""")


class TalkingProcessor(StrictProcessor):
    """Understands what it is told to, and answers each message with its intent."""

    def __init__(self, store, adds=None, fails_at=None):
        self.domain, self.tracker_store = TALK, store
        self.nlg = TemplatedNaturalLanguageGenerator(TALK.responses)
        self.model_metadata = SimpleNamespace(model_id="m", assistant_id="shop")
        self.action_endpoint = self.http_interpreter = None
        self._adds, self._fails_at = adds, fails_at

    async def _run_prediction_loop(self, output_channel, tracker):
        intent = tracker.latest_message.intent["name"]
        if intent == self._fails_at:
            raise ConnectionError("the actions are down")
        if intent == "add_to_cart":
            tracker.update(SlotSet("just_added", self._adds))
        await output_channel.send_text_message(tracker.sender_id, f"did {intent}")
        tracker.update(ActionExecuted("action_listen"))


def a_part(start, end, intent, act):
    return {
        "start": start, "end": end, "intent_ranking": [{"name": intent, "confidence": 0.9}],
        "wish": {"act": act},
    }


BOTH = {
    "text": "check out and add two", "intent": {"name": "checkout", "confidence": 0.6},
    "entities": [],
    "requests": [a_part(0, 9, "checkout", "checkout"), a_part(14, 21, "add_to_cart", "add")],
}


def understood(text, intent, **entities):
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": found}


async def say(processor, parse_data, turn=1):
    message = UserMessage(
        parse_data["text"], CollectingOutputChannel(), "c1", parse_data, message_id=f"m{turn}",
        metadata={"turn": turn, "message_id": f"m{turn}"},
    )
    return [answer["text"] for answer in await processor.handle_message(message)]


async def recorded(store, kind):
    tracker = await store.retrieve("c1")
    return [event.text for event in tracker.events if isinstance(event, kind)]


@pytest.fixture
def store(tmp_path):
    a_memory(tmp_path).dispose()
    return EventTrackerStore(TALK, a_url(tmp_path))


async def test_both_requests_of_a_message_are_served_and_saved(store):
    processor = TalkingProcessor(store, adds="KETTLE")

    assert await say(processor, BOTH) == ["did add_to_cart", "did checkout"]
    assert await recorded(store, UserUttered) == ["add two", "check out"]


def taken(memory, parse_data):
    note(memory, "c1", parse_data["text"], MessageMetadata(message_id="m1"))
    message = TakenMessage(take_next(memory, "c1", "m1"), CollectingOutputChannel())
    message.parse_data = parse_data
    return message


async def test_a_message_is_answered_with_its_turn_and_not_before(store):
    processor, message = TalkingProcessor(store, adds="KETTLE"), taken(store.engine, BOTH)
    assert read_replies(store.engine, "c1", "m1") is None

    await processor.handle_message(message)

    assert read_replies(store.engine, "c1", "m1") == []  # this one says nothing that is recorded
    assert take_next(store.engine, "c1", "m1") is None


async def test_who_was_overtaken_leaves_nothing_behind(store):
    processor, slow = TalkingProcessor(store, adds="KETTLE"), taken(store.engine, BOTH)
    take_next(store.engine, "c1", "m1")

    with pytest.raises(MemoryConflict):
        await processor.handle_message(slow)

    assert await store.retrieve("c1") is None
    assert read_replies(store.engine, "c1", "m1") is None


async def test_when_the_second_request_fails_neither_is_remembered(store):
    processor = TalkingProcessor(store, adds="KETTLE", fails_at="checkout")

    with pytest.raises(ConnectionError):
        await say(processor, BOTH)

    assert await store.retrieve("c1") is None


async def test_a_checkout_is_put_off_until_the_question_before_it_is_answered(store):
    assert await say(TalkingProcessor(store), BOTH) == ["did add_to_cart", "later"]
    assert await recorded(store, UserUttered) == ["add two"]


async def test_an_upset_shopper_hears_regret_before_the_answer_but_not_every_time(store):
    processor = TalkingProcessor(store)
    angry = understood("where is it???", "order_status", mood="upset")

    assert await say(processor, angry, 1) == ["sorry", "did order_status"]
    assert await say(processor, angry, 2) == ["did order_status"]
    assert await recorded(store, BotUttered) == ["sorry"]
    tracker = await store.retrieve("c1")
    assert (tracker.get_slot("upset"), tracker.get_slot("upset_at_turn")) == (True, 2)


async def test_the_meaning_chosen_is_answered_with_the_words_said_before(store):
    processor = TalkingProcessor(store)
    await say(processor, understood("toaster brp", "nlu_fallback"), 1)

    answers = await say(processor, understood("/ask_price", "ask_price", question="said:1"), 2)

    assert answers == ["did ask_price"]
    assert await recorded(store, UserUttered) == ["toaster brp", "toaster brp"]


class GraphThatFinds:
    """Stands for a trained graph whose components find one word, and note what they read."""

    def __init__(self, word):
        self._word, self.read = word, []

    def run(self, inputs, targets):
        text = inputs["__message__"][0].text
        self.read.append(text)
        start = text.index(self._word)
        place = {"start": start, "end": start + len(self._word)}
        found = [{"entity": "category", "value": "toasters", "text": self._word, **place}]
        data = {"text": text, "entities": found, "requests": [{**place, "intent_ranking": []}]}
        return {"nlu": [Message(data, output_properties=set(data))]}


def graph_processor(graph):
    processor = TalkingProcessor(None)
    processor.graph_runner, processor.model_metadata.nlu_target = graph, "nlu"
    return processor


async def test_components_read_clean_text_and_places_are_those_typed():
    graph = GraphThatFinds("toaster")
    typed = "two \u200bto\u00adaste\uff52s\u2060 now"

    parsed = await graph_processor(graph).parse_message(UserMessage(typed))

    assert graph.read == ["two toasters now"]
    assert parsed["text"] == typed
    found, request = parsed["entities"][0], parsed["requests"][0]
    assert typed[found["start"] : found["end"]] == "to\u00adaste\uff52"
    assert (request["start"], request["end"]) == (found["start"], found["end"])


@pytest.mark.parametrize("typed", ["\u2060/toaster", "\u200f/toaster", "\uff0ftoaster"])
async def test_what_only_looks_like_a_command_is_not_made_one(typed):
    graph = GraphThatFinds("toaster")

    await graph_processor(graph).parse_message(UserMessage(typed))

    assert graph.read == [typed]
