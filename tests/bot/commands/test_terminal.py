"""The terminal shows every kind of payload, with its buttons numbered."""
import io
import json

import pytest
import requests
from rich.console import Console

from bot.commands import terminal
from bot.commands.terminal import show_message
from tests.actions.handlers.conftest import as_new, opened_shop, shop
from tests.actions.saying.payload_examples import as_the_browser_gets_it, examples

__all__ = ["as_new", "opened_shop", "shop"]

# By type: the first button, and how many there are.
BUTTONS = {
    "cards": ("Add to cart: Product KNIFE", 2),
    "product": ("Add to cart: Product TOAST-4", 1),
    "comparison": ("Add to cart: Product TOAST-2", 4),
    "choices": ("42 blue", 3),
    "cart": ("Check out", 2),
    "offer": ("Add it", 3),
    "review": ("Place order", 4),
    "receipt": (None, 0),
    "question": ("Pick up in the shop", 1),
}


@pytest.mark.asyncio
async def test_numbers_the_buttons_of_every_kind(shop):
    found = await examples(shop)
    shown = {}
    for kind, payload in found.items():
        console = Console(file=io.StringIO(), width=200)
        buttons = show_message(console, as_the_browser_gets_it(payload), first=2)
        titles = [button["title"] for button in buttons]
        shown[kind] = (titles[0] if titles else None, len(titles))
        assert all(f"[{at}] {title}" in console.file.getvalue()
                   for at, title in enumerate(titles, start=3))

    assert shown == BUTTONS


class Answer:
    """What came back for one request; `lines` may break off."""

    def __init__(self, *lines, status=200):
        self.status_code, self._lines = status, lines

    def raise_for_status(self):
        if self.status_code >= 500:
            raise requests.HTTPError(self.status_code)

    def json(self):
        return self._lines[0]

    def iter_lines(self):
        for line in self._lines:
            if isinstance(line, Exception):
                raise line
            yield json.dumps(line).encode()


def a_line(text):
    return {"type": "message", "message": {"text": text, "buttons": []}}


DONE = {"type": "done"}


def chat(monkeypatch, *answers):
    """What is printed when one line gets these answers, and the requests that it took."""
    coming, sent, told = iter(answers), [], iter(["hello", "/quit"])

    def post(url, json=None, **_):
        if url.endswith("/session"):
            return Answer({"token": "t"}, status=201)
        sent.append(json)
        answer = next(coming)
        if isinstance(answer, Exception):
            raise answer
        return answer

    console = Console(file=io.StringIO(), width=200)
    monkeypatch.setattr(requests, "post", post)
    monkeypatch.setattr(terminal, "PAUSE_S", 0.0)
    monkeypatch.setattr(console, "input", lambda _: next(told))
    assert terminal.chat_in_terminal(console, "http://shop", "en", "") == 0
    return console.file.getvalue(), sent


@pytest.mark.parametrize("failure", [
    requests.ConnectionError(), Answer(status=503), Answer({"type": "error", "code": "try_again"}),
    Answer(a_line("half")), Answer(requests.ConnectionError()),
])
def test_a_line_is_kept_until_it_is_answered(monkeypatch, failure):
    printed, sent = chat(monkeypatch, failure, Answer(a_line("You said hello"), DONE))

    assert "Not answered yet" in printed
    assert "You said hello" in printed
    assert len(sent) == 2
    assert sent[0] == sent[1]


def test_what_is_refused_is_not_sent_again(monkeypatch):
    refusal = Answer({"error": {"code": "too_long"}}, status=413)

    printed, sent = chat(monkeypatch, refusal)

    assert "too_long" in printed
    assert len(sent) == 1


def test_who_waits_long_and_hears_it_anew_is_told(monkeypatch):
    lines = ({"type": "wait"}, a_line("half"), {"type": "again"}, a_line("whole"), DONE)

    printed, _ = chat(monkeypatch, Answer(*lines))

    assert [word in printed for word in ("longer than usual", "Once more", "whole")] == [True] * 3
