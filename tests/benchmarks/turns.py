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
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tests.benchmarks.load import (
    Bot,
    Report,
    messages_per_second,
    seconds_to_first_answer,
    time_turns,
)
from tests.benchmarks.measure import WINDOWS, Results, figures, summary
from tests.benchmarks.our_bot import OurBot
from tests.benchmarks.report import table
from tests.benchmarks.servers import ProgramFailed
from tests.benchmarks.shopper import BotFailed
from tests.benchmarks.stock_bot import StockBot

THROUGHPUT_SECONDS = 30.0

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    turns: int = typer.Option(WINDOWS[-1].last, min=2, help="Length of each conversation."),
    conversations: int = typer.Option(6, min=1, help="How many are timed."),
    concurrency: int = typer.Option(16, min=1, help="Shoppers at once, for messages/s."),
    skip_stock: bool = typer.Option(False, help="Leave out the stock bot, which trains minutes."),
) -> None:
    """Measure on real servers; the last line printed is one JSON object with all figures."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _leave)
    kinds: Sequence[Any] = (OurBot,) if skip_stock else (OurBot, StockBot)
    try:
        measured = [
            figures(_measure(kind, turns, conversations, concurrency), concurrency)
            for kind in kinds
        ]
    except (BotFailed, ProgramFailed, requests.RequestException) as error:
        console.print(f"Nothing measured: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    ours, stock = measured[0], measured[1] if len(measured) > 1 else None
    console.print(table(ours, stock, concurrency))
    print(json.dumps(summary(ours, stock)))


def _leave(ending: int, _: Any) -> None:
    """Let every `with` clean up, undisturbed by a second Ctrl-C."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + ending)


def _measure(kind: Any, turns: int, conversations: int, concurrency: int) -> Results:
    """One bot, from nothing and to nothing: its folder and processes end with it."""
    with tempfile.TemporaryDirectory(prefix="bench-turns-") as folder:
        bot: Bot = kind(Path(folder))
        with _progress(bot.name) as report:
            bot.prepare(report)
            report("starting it")
            with bot.running() as program:
                first_answer_s = seconds_to_first_answer(bot, program)
                timings = time_turns(bot, conversations, turns, report)
                report(f"{concurrency} conversations at once")
                per_second = messages_per_second(bot, concurrency, THROUGHPUT_SECONDS)
                return Results(timings, per_second, program.memory(), first_answer_s)


@contextlib.contextmanager
def _progress(name: str) -> Iterator[Report]:
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(name, total=None)
        yield lambda state: progress.update(task, description=f"{name}: {state}")
        progress.update(task, description=f"{name}: done", total=1, completed=1)


if __name__ == "__main__":
    app()
