"""How a long load tells what it has done so far."""
from typing import Protocol


class Progress(Protocol):
    """Called as work goes on: `done` of `total` steps of a stage.

    Stages, in order: read, generate (demo only), check, catalogue, customers, orders, order_lines;
    then, of the commands that load: those of learning, and vectors.
    """

    def __call__(self, stage: str, done: int, total: int) -> None: ...


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody."""
