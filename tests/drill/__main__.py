"""Real processes under load, of which each kind is killed; what was lost, doubled or promised."""
import json
import sys

import typer
from rich.console import Console
from rich.table import Table

from tests.benchmarks.servers import ProgramFailed
from tests.drill.storm import DrillFailed, Plan, drill

MOST_SILENCE_S = 15.0
MEANINGS = {
    "messages": "said by all shoppers",
    "lost": "never answered, or receipts without an order",
    "duplicated": "answered twice, or otherwise when sent again",
    "out_of_order": "answered before an earlier one of the same talk",
    "double_orders": "orders that nobody placed",
    "cap_breaches": "visits with more offers than allowed",
    "ghost_offers": "offers recorded and not said, or said and not recorded",
    "stock_wrong": "goods of which other pieces were taken than ordered",
    "longest_silence_s": f"seconds without any word, at most {MOST_SILENCE_S:g}",
}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    conversations: int = typer.Option(Plan.conversations, min=1, help="Shoppers at once."),
    rounds: int = typer.Option(Plan.rounds, min=1, help="How often each kind of process dies."),
    think_s: float = typer.Option(Plan.think_s, help="Between two messages of a shopper, about."),
) -> None:
    """The last line printed is one JSON object with all figures; status 1 where one is wrong."""
    try:
        found = drill(Plan(conversations, rounds, think_s), console.print)
    except (DrillFailed, ProgramFailed, TimeoutError) as error:
        console.print(f"Nothing found out: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    table = Table("", "", "", title="The drill")
    for key, meaning in MEANINGS.items():
        table.add_row(key, f"{found[key]:g}", meaning)
    console.print(table)
    print(json.dumps(found))
    sys.exit(any(is_wrong(key, value) for key, value in found.items()))


def is_wrong(key: str, value: float) -> bool:
    most = {"messages": float("inf"), "longest_silence_s": MOST_SILENCE_S}.get(key, 0)
    return value > most


if __name__ == "__main__":
    app()
