"""Chatting in a terminal with the running assistant, over the same web channel as the page."""
import json
import time
import uuid
from typing import Any, Iterator, Mapping

import requests
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from actions.saying.payloads.cards import Comparison
from actions.saying.payloads.choices import Choices
from actions.saying.payloads.offer import Offer

# As the web channel's schema describes them: docs/web_messages.schema.json.
Shown = Mapping[str, Any]

TIMEOUT_S = 60
PAUSE_S = 2.0  # before what wasn't answered is sent again
LEAVE = ("/quit", "/exit")


class NotAnswered(Exception):
    """It broke off, or failed: it may be sent again."""


class Refused(Exception):
    """It will never be answered; the text is a code."""


def chat_in_terminal(console: Console, base_url: str, language: str, customer_token: str) -> int:
    """Talk until /quit or end of input; returns the exit status."""
    try:
        token = _start(base_url, language, customer_token)
    except requests.RequestException:
        console.print(f"No assistant answers at {base_url}. Start it with `pramuniaga serve`.",
                      style="red")
        return 1
    console.print("Type a message, or a button's number. /quit leaves.", style="dim")
    buttons: list[dict[str, str]] = []
    while True:
        try:
            said = console.input("[bold cyan]you › [/]").strip()
        except (EOFError, KeyboardInterrupt):
            return 0
        if said in LEAVE:
            return 0
        if said:
            buttons = _turn(console, base_url, token, _request(said, buttons))


def _start(base_url: str, language: str, customer_token: str) -> str:
    body = {"language": language}
    if customer_token:
        body["customer_token"] = customer_token
    answer = requests.post(f"{base_url}/session", json=body, timeout=TIMEOUT_S)
    answer.raise_for_status()
    return str(answer.json()["token"])


def _request(said: str, buttons: list[dict[str, str]]) -> dict[str, str]:
    """A number presses the button shown with it; anything else is a message."""
    request = {"message_id": str(uuid.uuid4())}
    if said.isdigit() and 0 < int(said) <= len(buttons):
        return {**request, "button": buttons[int(said) - 1]["id"]}
    return {**request, "text": said}


def _turn(
    console: Console, base_url: str, token: str, request: dict[str, str]
) -> list[dict[str, str]]:
    """What is said is kept until it is answered: sent again under its id, it is done once."""
    while True:
        try:
            return _answer(console, _replies(base_url, token, request))
        except Refused as refused:
            console.print(f"That can't be answered: {refused}.", style="red")
            return []
        except (requests.RequestException, NotAnswered):
            console.print("Not answered yet, sending it again. Ctrl-C gives up.", style="red")
        try:
            time.sleep(PAUSE_S)
        except KeyboardInterrupt:
            return []


def _answer(console: Console, lines: Iterator[Shown]) -> list[dict[str, str]]:
    """Raises NotAnswered where they end without the last."""
    buttons: list[dict[str, str]] = []
    for line in lines:
        if line["type"] == "message":
            buttons += show_message(console, line["message"], len(buttons))
        elif line["type"] == "again":
            buttons = []
            console.print("Once more, from the beginning:", style="dim")
        elif line["type"] == "wait":
            console.print("This takes longer than usual; the answer follows.", style="dim")
        elif line["type"] == "done":
            return buttons
        else:
            break
    raise NotAnswered


def _replies(base_url: str, token: str, request: dict[str, str]) -> Iterator[Shown]:
    answer = requests.post(
        f"{base_url}/messages", json=request, stream=True, timeout=TIMEOUT_S,
        headers={"Authorization": f"Bearer {token}"},
    )
    if answer.status_code in (400, 401, 413):
        raise Refused(answer.json()["error"]["code"])
    answer.raise_for_status()
    for line in answer.iter_lines():
        if line:
            yield json.loads(line)


def show_message(console: Console, message: Shown, first: int) -> list[dict[str, str]]:
    """Print one message with its buttons numbered on from `first`; returns the buttons."""
    payload = message.get("payload") or {}
    if payload.get("type") == Offer.type:
        console.print(Panel(message.get("text") or "", border_style="yellow"), markup=False)
    elif payload.get("type") == Comparison.type:
        console.print(_comparison(payload))
    elif message.get("text"):
        # Unbroken, so that an address in it can be copied.
        console.print(message["text"], style="green", markup=False, soft_wrap=True)
    buttons = [*(message.get("buttons") or []), *_payload_buttons(payload)]
    for number, button in enumerate(buttons, start=first + 1):
        console.print(f"  [{number}] {button['title']}", style="yellow", markup=False)
    return buttons


def _payload_buttons(payload: Shown) -> list[dict[str, str]]:
    """The buttons of a payload and of its cards, cards' with the product they belong to."""
    if payload.get("type") == Choices.type:
        return list(payload["items"])
    found = list(payload.get("actions") or [])
    cards = payload.get("items") or ([payload["item"]] if payload.get("item") else [])
    for card in cards:
        found += [
            {"id": action["id"], "title": f"{action['title']}: {card['title']}"}
            for action in card.get("actions") or []
        ]
    return found


def _comparison(payload: Shown) -> Table:
    table = Table("", *(item["title"] for item in payload["items"]))
    table.add_row("", *(item["price"] for item in payload["items"]))
    for row in payload["rows"]:
        table.add_row(row["label"], *row["values"])
    return table
