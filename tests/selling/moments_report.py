"""What the engine offers in moments that shop assistants know the answer to."""
import json
from typing import Sequence

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.selling.judging import MUST_NOT, WRONG, Judged, figures, judge
from tests.selling.moment_files import read_moments
from tests.selling.stage import demo_stage

COLOURS = {MUST_NOT: "red", WRONG: "yellow"}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    kept_aside: bool = typer.Option(
        False, "--kept-aside", help="The half nobody looks at while tuning: only its sums."
    ),
) -> None:
    """Set each scene and judge the offer; the last line printed is one JSON object."""
    moments = [moment for moment in read_moments() if moment.is_kept_aside == kept_aside]
    with demo_stage() as stage:
        catalogue = stage.front.catalogue()
        found = [
            judge(moment, stage.offer_in(moment), catalogue)
            for moment in track(moments, "Moments", console=console)
        ]
    if not kept_aside:
        console.print(_table(found))
    print(json.dumps(figures(found)))


def _table(found: Sequence[Judged]) -> Table:
    drawn = Table("moment", "language", "outcome", "offered", "good")
    for each in found:
        told = each.moment.told
        drawn.add_row(
            each.moment.name, told.language, each.outcome, str(each.offered or "–"),
            " ".join(told.good) or "silence", style=COLOURS.get(each.outcome),
        )
    return drawn


if __name__ == "__main__":
    app()
