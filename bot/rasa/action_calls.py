"""Calls of the action worker: over kept connections, with what actions read and nothing else."""
from itertools import takewhile
from pathlib import Path
from typing import Any, Optional

import aiohttp
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from actions.request_log import HEADER, request_id

# Rasa would wait for five minutes.
ACTION_SECONDS = 15.0
MOST_CONNECTIONS = 64
OF_MESSAGE = ("text", "intent", "entities", "intent_ranking", "wish", "chance",
              "unread", "metadata")

SPEC = RemoteAction.action_response_format_spec()
VALIDATOR = validator_for(SPEC)(SPEC)


class ActionEndpoint(EndpointConfig):
    """The action worker on its private socket, which answers soon or not at all."""

    def __init__(self, socket: Path, token: str) -> None:
        super().__init__("http://actions/webhook", enable_selective_domain=True)
        self._socket = socket
        self._authorization = f"Bearer {token}"
        self._http: Optional[aiohttp.ClientSession] = None

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Optional[Any]:
        """As Rasa calls it; raises its ClientResponseError for an answer that is none."""
        headers = {"Authorization": self._authorization, HEADER: request_id.get()}
        async with self._kept().post(self.url, json=json, headers=headers) as answer:
            if answer.status >= 400:
                raise ClientResponseError(
                    answer.status, answer.reason or "", (await answer.read()).decode()
                )
            return await answer.json()

    def _kept(self) -> aiohttp.ClientSession:
        """Made within the event loop that uses it."""
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession(
                connector=aiohttp.UnixConnector(str(self._socket), limit=MOST_CONNECTIONS),
                timeout=aiohttp.ClientTimeout(total=ACTION_SECONDS),
            )
        return self._http

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()


def call_actions_lean() -> None:
    """Rasa sends every event and checks its own schema anew at each answer, most of a turn's work.

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
    state["events"] = [event.as_dict() for event in _candidates(tracker)]
    return {"next_action": action.name(), "sender_id": tracker.sender_id, "tracker": state}


def _candidates(tracker: DialogueStateTracker) -> list[SlotSet]:
    """The slots set since anything else happened: what a form's validation looks at."""
    last = takewhile(lambda event: isinstance(event, SlotSet), reversed(tracker.events))
    return list(last)[::-1]


def _is_valid(_action: RemoteAction, result: dict[str, object]) -> bool:
    """Raises jsonschema's ValidationError, as Rasa's own check does."""
    VALIDATOR.validate(result)
    return True
