"""Shoppers who talk to a bot over HTTP and wait until it has said everything."""
import json
import uuid
from typing import Any, Callable, Protocol

import requests

TIMEOUT_S = 60
Script = Callable[[int, int], str]  # what shopper number N says in turn T, which count from 0 and 1


class BotFailed(Exception):
    """The bot didn't answer as it should."""


class Shopper(Protocol):
    """One conversation."""

    def say(self, text: str) -> list[str]:
        """All texts of the answer, once it is complete; raises BotFailed."""
        ...


class WebShopper:
    """Talks as the chat page does."""

    def __init__(self, base_url: str, language: str) -> None:
        self._base_url = base_url
        self._http = requests.Session()
        session = self._post("/session", {"language": language}).json()
        self._http.headers["Authorization"] = f"Bearer {session['token']}"

    def say(self, text: str) -> list[str]:
        request = {"message_id": str(uuid.uuid4()), "text": text}
        answer = self._post("/messages", request, stream=True)
        lines = [json.loads(line) for line in answer.iter_lines() if line]
        said = [line["message"]["text"] or "" for line in lines if line["type"] == "message"]
        if not said or lines[-1]["type"] != "done":
            raise BotFailed(f"{text!r} got no complete answer: {lines}")
        return said

    def _post(self, path: str, body: dict[str, Any], stream: bool = False) -> requests.Response:
        return _checked(
            self._http.post(self._base_url + path, json=body, stream=stream, timeout=TIMEOUT_S)
        )


class RestShopper:
    """Talks through Rasa's own `rest` channel."""

    def __init__(self, base_url: str) -> None:
        self._url = f"{base_url}/webhooks/rest/webhook"
        self._sender = uuid.uuid4().hex
        self._http = requests.Session()

    def say(self, text: str) -> list[str]:
        request = {"sender": self._sender, "message": text}
        # The stock bot's policy falls silent at times in a long conversation: still a turn.
        answer = _checked(self._http.post(self._url, json=request, timeout=TIMEOUT_S)).json()
        return [message.get("text") or "" for message in answer]


def _checked(answer: requests.Response) -> requests.Response:
    if not answer.ok:
        raise BotFailed(f"{answer.url} answered {answer.status_code}: {answer.text}")
    return answer
