"""The strict agent: what fails is an error, not a log line."""
from types import SimpleNamespace

import pytest
from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.agent import ShopAgent, StrictProcessor
from tests.bot.memory.builders import DOMAIN, a_store

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
        await run(ScriptedAction(ConnectionError("action server is down")))


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
