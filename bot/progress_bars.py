"""Progress bars in the terminal: one for each stage of a long piece of work."""
from contextlib import contextmanager
from typing import Iterator

from rich import progress as rich_progress
from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn

from actions.shop.loading import Progress


@contextmanager
def progress_bars(console: Console) -> Iterator[Progress]:
    """Yields what the work reports to; a bar appears when its stage first does."""
    columns = TextColumn("{task.description:<12}"), BarColumn(), TimeElapsedColumn()
    tasks: dict[str, TaskID] = {}
    with rich_progress.Progress(*columns, console=console) as bars:

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage.replace("_", " "), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield report
