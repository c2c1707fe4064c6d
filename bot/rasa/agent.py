"""Rasa's agent, made strict: a turn that fails anywhere fails as a whole and leaves no trace."""
from copy import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Optional, Union

from rasa.core.actions.action import Action, ActionBotResponse, ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from actions.language.cleaning import clean
from actions.language.normalise import is_button
from actions.message_metadata import MessageMetadata
from actions.turn import slots
from bot.dialogue.manners import mood_after
from bot.dialogue.message_parts import waits
from bot.dialogue.parts_in_talk import parts_in_talk
from bot.dialogue.prompts import prompt_of
from bot.memory.tracker_store import StoredTracker
from bot.metrics import READING_DURATION
from bot.nlu.parse_data import PROMPT, ParseData, placed
from bot.rasa.action_calls import call_actions_lean
from bot.rasa.event_types import remember_event_types
from bot.rasa.graph_runner import OrderedGraphRunner
from bot.rasa.lean_logging import copy_nothing_for_logs
from bot.rasa.served_model import ServingStorage
from bot.rasa.taken_message import TakenMessage
from bot.rasa.varying import VaryingWordings

ASK_AGAIN, TELL_BACK = "action_ask_again", "action_tell_back_in_stock"


class WatchedAction:
    """An action that remembers the error which Rasa only logs."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self.error: Optional[Exception] = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._action, name)

    async def run(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return await self._action.run(*args, **kwargs)
        except ActionExecutionRejection:
            raise  # a form's way of passing the turn on
        except Exception as error:
            self.error = error
            raise


class StrictProcessor(MessageProcessor):
    """Ends the turn at the first action that fails, before anything is saved.

    A message may hold several requests, each of which the dialogue takes as a message of its own:
    all are saved together, or none.
    """

    @staticmethod
    def _load_model(model_path: Union[str, Path]) -> tuple[str, ModelMetadata, GraphRunner]:
        archive = Path(model_path)
        with TemporaryDirectory() as unpacked:
            metadata, runner = load_predict_graph_runner(
                Path(unpacked), archive, ServingStorage, OrderedGraphRunner
            )
        return archive.name, metadata, runner

    async def handle_message(self, message: UserMessage) -> Optional[list[dict[str, Any]]]:
        output = message.output_channel
        tracker = await self.fetch_tracker_and_update_session(
            message.sender_id, output, message.metadata
        )
        served: Optional[UserMessage] = None
        for part in await self._parts(message, tracker):
            put_off = waits(part, served, tracker.current_slot_values()) if served else None
            if put_off:
                await self._say(put_off, tracker, output)
                break
            await self._serve(part, tracker)
            served = part
        if _may_await(message, tracker):
            await self._act(TELL_BACK, message, tracker)
        if _left_open(message, tracker):
            await self._act(ASK_AGAIN, message, tracker)
        if isinstance(message, TakenMessage) and isinstance(tracker, StoredTracker):
            tracker.answering = message.taken
        await self.save_tracker(tracker)
        return output.messages if isinstance(output, CollectingOutputChannel) else None

    def _parse_message_with_graph(
        self, message: UserMessage, tracker: Optional[DialogueStateTracker],
        only_output_properties: bool = True,
    ) -> ParseData:
        """Every component reads the clean text; what is told of it has its place in that typed."""
        cleaned = clean(message.text or "")
        if is_button(cleaned.text):  # or typed like one: never to be obeyed, so left as it is
            return super()._parse_message_with_graph(message, tracker, only_output_properties)
        read = copy(message)
        read.text = cleaned.text
        if tracker is not None:  # else whoever asks may tell what it stands beside
            turn = MessageMetadata.read(message.metadata).turn
            prompt = prompt_of(tracker.current_slot_values(), _asked_slot(tracker), turn)
            read.metadata = {**(message.metadata or {}), PROMPT: prompt}
        with READING_DURATION.time():
            parsed = super()._parse_message_with_graph(read, tracker, only_output_properties)
        return placed(parsed, message.text, cleaned.typed)

    async def _parts(
        self, message: UserMessage, tracker: DialogueStateTracker
    ) -> list[UserMessage]:
        parsed = message.parse_data or await self.parse_message(message, tracker)
        known = tracker.current_slot_values()
        return parts_in_talk(message, parsed, known, _asked_slot(tracker), tracker.events)

    async def _serve(self, part: UserMessage, tracker: DialogueStateTracker) -> None:
        await self._handle_message_with_tracker(part, tracker)
        turn = MessageMetadata.read(part.metadata).turn
        mood = mood_after(tracker.current_slot_values(), part.parse_data, turn)
        tracker.update_with_events([SlotSet(*slot) for slot in mood.slots.items()], self.domain)
        await self.run_action_extract_slots(part.output_channel, tracker)
        if mood.says:  # once the slots tell the language
            await self._say(mood.says, tracker, part.output_channel)
        await self._run_prediction_loop(part.output_channel, tracker)

    async def _act(self, name: str, message: UserMessage, tracker: DialogueStateTracker) -> None:
        """At the end of the reply, beside what the rules say."""
        prediction = PolicyPrediction.for_action_name(self.domain, name)
        action = self._get_action(name)
        await self._run_action(action, tracker, message.output_channel, self.nlg, prediction)
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME), self.domain)  # where rules go on

    async def _say(
        self, response: str, tracker: DialogueStateTracker, output: OutputChannel
    ) -> None:
        """Beside what the rules say, which look at actions alone and notice nothing."""
        said = await ActionBotResponse(response).run(output, self.nlg, tracker, self.domain)
        tracker.update_with_events(said, self.domain)
        await self._send_bot_messages(said, tracker, output)

    async def _run_action(self, action: Action, *args: Any, **kwargs: Any) -> bool:
        watched = WatchedAction(action)
        goes_on = await super()._run_action(watched, *args, **kwargs)
        if watched.error is not None:
            raise watched.error
        return goes_on


def _may_await(message: UserMessage, tracker: DialogueStateTracker) -> bool:
    """Whether something was waited for: in this talk, or by a customer who begins another."""
    metadata = MessageMetadata.read(message.metadata)
    is_new = metadata.turn == 1 and metadata.customer is not None
    return bool(tracker.get_slot(slots.AWAITS) or is_new) and not tracker.active_loop_name


def _left_open(message: UserMessage, tracker: DialogueStateTracker) -> bool:
    """Whether an aside came between a question and its answer."""
    question = tracker.get_slot(slots.OPEN_QUESTION)
    turn = MessageMetadata.read(message.metadata).turn
    is_last = bool(question) and turn - int(question["turn"]) == 1
    return is_last and not tracker.active_loop_name


def _asked_slot(tracker: DialogueStateTracker) -> Optional[str]:
    """Of the form that goes on."""
    return tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop_name is not None else None


class ShopAgent(Agent):
    """No fallback to a store in memory, where messages would be lost."""

    @staticmethod
    def _create_tracker_store(store: Optional[TrackerStore], domain: Domain) -> TrackerStore:
        if store is None:
            raise ValueError("A shop's agent needs a tracker store.")
        return store

    async def handle_message(self, message: UserMessage) -> Optional[list[dict[str, Any]]]:
        """Whoever calls this holds the conversation's lease, or nobody else works at it."""
        return await self.processor.handle_message(message)

    async def parse_beside(self, text: str, prompt: Optional[str]) -> ParseData:
        """As `parse_message`, of what is said when that was asked."""
        return await self.processor.parse_message(UserMessage(text, metadata={PROMPT: prompt}))

    def load_model(
        self, model_path: Union[str, Path], fingerprint: Optional[str] = None
    ) -> None:
        call_actions_lean()
        copy_nothing_for_logs()
        remember_event_types()
        self.nlg = VaryingWordings({})  # of the model, below
        self.processor = StrictProcessor(
            model_path, self.tracker_store, self.lock_store, self.nlg, self.action_endpoint
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses
