"""Progress in the terminal: one line that tells of the stage at work, gone when all is done."""
from contextlib import contextmanager
from typing import Iterator, Optional

from rich.console import Console
from rich.progress import (
    BarColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars

from actions.shop.loading import Progress


@contextmanager
def progress_bars(console: Console) -> Iterator[Progress]:
    """Yields what the work reports to; where nothing can be drawn over, nothing is drawn."""
    columns = (
        TextColumn("  {task.description:<12}"), BarColumn(), TaskProgressColumn(),
        TimeElapsedColumn(), TextColumn("to come:"), TimeRemainingColumn(),
    )
    shown: Optional[str] = None
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        line = bars.add_task("", total=None)

        def report(stage: str, done: int, total: int) -> None:
            nonlocal shown
            # A stage of one step has no share to show: its bar moves to and fro.
            steps = total if total > 1 else None
            if stage != shown:
                bars.reset(line, description=stage.replace("_", " "), total=steps)
                shown = stage
            bars.update(line, completed=done, total=steps)

        yield report


def clock_time(seconds: float) -> str:
    """Minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
