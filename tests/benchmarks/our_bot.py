"""The assistant as `pramuniaga serve` starts it, with the demo shop in a database of its own."""
import sys
import time
from pathlib import Path
from typing import ContextManager

from tests.benchmarks.load import Report
from tests.benchmarks.servers import Program, free_ports, running
from tests.benchmarks.shopper import WebShopper
from tests.benchmarks.visits import VISITS
from tests.servers import RunningShop

MODELS_DIR = Path("models")
LOOK_AGAIN_S = 0.1


class OurBot:
    """Keeps its databases and logs in `folder`; the model is the newest one in models/."""

    name = "pramuniaga"

    def __init__(self, folder: Path) -> None:
        (port,) = free_ports(1)
        self._shop = RunningShop(port, folder)

    def prepare(self, report: Report) -> None:
        report("filling the demo shop")
        self._finish("shop", "demo")
        if not list(MODELS_DIR.glob("*.tar.gz")):
            report("training it")
            self._finish("train")

    def running(self) -> ContextManager[Program]:
        return self._start("serve")

    def is_ready(self) -> bool:
        return self._shop.answers()

    def arrive(self, number: int) -> WebShopper:
        return WebShopper(self._shop.url, VISITS[number % len(VISITS)].language)

    def script(self, number: int, turn: int) -> str:
        lines = VISITS[number % len(VISITS)].lines
        return lines[(turn - 1) % len(lines)]

    def wait(self, number: int) -> None:
        """No limit holds here."""

    def _finish(self, *arguments: str) -> None:
        with self._start(*arguments) as program:
            while program.is_running():
                time.sleep(LOOK_AGAIN_S)
            program.check()

    def _start(self, *arguments: str) -> ContextManager[Program]:
        command = [sys.executable, "-m", "bot.cli", *arguments]
        log = self._shop.folder / f"pramuniaga-{arguments[0]}.log"
        return running(command, Path.cwd(), self._shop.environment, log)
