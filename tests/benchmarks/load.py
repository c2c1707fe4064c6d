"""The measuring itself, the same for every bot, and on all bots in alternation.

What else a machine does changes from minute to minute, so what will be compared is timed side by
side: one bot after the other, and the last turns of long conversations beside the first turns of
fresh ones, in which the same is said.
"""
import itertools
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event
from typing import Callable, ContextManager, Protocol, Sequence

import requests

from tests.benchmarks.measure import EARLY, Talks, Throughput, Timing, Window
from tests.benchmarks.servers import Program
from tests.benchmarks.shopper import BotFailed, Shopper

Report = Callable[[str], None]  # how far it is, for people
Advance = Callable[[], None]  # one more step is done

TURNS_PER_VISIT = 20
START_TIMEOUT_S = 300
LOOK_AGAIN_S = 0.05


class Bot(Protocol):
    """A bot under test, ready to be started; `name` is its column in the table."""

    name: str

    def running(self) -> ContextManager[Program]:
        """Its servers, stopped at the end."""

    def is_ready(self) -> bool:
        """Whether what stands behind the bot is up; may raise requests.ConnectionError."""

    def arrive(self, number: int) -> Shopper:
        """Shopper number N, from 0, opens a conversation."""

    def script(self, number: int, line: int) -> str:
        """What shopper number N says: line 1, 2, … and from the start again."""


@dataclass(frozen=True)
class Running:
    """A bot that answers."""

    bot: Bot
    program: Program


class Talk:
    """One conversation with one bot; `turn` is the last one so far."""

    def __init__(self, bot: Bot, number: int) -> None:
        self.bot, self.number, self.turn = bot, number, 0
        self._line = 0
        self._shopper = bot.arrive(number)

    def begin_script_again(self) -> None:
        self._line = 0

    def go_on(self) -> Timing:
        """Raises BotFailed."""
        self.turn += 1
        self._line += 1
        text = self.bot.script(self.number, self._line)
        started = time.perf_counter()
        self._shopper.say(text)
        return Timing(self.turn, time.perf_counter() - started)


def seconds_to_first_answer(bot: Bot, program: Program) -> float:
    """From the start of the program; raises BotFailed when no answer comes."""
    deadline = program.started_at + START_TIMEOUT_S
    while program.is_running() and time.perf_counter() < deadline:
        try:
            if bot.is_ready():
                bot.arrive(0).say(bot.script(0, 1))
                return time.perf_counter() - program.started_at
        except (requests.ConnectionError, BotFailed):
            pass  # not yet
        time.sleep(LOOK_AGAIN_S)
    raise BotFailed(f"It doesn't answer:\n{program.last_words()}")


def time_late(
    talks: Sequence[Talk], window: Window, advance: Advance
) -> dict[str, list[Timing]]:
    """Long conversations in their late window, and the early turns of fresh ones beside them.

    By the bot's name. A step is a turn of them all: from where they are to the window's last.
    """
    _go_on(talks, window.first - EARLY.first - talks[0].turn, advance)
    for talk in talks:
        talk.begin_script_again()
    fresh = [Talk(talk.bot, talk.number) for talk in talks]
    return _go_on(list(itertools.chain(*zip(talks, fresh, strict=True))), EARLY.last, advance)


def time_talks(running: Sequence[Running], conversations: int, turns: int) -> dict[str, Talks]:
    """By the bot's name: fresh conversations of so many turns."""
    talks = [Talk(one.bot, number) for number in range(conversations) for one in running]
    _go_on(talks, 1)
    before = [one.program.cpu_s() for one in running]
    timings = _go_on(talks, turns - 1)
    return {
        one.bot.name: Talks(timings[one.bot.name], one.program.cpu_s() - earlier)
        for one, earlier in zip(running, before, strict=True)
    }


def _go_on(
    talks: Sequence[Talk], turns: int, advance: Advance = lambda: None
) -> dict[str, list[Timing]]:
    """So many more turns of each, by the bot's name. No message waits for another."""
    timings: dict[str, list[Timing]] = {talk.bot.name: [] for talk in talks}
    for _ in range(turns):
        for talk in talks:
            timings[talk.bot.name].append(talk.go_on())
        advance()
    return timings


def time_crowd(bot: Bot, concurrency: int, seconds: float) -> Throughput:
    """What it answers while so many shoppers talk at once; whose visit is over begins another."""
    is_over = Event()
    started = time.perf_counter()

    def keep_shopping(first: int) -> list[float]:
        waits_s, number = [], first
        while not is_over.is_set():
            waits_s += _visit(bot, number, is_over)
            number += concurrency
        return waits_s

    with ThreadPoolExecutor(concurrency) as pool:
        try:
            shopping = [pool.submit(keep_shopping, first) for first in range(concurrency)]
            wait(shopping, timeout=seconds, return_when=FIRST_EXCEPTION)
        finally:
            is_over.set()
        waits_s = [each for shopper in shopping for each in shopper.result()]
    return Throughput(waits_s, time.perf_counter() - started)


def _visit(bot: Bot, number: int, is_over: Event) -> list[float]:
    """Returns how long each message that was answered had waited, in seconds."""
    shopper, waits_s = bot.arrive(number), []
    for line in range(1, TURNS_PER_VISIT + 1):
        began = time.perf_counter()
        shopper.say(bot.script(number, line))
        waits_s.append(time.perf_counter() - began)
        if is_over.is_set():
            break
    return waits_s
