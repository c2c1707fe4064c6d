"""Time per turn, throughput, memory and start of the assistant, beside a stock Rasa bot."""
import contextlib
import json
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, Iterator, Sequence

import requests
import typer
from rich.console import Console

from tests.benchmarks.load import (
    Bot,
    Running,
    Talk,
    seconds_to_first_answer,
    time_crowd,
    time_late,
    time_talks,
)
from tests.benchmarks.measure import (
    CONCURRENCY,
    LARGE_CROWD,
    OURS,
    STOCK,
    TURN_200,
    TURN_500,
    TWOFOLD,
    Measured,
    Round,
    Throughput,
    Timing,
    Window,
    summary,
)
from tests.benchmarks.our_bot import OurBot
from tests.benchmarks.report import all_bars, both_bots
from tests.benchmarks.servers import ProgramFailed
from tests.benchmarks.shopper import BotFailed
from tests.benchmarks.stages import Stages, shown_stages
from tests.benchmarks.stock_bot import StockBot
from tests.benchmarks.stock_project import copy_project

ROUNDS, STARTS = 3, 1
FRESH_TALKS, FRESH_TURNS = 8, 12  # of each bot in each round
LONG_TALKS = {OURS: 2, STOCK: 1}  # a stock bot's turns take longer and longer
CROWD_S = 10.0

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    skip_stock: bool = typer.Option(False, help="Leave out the stock bot, which trains once."),
) -> None:
    """Measure on real servers; the last line printed is one JSON object with all figures.

    Ratios are ours ÷ stock, or late ÷ early turns of ours.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _leave)
    try:
        measured = _measure(skip_stock)
    except (BotFailed, ProgramFailed, requests.RequestException) as error:
        console.print(f"Nothing measured: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    console.print(both_bots(measured))
    console.print(all_bars(measured))
    print(json.dumps(summary(measured)))


def _leave(ending: int, _: Any) -> None:
    """Let every `with` clean up, undisturbed by a second Ctrl-C."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + ending)


def _measure(skip_stock: bool) -> Measured:
    """Of what it makes, the stock bot's project alone is kept."""
    with shown_stages(console) as stages, tempfile.TemporaryDirectory(prefix="bench-turns-") as at:
        ours, twofold, default = _our_bots(Path(at), stages)
        bots: list[Bot] = [ours] if skip_stock else [ours, _stock_bot(Path(at) / "stock", stages)]
        starts_s = _time_starts(bots, stages)
        with contextlib.ExitStack() as stack:
            running = [stack.enter_context(_answering(bot)) for bot in bots]
            late = _time_late(bots, stages)
            # Before further processes share some of it.
            memory = {one.bot.name: one.program.memory() for one in running}
            stack.enter_context(_answering(twofold))
            rounds = _time_rounds(running, twofold, stages)
        large = _time_large_crowds(default, stages)
    return Measured(starts_s, late, memory, rounds, large)


def _our_bots(folder: Path, stages: Stages) -> tuple[OurBot, OurBot, OurBot]:
    """With one worker, with two, and with as many as it takes by itself."""
    ours = OurBot(OURS, folder / "one", "1")
    with stages.described(OURS) as report:
        ours.fill(report)
    twofold, default = OurBot(TWOFOLD, folder / "two", "2"), OurBot(OURS, folder / "default")
    for other in (twofold, default):
        other.copy(ours)
    return ours, twofold, default


def _stock_bot(project: Path, stages: Stages) -> StockBot:
    with stages.described(STOCK) as report:
        copy_project(project, report)
    return StockBot(project)


def _time_starts(bots: Sequence[Bot], stages: Stages) -> dict[str, list[float]]:
    """By the bot's name; each starts alone."""
    starts_s: dict[str, list[float]] = {bot.name: [] for bot in bots}
    with stages.counted("starts", STARTS * len(bots)) as advance:
        for bot in list(bots) * STARTS:
            with bot.running() as program:
                starts_s[bot.name].append(seconds_to_first_answer(bot, program))
            advance()
    return starts_s


def _time_late(bots: Sequence[Bot], stages: Stages) -> dict[Window, dict[str, list[Timing]]]:
    """Ours alone goes on after turn 200."""
    talks = [Talk(bot, number) for bot in bots for number in range(LONG_TALKS[bot.name])]
    with stages.counted("to turn 200", TURN_200.last) as advance:
        at_200 = time_late(talks, TURN_200, advance)
    ours = [talk for talk in talks if talk.bot.name == OURS]
    with stages.counted("to turn 500", TURN_500.last - TURN_200.last) as advance:
        return {TURN_200: at_200, TURN_500: time_late(ours, TURN_500, advance)}


def _time_rounds(running: Sequence[Running], twofold: Bot, stages: Stages) -> list[Round]:
    bots, rounds = [*(one.bot for one in running), twofold], []
    with stages.counted("rounds", ROUNDS * (1 + len(bots))) as advance:
        for _ in range(ROUNDS):
            talks = time_talks(running, FRESH_TALKS, FRESH_TURNS)
            advance()
            crowds = {}
            for bot in bots:
                crowds[bot.name] = time_crowd(bot, CONCURRENCY, CROWD_S)
                advance()
            rounds.append(Round(talks, crowds))
    return rounds


def _time_large_crowds(bot: Bot, stages: Stages) -> list[Throughput]:
    with _answering(bot), stages.counted(f"{LARGE_CROWD} at once", ROUNDS) as advance:
        crowds = []
        for _ in range(ROUNDS):
            crowds.append(time_crowd(bot, LARGE_CROWD, CROWD_S))
            advance()
        return crowds


@contextlib.contextmanager
def _answering(bot: Bot) -> Iterator[Running]:
    with bot.running() as program:
        seconds_to_first_answer(bot, program)
        try:
            yield Running(bot, program)
        except requests.ConnectionError as error:
            if program.is_running():
                raise
            raise ProgramFailed(f"{bot.name} is gone:\n{program.last_words()}") from error


if __name__ == "__main__":
    app()
