"""Shoppers who talk without a pause, and send what was refused or broke off again, under its id."""
import json
import threading
import uuid
from dataclasses import dataclass, field
from typing import Any, Mapping, Optional, Sequence

import requests

from tests.benchmarks.visits import VISITS
from tests.servers import wait_until

ANSWER_S = 60
PAUSE_S = 0.2
REFUSALS = (429, 503)


class NotAnswered(Exception):
    """A message that nobody answered in time."""


@dataclass(frozen=True)
class Attempt:
    """What came back when a message was sent: `lines` up to the last, or nothing at all."""

    status: Optional[int] = None
    lines: Sequence[Mapping[str, Any]] = ()
    is_whole: bool = False

    @property
    def is_refused(self) -> bool:
        """In so many words, or as the last line."""
        return self.status in REFUSALS or (self.is_whole and self.lines[-1]["type"] == "error")

    @property
    def is_answered(self) -> bool:
        return self.is_whole and any(line["type"] == "message" for line in self.lines)


@dataclass
class Insistent:
    """One conversation in a thread of its own, until `stop`."""

    url: str
    number: int
    answered: int = 0
    last: Attempt = Attempt()
    error: Optional[Exception] = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._http = requests.Session()
        self._visit = VISITS[self.number % len(VISITS)]
        self._thread = threading.Thread(target=self._talk, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No message is sent any more, nor one again; what is in hand is waited for."""
        self._stop.set()

    def join(self) -> None:
        self._thread.join(ANSWER_S)

    def _talk(self) -> None:
        try:
            session = self._http.post(
                f"{self.url}/session", json={"language": self._visit.language}, timeout=ANSWER_S
            )
            self._http.headers["Authorization"] = f"Bearer {session.json()['token']}"
            turn = 0
            while not self._stop.is_set():
                self._say(self._visit.lines[turn % len(self._visit.lines)])
                turn += 1
        except Exception as error:  # noqa: BLE001 - the test tells of it
            self.error = error

    def _say(self, text: str) -> None:
        message = {"message_id": str(uuid.uuid4()), "text": text}

        def is_settled() -> bool:
            self.last = self._send(message)
            return self.last.is_answered or self._stop.wait(PAUSE_S)

        if not wait_until(is_settled, ANSWER_S):
            raise NotAnswered(f"{text!r}: {self.last}")
        self.answered += 1

    def _send(self, message: Mapping[str, str]) -> Attempt:
        status, lines = None, []
        try:
            with self._http.post(
                f"{self.url}/messages", json=message, stream=True, timeout=ANSWER_S
            ) as answer:
                status = answer.status_code
                if status != 200:
                    return Attempt(status)
                for line in answer.iter_lines():
                    lines.append(json.loads(line))
        except (requests.RequestException, ValueError):
            return Attempt(status, lines)
        return Attempt(status, lines, bool(lines) and lines[-1]["type"] in ("done", "error"))
