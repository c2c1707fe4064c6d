"""A conversation over the web channel, as the chat page leads it, with its transcript."""
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Iterator, Mapping, Optional

import requests

from bot.channels.web.signed_tokens import issue_customer_token
from tests.conversations.dialogue import Press
from tests.servers import RunningShop

TIMEOUT_S = 60
CUSTOMER_SECONDS = 600

Message = Mapping[str, Any]


class NotAnswered(Exception):
    """The bot refused a message, or its answer broke off."""


class NoSuchButton(Exception):
    """No button shown so far fits."""


@dataclass
class Turn:
    """What the shopper did, and all that came back."""

    said: str
    messages: list[Message] = field(default_factory=list)

    @property
    def payloads(self) -> list[Mapping[str, Any]]:
        return [m["payload"] for m in self.messages if m.get("payload")]


class Conversation:
    """A fresh one; `customer` is the id of an identified shopper."""

    def __init__(self, shop: RunningShop, language: str, customer: Optional[str]) -> None:
        self._shop = shop
        self._http = requests.Session()
        request = {"language": language}
        if customer is not None:
            request["customer_token"] = issue_customer_token(
                customer, shop.customer_secret, CUSTOMER_SECONDS
            )
        session = self._post("/session", request).json()
        self._http.headers["Authorization"] = f"Bearer {session['token']}"
        self.id: str = session["conversation"]
        self.visitor = f"u:{customer}" if customer else f"c:{self.id}"
        self.turns: list[Turn] = []

    def say(self, text: str, times: int = 1) -> Turn:
        return self._turn(text, {"text": text}, times)

    def press(self, wanted: Press, times: int = 1) -> Turn:
        """Raises NoSuchButton."""
        return self.press_it(self._find(wanted), times)

    def press_it(self, button: Mapping[str, str], times: int = 1) -> Turn:
        return self._turn(f"[{button['title']}]", {"button": button["id"]}, times)

    def _find(self, wanted: Press) -> Mapping[str, str]:
        newest_first = (m for turn in reversed(self.turns) for m in reversed(turn.messages))
        for message in newest_first:
            for sku, button in buttons_of(message):
                if wanted.title in button["title"] and wanted.sku in ("", sku):
                    return button
        raise NoSuchButton(f"no button {wanted.title!r} {wanted.sku}".strip())

    def _turn(self, said: str, what: Mapping[str, str], times: int) -> Turn:
        turn = Turn(said)
        self.turns.append(turn)
        with ThreadPoolExecutor(times) as pool:
            for messages in pool.map(lambda _: self._exchange(what), range(times)):
                turn.messages += messages
        return turn

    def _exchange(self, what: Mapping[str, str]) -> list[Message]:
        request = {"message_id": str(uuid.uuid4()), **what}
        lines = [json.loads(line) for line in self._post("/messages", request).iter_lines()]
        if lines[-1]["type"] != "done":
            raise NotAnswered(f"{what} was answered with {lines}")
        return [line["message"] for line in lines if line["type"] == "message"]

    def _post(self, path: str, body: Mapping[str, str]) -> requests.Response:
        answer = self._http.post(self._shop.url + path, json=body, timeout=TIMEOUT_S)
        if not answer.ok:
            raise NotAnswered(f"{path} answered {answer.status_code}: {answer.text}")
        return answer


def buttons_of(message: Message) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each button, with the SKU of the card it belongs to or ""."""
    payload = message.get("payload") or {}
    for button in message.get("buttons") or ():
        yield "", button
    if payload.get("type") == "choices":
        yield from (("", button) for button in payload["items"])
        return
    for card in cards_of(payload):
        yield from ((card["sku"], button) for button in card.get("actions") or ())
    sku = cards_of(payload)[0]["sku"] if payload.get("type") == "offer" else ""
    yield from ((sku, button) for button in payload.get("actions") or ())


def cards_of(payload: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if payload.get("type") == "choices":
        return []
    return [payload["item"]] if payload.get("item") else list(payload.get("items") or ())
