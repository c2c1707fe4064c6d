"""The measuring itself, the same for every bot."""
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from threading import Event
from typing import Callable, ContextManager, Protocol

import requests

from tests.benchmarks.measure import Timing
from tests.benchmarks.servers import Program
from tests.benchmarks.shopper import BotFailed, Shopper

Report = Callable[[str], None]  # how far it is, for people

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

    def script(self, number: int, turn: int) -> str:
        """What shopper number N says in this turn, from 1."""

    def wait(self, number: int) -> None:
        """Until shopper number N may speak again."""


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


def time_turns(bot: Bot, conversations: int, turns: int, report: Report) -> list[Timing]:
    """The conversations take turns, so that no message waits for another one."""
    shoppers = [bot.arrive(number) for number in range(conversations)]
    timings = []
    for turn in range(1, turns + 1):
        report(f"turn {turn} of {turns} in {conversations} conversations")
        for number, shopper in enumerate(shoppers):
            bot.wait(number)
            started = time.perf_counter()
            shopper.say(bot.script(number, turn))
            timings.append(Timing(turn, time.perf_counter() - started))
    return timings


def messages_per_second(bot: Bot, concurrency: int, seconds: float) -> float:
    """So many shoppers at once; when one's visit is over, another takes their place."""
    is_over = Event()
    started = time.perf_counter()

    def keep_shopping(first: int) -> int:
        count, number = 0, first
        while not is_over.is_set():
            count += _visit(bot, number, is_over)
            number += concurrency
        return count

    with ThreadPoolExecutor(concurrency) as pool:
        try:
            shopping = [pool.submit(keep_shopping, first) for first in range(concurrency)]
            wait(shopping, timeout=seconds, return_when=FIRST_EXCEPTION)
        finally:
            is_over.set()
        count = sum(shopper.result() for shopper in shopping)
    return count / (time.perf_counter() - started)


def _visit(bot: Bot, number: int, is_over: Event) -> int:
    """Returns how many messages were answered."""
    shopper = bot.arrive(number)
    for turn in range(1, TURNS_PER_VISIT + 1):
        shopper.say(bot.script(number, turn))
        if is_over.is_set():
            return turn
    return TURNS_PER_VISIT
