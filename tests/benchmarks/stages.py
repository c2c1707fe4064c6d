"""The stages of a benchmark as they are passed, each with a bar."""
import contextlib
from typing import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class Stages:
    """Those that are over stay in sight."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    @contextlib.contextmanager
    def described(self, name: str) -> Iterator[Callable[[str], None]]:
        """A stage of unknown length, which tells in words how far it is."""
        task = self._progress.add_task(name, total=None)
        yield lambda state: self._progress.update(task, description=f"{name}: {state}")
        self._progress.update(task, description=f"{name}: done", total=1, completed=1)

    @contextlib.contextmanager
    def counted(self, name: str, steps: int) -> Iterator[Callable[[], None]]:
        """A stage of so many steps; call what it yields after each."""
        task = self._progress.add_task(name, total=steps)
        yield lambda: self._progress.advance(task)


@contextlib.contextmanager
def shown_stages(console: Console) -> Iterator[Stages]:
    columns = (
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TextColumn("left:"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        yield Stages(progress)
