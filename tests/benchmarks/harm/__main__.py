"""How often a message changes what it shouldn't, or leaves what it should change."""
import json
import os
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Sequence

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from actions.composition import the_shop_front
from bot.rasa.start import set_surroundings
from tests.benchmarks.harm.judging import Judged, figures, judged
from tests.benchmarks.models import pramuniaga, trained
from tests.scenes.scene_files import SceneError, read_said
from tests.scenes.stage import Stage, load_agent

OWN_SET = "tests/harm"
BARS = {"wrong_changes": 0.003, "missed_changes": 0.04, "needless_questions": 0.06}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    messages: str = typer.Option(OWN_SET, "--set", help="Folder: scenes.yml, <language>.yml."),
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
    with TemporaryDirectory(prefix="bench-harm-") as folder:
        stage = _stage(folder)
        found = [judged(each, stage) for each in track(wanted, "Messages", console=console)]
        the_shop_front().database.close()
    if seen:
        _list(found)
    console.print(_table(found))
    print(json.dumps(figures(found)))


def _stage(folder: str) -> Stage:
    """The demo shop in a database of its own, and the model of today's sources."""
    set_surroundings()
    os.environ["PRAMUNIAGA_DATABASE_URL"] = f"sqlite:///{folder}/shop.db"
    os.environ["PRAMUNIAGA_MEMORY_URL"] = f"sqlite:///{folder}/conversations.db"
    model = trained()
    pramuniaga("shop", "demo")
    return Stage(the_shop_front(), load_agent(model))


def _table(found: Sequence[Judged]) -> Table:
    told = figures(found)
    drawn = Table(title="What messages change")
    for place, heading in enumerate(("", "all", "bar", "en", "id")):
        drawn.add_column(heading, justify="right" if place else "left")
    for key, bar in BARS.items():
        by_language = (told.get(f"{key}_{language}", 0.0) for language in ("en", "id"))
        drawn.add_row(key, f"{told[key]:.4f}", str(bar), *(f"{x:.4f}" for x in by_language))
    return drawn


def _list(found: Sequence[Judged]) -> None:
    for each in found:
        if each.outcome != "right" or each.is_needlessly_asked:
            print(f"{each.outcome:6} {'asks' if each.is_asked else '    '} "
                  f"[{each.said.told['scene']}] {each.said.text!r} right={each.said.told['right']} "
                  f"got={each.changed}")
    print(Counter(each.outcome for each in found))


if __name__ == "__main__":
    app()
