"""The yardstick: the bot of `rasa init` with its own pipeline, remembering in SQLite."""
from pathlib import Path
from typing import ContextManager

from tests.benchmarks.measure import STOCK
from tests.benchmarks.servers import HOST, Program, free_ports, plain_environment, running
from tests.benchmarks.shopper import RestShopper
from tests.benchmarks.stock_project import rasa

# The stories of the generated bot, its happy and its two sad paths, and its rules.
MOODS = (
    "hello", "I am sad", "yes",
    "hi", "perfect",
    "good morning", "I am very unhappy", "no", "are you a bot?",
    "hey", "I am feeling very good", "see you later",
)


class StockBot:
    """Runs in the folder of its project."""

    name = STOCK

    def __init__(self, project: Path) -> None:
        self._project = project
        (self._port,) = free_ports(1)

    def running(self) -> ContextManager[Program]:
        command = rasa("run", "--interface", HOST, "--port", str(self._port))
        log = self._project / "server.log"
        return running(command, self._project, plain_environment(), log)

    def is_ready(self) -> bool:
        return True  # nothing stands behind it

    def arrive(self, number: int) -> RestShopper:
        return RestShopper(f"http://{HOST}:{self._port}")

    def script(self, number: int, line: int) -> str:
        return MOODS[(line - 1) % len(MOODS)]
