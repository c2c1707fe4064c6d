"""The yardstick: the bot of `rasa init` with its own pipeline, remembering in SQLite."""
import itertools
import re
import sys
import time
from pathlib import Path
from typing import ContextManager

from tests.benchmarks.load import Report
from tests.benchmarks.servers import (
    HOST,
    Program,
    ProgramFailed,
    free_ports,
    plain_environment,
    running,
)
from tests.benchmarks.shopper import RestShopper

# The stories of the generated bot, its happy and its two sad paths, and its rules.
MOODS = (
    "hello", "I am sad", "yes",
    "hi", "perfect",
    "good morning", "I am very unhappy", "no", "are you a bot?",
    "hey", "I am feeling very good", "see you later",
)
TRACKER_STORE = "\ntracker_store:\n  type: SQL\n  dialect: sqlite\n  db: tracker.db\n"
EPOCHS = re.compile(r"Epochs:\s+(\d+)%")
LOOK_AGAIN_S = 0.5


class StockBot:
    """Made in `folder`, and nothing of it elsewhere."""

    name = "stock Rasa"

    def __init__(self, folder: Path) -> None:
        self._logs = folder
        self._project = folder / "stock"
        (self._port,) = free_ports(1)

    def prepare(self, report: Report) -> None:
        """`rasa init` writes the project and trains it, which takes minutes."""
        self._project.mkdir()
        command = _rasa("init", "--no-prompt", "--init-dir", str(self._project))
        log = self._logs / "stock-training.log"
        with running(command, self._project, plain_environment(), log) as training:
            while training.is_running():
                report(f"training: {_progress(training.said)}")
                time.sleep(LOOK_AGAIN_S)
            training.check()
        if not list((self._project / "models").glob("*.tar.gz")):
            raise ProgramFailed(training.last_words())
        with (self._project / "endpoints.yml").open("a", encoding="utf-8") as endpoints:
            endpoints.write(TRACKER_STORE)

    def running(self) -> ContextManager[Program]:
        command = _rasa("run", "--interface", HOST, "--port", str(self._port))
        log = self._logs / "stock-server.log"
        return running(command, self._project, plain_environment(), log)

    def is_ready(self) -> bool:
        return True  # nothing stands behind it

    def arrive(self, number: int) -> RestShopper:
        return RestShopper(f"http://{HOST}:{self._port}")

    def script(self, number: int, line: int) -> str:
        return MOODS[(line - 1) % len(MOODS)]


def _rasa(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "rasa", *arguments]


def _progress(said: str) -> str:
    """It trains several models one after another; each counts its epochs."""
    percents = [int(found) for found in EPOCHS.findall(said)]
    if not percents:
        return "getting ready"
    begun = 1 + sum(now < before for before, now in itertools.pairwise(percents))
    return f"neural network {begun}, {percents[-1]} % of its epochs"
