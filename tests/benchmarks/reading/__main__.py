"""How messages are read: whole readings; names and kinds of goods said alone."""
import json
from pathlib import Path
from typing import Iterator, NamedTuple, Sequence

import typer
from rich.console import Console
from rich.table import Table

from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.loading import read_folder, validate
from bot.rasa.start import set_surroundings
from tests.benchmarks.models import trained
from tests.benchmarks.reading.kinds import KindsFound, kinds_figures, kinds_of, kinds_table
from tests.benchmarks.reading.names import Named, names_figures, names_of, names_table
from tests.benchmarks.reading.readings import SetRead, read_all, reading_figures, reading_tables
from tests.benchmarks.reading.served_shop import served
from tests.benchmarks.reading.sets import Labelled, SetError, read_set
from tests.benchmarks.search.catalogues import demo_catalogue, luma_catalogue

DEMO = "demo"
OWN_SET = "tests/reading"
NAMES_SHOP = Path(OWN_SET, "names_shop")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


class Shop(NamedTuple):
    """What is said alone in it, in which languages."""

    name: str
    catalogue: Catalogue
    names: Sequence[str]
    kinds: Sequence[str]


class Measured(NamedTuple):
    """Names and kinds are those of all shops, or none."""

    read: SetRead
    names: Sequence[Named]
    kinds: Sequence[KindsFound]


@app.command()
def main(
    messages: str = typer.Option(OWN_SET, "--set", help="Folder of messages, <language>.yml."),
    data: str = typer.Option("../shared/data", help="Folder with luma_products.csv."),
    goods: bool = typer.Option(True, help="Names and kinds too, not readings alone."),
    model: str = typer.Option("", help="Another than that of today's sources."),
) -> None:
    """Measure; the last line printed is one JSON object with all figures."""
    try:
        labelled = read_set(Path(messages))
    except SetError as error:
        console.print(str(error), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    shops = list(_shops(Path(data))) if goods else [Shop(DEMO, demo_catalogue(), (), ())]
    is_own = Path(messages).resolve() == Path(OWN_SET).resolve()
    set_surroundings()
    measured = _measured(labelled, is_own, shops, Path(model) if model else trained())
    for drawn in _tables(measured):
        console.print(drawn)
    print(json.dumps(_figures(measured)))


def _shops(data: Path) -> Iterator[Shop]:
    """That of the messages first."""
    yield Shop(DEMO, demo_catalogue(), ("en", "id"), ("en", "id"))
    yield Shop("names", validate(read_folder(NAMES_SHOP)).catalogue, ("en", "id"), ())
    luma = data / "luma_products.csv"
    if luma.exists():
        yield Shop("luma", luma_catalogue(luma), ("en",), ("en",))
    else:
        console.print(f"{luma} is missing: left out. DATA= names its folder.", style="yellow")


def _measured(
    labelled: Sequence[Labelled], is_own: bool, shops: Sequence[Shop], model: Path
) -> Measured:
    read, names, kinds = SetRead((), is_own), [], []
    for shop in shops:
        with console.status(f"shop: {shop.name}"), served(shop[0], shop[1], model) as front:
            if shop is shops[0]:
                read = read_all(labelled, front.understood, is_own)
            names += [names_of(front, language) for language in shop.names]
            kinds += [kinds_of(front, language) for language in shop.kinds]
    return Measured(read, names, kinds)


def _tables(measured: Measured) -> Iterator[Table]:
    yield from reading_tables(measured.read)
    if measured.names:
        yield names_table(measured.names)
        yield kinds_table(measured.kinds)


def _figures(measured: Measured) -> dict[str, float]:
    figures = reading_figures(measured.read)
    if measured.names:
        figures |= names_figures(measured.names) | kinds_figures(measured.kinds)
    return figures


if __name__ == "__main__":
    app()
