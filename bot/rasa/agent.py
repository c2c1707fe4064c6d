"""Rasa's agent, made strict: a turn that fails anywhere fails as a whole and leaves no trace."""
import json
from copy import copy
from itertools import islice
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
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import (
    MODEL_ARCHIVE_METADATA_FILE,
    LocalModelStorage,
)
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.language.cleaning import clean
from actions.language.normalise import is_button
from actions.message_metadata import MessageMetadata
from actions.turn import slots
from bot.dialogue.chosen import as_chosen
from bot.dialogue.manners import mood_after
from bot.dialogue.message_parts import (
    as_asked,
    as_compared,
    as_meant,
    as_order_question,
    as_questioned,
    as_shown,
    as_suggestion,
    as_sure,
    parts_of_message,
    waits,
)
from bot.dialogue.prompts import as_read, prompt_of
from bot.nlu.parse_data import PROMPT, ParseData, placed
from bot.rasa.action_calls import call_actions_lean

ASK_AGAIN = "action_ask_again"
RECENT = 20  # messages among which one that comes again is looked for


class AlreadyHeard(Exception):
    """The message's turn was over when it came again: nothing is done, nothing said."""


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


class ServingStorage(LocalModelStorage):
    """Reads a model without the schema of its training, which imports every component of Rasa."""

    @classmethod
    def _load_metadata(cls, directory: Path) -> ModelMetadata:
        described = json.loads((directory / MODEL_ARCHIVE_METADATA_FILE).read_text("utf-8"))
        return ModelMetadata.from_dict({**described, "train_schema": {"nodes": {}}})


class StrictProcessor(MessageProcessor):
    """Ends the turn at the first action that fails, before anything is saved.

    A message may hold several requests, each of which the dialogue takes as a message of its own:
    all are saved together, or none. Raises AlreadyHeard.
    """

    @staticmethod
    def _load_model(model_path: Union[str, Path]) -> tuple[str, ModelMetadata, GraphRunner]:
        archive = Path(model_path)
        with TemporaryDirectory() as unpacked:
            metadata, runner = load_predict_graph_runner(
                Path(unpacked), archive, ServingStorage, DaskGraphRunner
            )
        return archive.name, metadata, runner

    async def handle_message(self, message: UserMessage) -> Optional[list[dict[str, Any]]]:
        output = message.output_channel
        tracker = await self.fetch_tracker_and_update_session(
            message.sender_id, output, message.metadata
        )
        if _has_heard(tracker, message):
            raise AlreadyHeard
        served: Optional[UserMessage] = None
        for part in await self._parts(message, tracker):
            put_off = waits(part, served, tracker.current_slot_values()) if served else None
            if put_off:
                await self._say(put_off, tracker, output)
                break
            await self._serve(part, tracker)
            served = part
        await self._ask_again(message, tracker)
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
        parsed = super()._parse_message_with_graph(read, tracker, only_output_properties)
        return placed(parsed, message.text, cleaned.typed)

    async def _parts(
        self, message: UserMessage, tracker: DialogueStateTracker
    ) -> list[UserMessage]:
        parsed = message.parse_data or await self.parse_message(message, tracker)
        asked = _asked_slot(tracker)
        metadata = MessageMetadata.read(message.metadata)
        is_typed = metadata.title is None
        if is_typed:
            known = tracker.current_slot_values()
            parsed = as_read(parsed, prompt_of(known, asked, metadata.turn))
        parsed = as_order_question(as_meant(message, parsed, tracker.events))
        parsed = as_questioned(as_compared(as_shown(as_suggestion(parsed))))
        question = tracker.get_slot(slots.OPEN_QUESTION)
        parsed = as_chosen(parsed, question, metadata.turn, is_typed)
        parsed = as_sure(parsed, tracker.get_slot(slots.ORDER_TO_CANCEL))
        parsed = as_asked(parsed, asked, is_typed)
        parts = parts_of_message(message, parsed, asked)
        if len(parts) > 1 and question and question.get("what") == "yes":
            first = parts[0].parse_data
            parts[0].parse_data = as_chosen(first, question, metadata.turn, is_typed)
        return parts

    async def _serve(self, part: UserMessage, tracker: DialogueStateTracker) -> None:
        await self._handle_message_with_tracker(part, tracker)
        turn = MessageMetadata.read(part.metadata).turn
        mood = mood_after(tracker.current_slot_values(), part.parse_data, turn)
        tracker.update_with_events([SlotSet(*slot) for slot in mood.slots.items()], self.domain)
        await self.run_action_extract_slots(part.output_channel, tracker)
        if mood.says:  # once the slots tell the language
            await self._say(mood.says, tracker, part.output_channel)
        await self._run_prediction_loop(part.output_channel, tracker)

    async def _ask_again(self, message: UserMessage, tracker: DialogueStateTracker) -> None:
        """What an aside left open: at the end of the reply, where it is seen."""
        question = tracker.get_slot(slots.OPEN_QUESTION)
        turn = MessageMetadata.read(message.metadata).turn
        if not question or turn - int(question["turn"]) != 1 or tracker.active_loop_name:
            return
        prediction = PolicyPrediction.for_action_name(self.domain, ASK_AGAIN)
        action = self._get_action(ASK_AGAIN)
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


def _asked_slot(tracker: DialogueStateTracker) -> Optional[str]:
    """Of the form that goes on."""
    return tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop_name is not None else None


def _has_heard(tracker: DialogueStateTracker, message: UserMessage) -> bool:
    """It comes again when the front that took it in died, while its turn went on here."""
    heard = (event for event in reversed(tracker.events) if isinstance(event, UserUttered))
    return any(event.message_id == message.message_id for event in islice(heard, RECENT))


class ShopAgent(Agent):
    """No fallback to a store in memory, where messages would be lost."""

    @staticmethod
    def _create_tracker_store(store: Optional[TrackerStore], domain: Domain) -> TrackerStore:
        if store is None:
            raise ValueError("A shop's agent needs a tracker store.")
        return store

    async def parse_beside(self, text: str, prompt: Optional[str]) -> ParseData:
        """As `parse_message`, of what is said when that was asked."""
        return await self.processor.parse_message(UserMessage(text, metadata={PROMPT: prompt}))

    def load_model(
        self, model_path: Union[str, Path], fingerprint: Optional[str] = None
    ) -> None:
        call_actions_lean()
        self.processor = StrictProcessor(
            model_path, self.tracker_store, self.lock_store, self.nlg, self.action_endpoint
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses
