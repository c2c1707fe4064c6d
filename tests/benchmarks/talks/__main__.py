"""How many turns of written talks go right in a shop, and how many talks whole."""
import json
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Optional, Sequence

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.benchmarks.models import trained
from tests.benchmarks.servers import ProgramFailed
from tests.benchmarks.talks.shops import LUMA, ShopError, shop_folder
from tests.servers import RunningShop, serve_demo_shop, serve_own_shop
from tests.talks.figures import failures, figures
from tests.talks.playing import PlayedTalk, play_all
from tests.talks.talk_files import TalkError, TalkTold, read_talks

TALKS = Path("tests/talks")
OF_THE_DEMO_SHOP = tuple(TALKS / language for language in ("en", "id"))
OF_LUMA = (TALKS / LUMA,)
BARS = {"turns_right": 0.95, "talks_whole": 0.6}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    data: str = typer.Option(
        "", help="A shop's folder, or one with luma_products.csv; left out: the demo shop."
    ),
    talks: str = typer.Option("", "--set", help="Folder of talks; left out: ours of the shop."),
) -> None:
    """Measure; the last line printed is one JSON object with all figures."""
    own = OF_LUMA if data else OF_THE_DEMO_SHOP
    try:
        folders = (Path(talks),) if talks else own
        told = [talk for folder in folders for talk in read_talks(folder)]
        with TemporaryDirectory(prefix="bench-talks-") as made:
            source = shop_folder(Path(data), Path(made) / "source") if data else None
            played = _played(told, source, Path(made) / "served")
    except (TalkError, ShopError, ProgramFailed) as error:
        console.print(str(error), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    for failure in failures(played):
        print(failure)
    console.print(_table(played))
    print(json.dumps(figures(played)))


def _played(
    told: Sequence[TalkTold], source: Optional[Path], folder: Path
) -> Sequence[PlayedTalk]:
    trained()
    folder.mkdir()
    with _serving(source, folder) as shop:
        playing = play_all(told, shop)
        return list(track(playing, "Talks", total=len(told), console=console))


def _serving(source: Optional[Path], folder: Path) -> AbstractContextManager[RunningShop]:
    return serve_own_shop(source, folder) if source else serve_demo_shop(folder, limits="off")


def _table(played: Sequence[PlayedTalk]) -> Table:
    told = figures(played)
    languages = sorted({each.talk.lang for each in played})
    drawn = Table(title="Talks")
    for place, heading in enumerate(("", "all", "bar", *languages)):
        drawn.add_column(heading, justify="right" if place else "left")
    for key, bar in BARS.items():
        by_language = (f"{told[f'{key}_{language}']:.4f}" for language in languages)
        drawn.add_row(key, f"{told[key]:.4f}", str(bar), *by_language)
    return drawn


if __name__ == "__main__":
    app()
