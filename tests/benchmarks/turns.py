"""Time per turn, throughput, memory and start of the assistant, beside a stock Rasa bot."""
import contextlib
import json
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Sequence

import requests
import typer
from rich.console import Console

from tests.benchmarks.load import Bot, Plan, seconds_to_first_answer, time_crowds, time_turns
from tests.benchmarks.measure import (
    LARGE_CROWD,
    WINDOWS,
    Crowds,
    Figures,
    Results,
    figures,
    summary,
)
from tests.benchmarks.our_bot import OurBot, OurBots
from tests.benchmarks.report import table, verdicts
from tests.benchmarks.servers import Program, ProgramFailed
from tests.benchmarks.shopper import BotFailed
from tests.benchmarks.stages import Stages, shown_stages
from tests.benchmarks.stock_bot import StockBot

# As many as the last window has.
FRESH_TURNS = WINDOWS[-1].last - WINDOWS[-1].first + 1
CROWD_ROUNDS = 3
ROUND_SECONDS = 10.0

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@dataclass(frozen=True)
class Running:
    """A bot that answers; `first_answer_s` after its start it did so first."""

    bot: Bot
    program: Program
    first_answer_s: float


@app.command()
def main(
    turns: int = typer.Option(WINDOWS[-1].last, min=2, help="Length of each conversation."),
    conversations: int = typer.Option(8, min=1, help="How many are timed."),
    concurrency: int = typer.Option(16, min=1, help="Shoppers at once, for messages/s."),
    skip_stock: bool = typer.Option(False, help="Leave out the stock bot, which trains minutes."),
) -> None:
    """Measure on real servers; the last line printed is one JSON object with all figures.

    Ratios are ours ÷ stock.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _leave)
    kinds: Sequence[Any] = (OurBot,) if skip_stock else (OurBot, StockBot)
    try:
        measured, crowds = _measure(kinds, Plan(conversations, turns, FRESH_TURNS), concurrency)
    except (BotFailed, ProgramFailed, requests.RequestException) as error:
        console.print(f"Nothing measured: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    ours, stock = measured[OurBot.name], measured.get(StockBot.name)
    found = summary(ours, stock, crowds, concurrency)
    console.print(table(ours, stock, concurrency))
    for line in verdicts(found):
        console.print(line, highlight=False)
    print(json.dumps(found))


def _leave(ending: int, _: Any) -> None:
    """Let every `with` clean up, undisturbed by a second Ctrl-C."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + ending)


def _measure(
    kinds: Sequence[Any], plan: Plan, concurrency: int
) -> tuple[dict[str, Figures], Crowds]:
    """From nothing and to nothing: the bots' folders and processes end with it."""
    with shown_stages(console) as stages, contextlib.ExitStack() as stack:
        running = [stack.enter_context(_running(kind, stages)) for kind in kinds]
        bots = [one.bot for one in running]
        steps = plan.steps * len(bots)
        with stages.counted("turns, one after another", steps) as advance:
            timings = time_turns(bots, plan, advance)
        # Before further processes share some of it.
        memory = {one.bot.name: one.program.memory() for one in running}
        twofold = stack.enter_context(_running(OurBots, stages)).bot
        bots.append(twofold)
        rounds = CROWD_ROUNDS * len(bots)
        with stages.counted(f"{concurrency} conversations at once", rounds) as advance:
            crowds = time_crowds(bots, concurrency, CROWD_ROUNDS, ROUND_SECONDS, advance)
        with stages.counted(f"{LARGE_CROWD} conversations at once", CROWD_ROUNDS) as advance:
            large = time_crowds(bots[:1], LARGE_CROWD, CROWD_ROUNDS, ROUND_SECONDS, advance)
        found = {
            one.bot.name: figures(
                Results(
                    timings[one.bot.name], crowds[one.bot.name], memory[one.bot.name],
                    one.first_answer_s,
                ),
                concurrency,
            )
            for one in running
        }
        return found, Crowds(crowds[twofold.name], large[OurBot.name])


@contextlib.contextmanager
def _running(kind: Any, stages: Stages) -> Iterator[Running]:
    """A bot in a folder of its own, which has answered."""
    with tempfile.TemporaryDirectory(prefix="bench-turns-") as folder, contextlib.ExitStack() as up:
        bot: Bot = kind(Path(folder))
        with stages.described(bot.name) as report:
            bot.prepare(report)
            report("starting")
            program = up.enter_context(bot.running())
            first_answer_s = seconds_to_first_answer(bot, program)
        try:
            yield Running(bot, program, first_answer_s)
        except requests.ConnectionError as error:
            if program.is_running():
                raise
            raise ProgramFailed(f"{bot.name} is gone:\n{program.last_words()}") from error


if __name__ == "__main__":
    app()
