"""How often words that point back are taken for what they point at."""
import json
from pathlib import Path
from typing import Iterator, Sequence

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.rasa.start import set_surroundings
from tests.benchmarks.models import trained
from tests.benchmarks.reading.served_shop import served
from tests.benchmarks.resolving.pointing import Pointed, figures, pointed
from tests.benchmarks.resolving.shops import catalogue_called
from tests.scenes.scene_files import Said, SceneError, read_said
from tests.scenes.stage import Stage

OWN_SET = "tests/resolving"
BARS = {"right": 0.95, "asked_rightly": 0.9}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    messages: str = typer.Option(OWN_SET, "--set", help="Folder: scenes.yml, <language>.yml."),
    data: str = typer.Option("../shared/data", help="Folder with luma_products.csv."),
    seen: bool = typer.Option(False, help="List what goes wrong in the part to be looked at."),
) -> None:
    """Measure; the last line printed is one JSON object with all figures."""
    try:
        said = read_said(Path(messages))
    except SceneError as error:
        console.print(str(error), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    is_own = Path(messages).resolve() == Path(OWN_SET).resolve()
    wanted = [each for each in said if not is_own or each.is_kept_aside != seen]
    set_surroundings()
    found = list(_pointed(wanted, Path(data)))
    if seen:
        _list(found)
    console.print(_table(found))
    print(json.dumps(figures(found)))


def _pointed(said: Sequence[Said], data: Path) -> Iterator[Pointed]:
    """Shop after shop."""
    model = trained()
    for name in sorted({each.scene.shop for each in said}):
        own = [each for each in said if each.scene.shop == name]
        catalogue = catalogue_called(name, data)
        if catalogue is None:
            console.print(f"{data} holds no shop {name}: left out.", style="yellow")
            continue
        with served(name, catalogue, model) as shop:
            stage = Stage(shop.front, shop.agent)
            yield from (pointed(each, stage) for each in track(own, name, console=console))


def _table(found: Sequence[Pointed]) -> Table:
    told = figures(found)
    drawn = Table(title="What pointing words are taken for")
    for place, heading in enumerate(("", "all", "bar", "en", "id")):
        drawn.add_column(heading, justify="right" if place else "left")
    for key, bar in BARS.items():
        by_language = (told.get(f"{key}_{language}", 0.0) for language in ("en", "id"))
        drawn.add_row(key, f"{told[key]:.4f}", str(bar), *(f"{x:.4f}" for x in by_language))
    return drawn


def _list(found: Sequence[Pointed]) -> None:
    for each in found:
        if not each.is_right:
            told = each.said.told
            print(f"[{told['scene']}] {each.said.text!r} right={told.get('right')} "
                  f"ask={told.get('ask')} got={each.meant} asked={each.asked} read={each.read}")


if __name__ == "__main__":
    app()
