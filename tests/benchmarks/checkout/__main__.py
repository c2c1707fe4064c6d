"""How many checkouts end in an order that can be delivered, and how many fields are wrong."""
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Sequence

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from actions.composition import the_shop_front
from bot.rasa.start import set_surroundings
from tests.benchmarks.checkout.by_hand import CheckoutError, read_checkouts
from tests.benchmarks.checkout.judging import (
    figures,
    is_deliverable,
    share_deliverable,
    wrong_fields,
)
from tests.benchmarks.checkout.playing import Played, play, stock_up
from tests.benchmarks.checkout.telling import Checkout, checkouts
from tests.benchmarks.models import pramuniaga, trained
from tests.scenes.stage import Stage, load_agent

OWN_SET = "tests/checkouts"
LANGUAGES = ("en", "id")
BARS = {"checkout_deliverable": 0.95, "checkout_wrong_fields": 0.01}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    each: int = typer.Option(200, help="Generated checkouts a language."),
    seed: int = typer.Option(1, help="Others for another."),
    written: str = typer.Option(OWN_SET, "--set", help="Folder: a file <language>.yml each."),
    seen: bool = typer.Option(False, help="List what goes wrong."),
) -> None:
    """Measure; the last line printed is one JSON object with all figures."""
    try:
        wanted = read_checkouts(Path(written))
    except CheckoutError as error:
        console.print(str(error), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    wanted += [each_of for language in LANGUAGES for each_of in checkouts(language, each, seed)]
    found = _played(wanted)
    if seen:
        _list(found)
    console.print(_table(found))
    print(json.dumps(figures(found)))


def _played(wanted: Sequence[Checkout]) -> list[Played]:
    """In a demo shop of their own, by the model of today's sources."""
    with TemporaryDirectory(prefix="bench-checkout-") as folder:
        set_surroundings()
        os.environ["PRAMUNIAGA_DATABASE_URL"] = f"sqlite:///{folder}/shop.db"
        os.environ["PRAMUNIAGA_MEMORY_URL"] = f"sqlite:///{folder}/conversations.db"
        model = trained()
        pramuniaga("shop", "demo")
        stage = Stage(the_shop_front(), load_agent(model))
        stock_up(stage)
        try:
            return [play(each, stage) for each in track(wanted, "Checkouts", console=console)]
        finally:
            stage.front.database.close()


def _table(found: Sequence[Played]) -> Table:
    told = figures(found)
    drawn = Table(title="Checkouts")
    for place, heading in enumerate(("", "all", "bar", *LANGUAGES)):
        drawn.add_column(heading, justify="right" if place else "left")
    for key, bar in BARS.items():
        by_language = (f"{told.get(f'{key}_{language}', 0.0):.4f}" for language in LANGUAGES)
        drawn.add_row(key, f"{told[key]:.4f}", str(bar), *by_language)
    drawn.add_section()
    for shape in dict.fromkeys(each.checkout.shape for each in found):
        alike = [each for each in found if each.checkout.shape == shape]
        own = ([x for x in alike if x.checkout.language == language] for language in LANGUAGES)
        shares = (f"{share_deliverable(some):.4f}" for some in own)
        drawn.add_row(f"deliverable {shape}", f"{share_deliverable(alike):.4f}", "", *shares)
    return drawn


def _list(found: Sequence[Played]) -> None:
    for each in found:
        wrong = list(wrong_fields(each))
        if wrong or not is_deliverable(each):
            checkout = each.checkout
            print(f"--- {checkout.language} {checkout.shape} placed={each.is_placed} wrong={wrong}")
            print(f"right={dict(checkout.right)}", f"stored={dict(each.stored)}", sep="\n")
            print(*each.lines, sep="\n")


if __name__ == "__main__":
    app()
