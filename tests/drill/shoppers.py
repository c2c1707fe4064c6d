"""Shoppers who buy and ask, at either front, and send again as the chat page does."""
import json
import random
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any, Callable, Iterator, Mapping, Optional, Sequence

import requests

from tests.benchmarks.visits import VISITS

PAUSES_S = (4, 8, 16, 30, 60)  # as the page has them
ANSWER_S = 60
DETAILS = ("Priya Raman", "22 Lavender Close, Bristol BS8 1QT", "standard delivery")
ORDER = "Place order"
BUYING = (
    "I'm looking for a toaster", "put the first one in my cart", "show me coffee makers",
    "add the second one",
)
AT_ONCE = ("what's in my cart?", "how long does shipping take?")

Message = Mapping[str, str]
Line = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """One message and the last answer to it, a text each; none: nobody answered."""

    message: Message
    texts: Optional[Sequence[str]]
    lines: Sequence[Line] = ()
    silence_s: float = 0.0  # the longest without a word while it was waited for
    is_refused: bool = False  # at first, in so many words; then it may be later than others


@dataclass
class Shopper:
    """One conversation in a thread of its own, until `stop`; `said` is in groups: at one moment."""

    urls: Sequence[str]
    number: int
    think_s: float
    said: list[Sequence[Said]] = field(default_factory=list)
    receipts: int = 0
    again: Optional[tuple[Said, Said]] = None  # the last message, and its id sent once more
    error: Optional[Exception] = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.number)
        self._visit = VISITS[self.number % len(VISITS)]
        self._token = ""
        self.conversation = ""
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """What is in hand is waited for; nothing more is said."""
        self._stop.set()

    def join(self, seconds: float) -> None:
        self._thread.join(seconds)
        if self._thread.is_alive():
            self.error = self.error or TimeoutError("a message is still in hand")

    def _live(self) -> None:
        try:
            self._arrive()
            while not self._stop.is_set():
                self._buy() if self._visit.language == "en" else self._ask()
            last = self.said[-1][-1]
            self.again = (last, self._deliver(last.message, self.urls[0]))
        except Exception as error:  # noqa: BLE001 - the drill tells of it
            self.error = error

    def _arrive(self) -> None:
        self._stop.wait(self._chance.uniform(0, self.think_s))  # not all at once
        told = requests.post(
            f"{self.urls[0]}/session", json={"language": self._visit.language}, timeout=ANSWER_S
        ).json()
        self._token, self.conversation = told["token"], told["conversation"]

    def _ask(self) -> None:
        for text in self._visit.lines:
            self._say(_typed(text))

    def _buy(self) -> None:
        for text in BUYING:
            self._say(_typed(text))
        self._say(*map(_typed, AT_ONCE))
        twice = _typed("what's in my cart?")
        self._say(twice, twice)
        lines = self._say(_typed("check out"))
        for detail in DETAILS:
            button = _button(lines, ORDER)
            if button is None:
                lines = self._say(_typed(detail))
        button = _button(lines, ORDER)
        if button is not None:
            lines = self._say({"message_id": str(uuid.uuid4()), "button": button})
            self.receipts += _has_receipt(lines)

    def _say(self, *messages: Message) -> Sequence[Line]:
        """All at one moment, each to another front; the lines of the last."""
        if self._stop.is_set():
            return ()
        first = self._chance.randrange(len(self.urls))
        urls = [self.urls[(first + at) % len(self.urls)] for at in range(len(messages))]
        said: list[Optional[Said]] = [None] * len(messages)

        def deliver(at: int) -> None:
            said[at] = self._deliver(messages[at], urls[at])

        others = [threading.Thread(target=deliver, args=(at,)) for at in range(1, len(messages))]
        for other in others:
            other.start()
        deliver(0)
        for other in others:
            other.join()
        self.said.append([each for each in said if each is not None])
        self._stop.wait(self._chance.uniform(0.5, 1.5) * self.think_s)
        return self.said[-1][-1].lines

    def _deliver(self, message: Message, url: str) -> Said:
        longest, is_refused = 0.0, False
        for pause_s in (*PAUSES_S, 0):
            lines, silence_s = self._send(message, url)
            longest = max(longest, silence_s)
            if lines and lines[-1]["type"] == "done":
                return Said(message, texts_of(lines), lines, longest, is_refused)
            is_refused |= bool(lines) and lines[-1]["type"] == "error"
            time.sleep(pause_s)
        return Said(message, None, (), longest, is_refused)

    def _send(self, message: Message, url: str) -> tuple[list[Line], float]:
        """The lines up to the last, or to where it broke off; the longest wait for a word."""
        lines, watch = [], _Silence()
        headers = {"Authorization": f"Bearer {self._token}"}
        try:
            with requests.post(
                f"{url}/messages", json=message, headers=headers, stream=True, timeout=ANSWER_S
            ) as answer:
                if answer.status_code == 200:
                    for line in watch.over(answer.iter_lines()):
                        lines.append(json.loads(line))
        except (requests.RequestException, ValueError):
            pass
        watch.hear()
        return lines, watch.longest_s


class _Silence:
    def __init__(self) -> None:
        self.longest_s, self._since = 0.0, time.monotonic()

    def hear(self) -> None:
        now = time.monotonic()
        self.longest_s, self._since = max(self.longest_s, now - self._since), now

    def over(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.hear()
            yield line


def _typed(text: str) -> Message:
    return {"message_id": str(uuid.uuid4()), "text": text}


def texts_of(lines: Sequence[Line]) -> list[str]:
    """What is left of it once what was void is forgotten."""
    begun = [at for at, line in enumerate(lines) if line["type"] == "again"]
    rest = lines[begun[-1] + 1 :] if begun else lines
    return [line["message"]["text"] or "" for line in rest if line["type"] == "message"]


def _button(lines: Sequence[Line], title: str) -> Optional[str]:
    """The id of the button of this title."""
    return next((each["id"] for each in _objects(lines, lambda o: o.get("title") == title)), None)


def _has_receipt(lines: Sequence[Line]) -> bool:
    return any(True for _ in _objects(lines, lambda o: o.get("type") == "receipt"))


def _objects(told: Any, fits: Callable[[Mapping[str, Any]], bool]) -> Iterator[Mapping[str, Any]]:
    """Wherever they stand in it."""
    if isinstance(told, Mapping):
        if fits(told):
            yield told
        told = list(told.values())
    if isinstance(told, (list, tuple)):
        for each in told:
            yield from _objects(each, fits)
