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

from tests.benchmarks.measure import Throughput, Timing
from tests.benchmarks.servers import Program
from tests.benchmarks.shopper import BotFailed, Shopper

Report = Callable[[str], None]  # how far it is, for people
Advance = Callable[[], None]  # one more step is done

TURNS_PER_VISIT = 20
START_TIMEOUT_S = 300
LOOK_AGAIN_S = 0.05


class Bot(Protocol):
    """A bot under test; `name` is its column in the table."""

    name: str

    def prepare(self, report: Report) -> None:
        """All that is done once, before its servers start."""

    def running(self) -> ContextManager[Program]:
        """Its servers, stopped at the end."""

    def is_ready(self) -> bool:
        """Whether what stands behind the bot is up; may raise requests.ConnectionError."""

    def arrive(self, number: int) -> Shopper:
        """Shopper number N, from 0, opens a conversation."""

    def script(self, number: int, line: int) -> str:
        """What shopper number N says: line 1, 2, … and from the start again; any whole number."""


@dataclass(frozen=True)
class Plan:
    """Long conversations, of so many turns; beside their last ones as many fresh conversations."""

    conversations: int
    turns: int
    fresh_turns: int

    @property
    def beside(self) -> int:
        """The turn of the long conversations in which the fresh ones begin."""
        return max(self.turns - self.fresh_turns + 1, 1)

    @property
    def steps(self) -> int:
        """Of one bot."""
        return self.conversations * (2 * self.turns - self.beside + 1)


class Talk:
    """One conversation with one bot. `ahead` lines of the script come before line 1."""

    def __init__(self, bot: Bot, number: int, ahead: int = 0, timed_from: int = 1) -> None:
        self.bot, self.timed_from = bot, timed_from
        self._number, self._ahead, self._turn = number, ahead, 0
        self._shopper = bot.arrive(number)

    def go_on(self) -> Timing:
        """Raises BotFailed."""
        self._turn += 1
        text = self.bot.script(self._number, self._turn - self._ahead)
        started = time.perf_counter()
        self._shopper.say(text)
        return Timing(self._turn, time.perf_counter() - started)


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


def time_turns(bots: Sequence[Bot], plan: Plan, advance: Advance) -> dict[str, list[Timing]]:
    """By the bot's name. No message waits for another; early turns are those of fresh talks."""
    timings: dict[str, list[Timing]] = {bot.name: [] for bot in bots}
    # When the fresh ones begin, the long ones begin their script again.
    ahead, timed_from = plan.beside - 1, plan.fresh_turns + 1
    groups = [[_talks(bots, n, ahead, timed_from) for n in range(plan.conversations)]]
    for turn in range(1, plan.turns + 1):
        if turn == plan.beside:
            groups.append([_talks(bots, n) for n in range(plan.conversations)])
        for talk in itertools.chain.from_iterable(itertools.chain(*zip(*groups, strict=True))):
            timing = talk.go_on()
            if timing.turn >= talk.timed_from:
                timings[talk.bot.name].append(timing)
            advance()
    return timings


def _talks(bots: Sequence[Bot], number: int, ahead: int = 0, timed_from: int = 1) -> list[Talk]:
    return [Talk(bot, number, ahead, timed_from) for bot in bots]


def time_crowds(
    bots: Sequence[Bot], concurrency: int, rounds: int, round_seconds: float, advance: Advance
) -> dict[str, Throughput]:
    """By the bot's name: what it answers while so many shoppers talk at once."""
    answered = {bot.name: Throughput((), 0.0) for bot in bots}
    for _ in range(rounds):
        for bot in bots:
            answered[bot.name] += _crowd(bot, concurrency, round_seconds)
            advance()
    return answered


def _crowd(bot: Bot, concurrency: int, seconds: float) -> Throughput:
    """When one shopper's visit is over, another takes their place."""
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
