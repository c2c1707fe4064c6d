"""How well messages are understood: real questions, held-out messages; time; beside DIET."""
import json
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, Optional

import typer
import yaml
from rich.console import Console

from tests.benchmarks.nlu.diet import CONFIG as DIET_CONFIG
from tests.benchmarks.nlu.diet import measure_diet, with_epochs
from tests.benchmarks.nlu.judged_sets import JudgedSet, read_sets
from tests.benchmarks.nlu.ours import measure_ours
from tests.benchmarks.nlu.own import fill_demo_shop, measure_own
from tests.benchmarks.nlu.rasa_work import RasaWork
from tests.benchmarks.nlu.report import DIET, DIET_DEFAULT, OURS, Measured, summary, tables
from tests.benchmarks.servers import ProgramFailed

OUR_CONFIG = "config.yml"
DATA = "../shared/data"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    data: str = typer.Option(DATA, help="Folder with hint3_* in it."),
    skip_diet: bool = typer.Option(False, help="Leave out DIET, which trains many minutes."),
    diet_on_own: bool = typer.Option(False, help="Train DIET on our examples too: an hour."),
    skip_own: bool = typer.Option(False, help="Leave out the held-out messages."),
    diet_epochs: Optional[int] = typer.Option(None, help="Fewer than in config-diet.yml."),
) -> None:
    """Measure; the last line printed is one JSON object with all figures."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _leave)
    sets, measured = read_sets(Path(data)), Measured()
    if not sets:
        console.print(f"No hint3_*/*_train.csv with its *_test.csv in {data}.", style="yellow")
    try:
        with tempfile.TemporaryDirectory(prefix="bench-nlu-") as name, console.status("") as bar:
            work = _work(Path(name), bar)
            for judged in sets:
                _measure_set(measured, judged, work, diet_epochs, has_diet=not skip_diet)
            if not skip_own:
                _measure_own(measured, work, diet_epochs, has_diet=diet_on_own)
    except ProgramFailed as error:
        console.print(f"Rasa failed: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    for drawn in tables(measured):
        console.print(drawn)
    print(json.dumps(summary(measured)))


def _leave(ending: int, _: Any) -> None:
    """Let every `with` clean up, undisturbed by a second Ctrl-C."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + ending)


def _work(folder: Path, bar: Any) -> RasaWork:
    url = f"sqlite:///{folder / 'shop.db'}"
    fill_demo_shop(url)
    return RasaWork(folder, url, lambda doing: bar.update(doing))


def _measure_set(
    measured: Measured, judged: JudgedSet, work: RasaWork, epochs: Optional[int], has_diet: bool
) -> None:
    work.report(f"our model on {judged.name}")
    measured.sets[judged.name, OURS] = measure_ours(judged)
    if has_diet:
        chosen, default = measure_diet(judged, work, epochs)
        measured.sets[judged.name, DIET] = chosen
        measured.sets[judged.name, DIET_DEFAULT] = default


def _measure_own(
    measured: Measured, work: RasaWork, epochs: Optional[int], has_diet: bool
) -> None:
    measured.own = measure_own(work, OUR_CONFIG, "our-pipeline")
    if has_diet:
        config = work.folder / "config-diet.yml"
        written = yaml.safe_load(DIET_CONFIG.read_text(encoding="utf-8"))
        config.write_text(yaml.safe_dump(with_epochs(written, epochs)), encoding="utf-8")
        measured.diet_own = measure_own(work, str(config), "diet-pipeline")


if __name__ == "__main__":
    app()
