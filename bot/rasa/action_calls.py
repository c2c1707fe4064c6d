"""Calls of the action worker: over kept connections, with what actions read and nothing else."""
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any, Optional, Sequence, cast

import aiohttp
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from actions.message_metadata import MessageMetadata
from actions.request_log import HEADER, request_id
from bot.least_busy import LeastBusy

# Rasa would wait for five minutes.
ACTION_SECONDS = 15.0
MOST_CONNECTIONS = 64
OF_MESSAGE = ("text", "intent", "entities", "intent_ranking", "wish", "chance",
              "topic", "unread", "metadata")


class AnswerRefused(RasaException):
    """The action worker answered something that is no answer."""


class ActionEndpoint(EndpointConfig):
    """The action workers on their private sockets, which answer soon or not at all."""

    def __init__(self, sockets: Sequence[Path], token: str) -> None:
        super().__init__("http://actions/webhook", enable_selective_domain=True)
        self._authorization = f"Bearer {token}"
        self._workers = LeastBusy(
            sockets, MOST_CONNECTIONS, timeout=aiohttp.ClientTimeout(total=ACTION_SECONDS)
        )

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Optional[Any]:
        """As Rasa calls it; raises its ClientResponseError for an answer that is none."""
        headers = {"Authorization": self._authorization, HEADER: request_id.get()}
        with self._workers.chosen(json["sender_id"]) as http:
            async with http.post(self.url, json=json, headers=headers) as answer:
                if answer.status >= 400:
                    raise ClientResponseError(
                        answer.status, answer.reason or "", (await answer.read()).decode()
                    )
                return await answer.json()

    async def close(self) -> None:
        await self._workers.close()


def call_actions_lean() -> None:
    """Rasa sends every event and compares each answer with a schema, most of a turn's work.

    Set on the class, for Rasa makes its remote actions in many places.
    """
    RemoteAction._action_call_format = _call
    RemoteAction._validate_action_result = _is_valid


def _call(action: RemoteAction, tracker: DialogueStateTracker, _: Domain) -> dict[str, object]:
    """What rasa_sdk's tracker is made of; of the events only what a form has just filled in."""
    state = tracker.current_state()
    state["latest_message"] = {
        name: value for name, value in state["latest_message"].items() if name in OF_MESSAGE
    }
    metadata = MessageMetadata.read(state["latest_message"].get("metadata"))
    told = replace(metadata, step=_steps_before(tracker)).as_dict()
    state["latest_message"]["metadata"] = told
    state["events"] = [event.as_dict() for event in _candidates(tracker)]
    return {"next_action": action.name(), "sender_id": tracker.sender_id, "tracker": state}


def _steps_before(tracker: DialogueStateTracker) -> int:
    """Actions that ran for the message so far: the same in each attempt at it."""
    since = takewhile(lambda event: not isinstance(event, UserUttered), reversed(tracker.events))
    return sum(isinstance(event, ActionExecuted) for event in since)


def _candidates(tracker: DialogueStateTracker) -> list[SlotSet]:
    """The slots set since anything else happened: what a form's validation looks at."""
    last = takewhile(lambda event: isinstance(event, SlotSet), reversed(tracker.events))
    return list(last)[::-1]


def _is_valid(action: RemoteAction, result: object) -> bool:
    """Lists of events, each with its name, and of responses; what an event holds Rasa reads."""
    told = result if isinstance(result, dict) else {"events": None}
    events, responses = _objects(told.get("events", [])), _objects(told.get("responses", []))
    is_named = events is not None and all(isinstance(e.get("event"), str) for e in events)
    if not is_named or responses is None:
        raise AnswerRefused(f"What {action.name()} answered is no list of events and responses.")
    return True


def _objects(told: object) -> Optional[list[dict[str, object]]]:
    """None for what is no list of objects."""
    is_it = isinstance(told, list) and all(isinstance(each, dict) for each in told)
    return cast("list[dict[str, object]]", told) if is_it else None
