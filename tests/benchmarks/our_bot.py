"""The assistant as `pramuniaga serve` starts it, with the demo shop in a database of its own."""
import shutil
import sys
import time
from pathlib import Path
from typing import ContextManager, Mapping

from tests.benchmarks.load import Report
from tests.benchmarks.servers import Program, free_ports, running
from tests.benchmarks.shopper import WebShopper
from tests.benchmarks.visits import VISITS
from tests.servers import DEMO_SHOP, RunningShop

# One shopper here says in a minute what takes people an hour.
WITHOUT_LIMITS = {
    "PRAMUNIAGA_LIMIT_CONVERSATION": "off",
    "PRAMUNIAGA_LIMIT_ADDRESS": "off",
    "PRAMUNIAGA_LIMIT_SESSIONS": "off",
}
LOOK_AGAIN_S = 0.1


class OurBot:
    """Keeps its databases and logs in `folder`; as many workers as it takes by itself are ""."""

    def __init__(self, name: str, folder: Path, workers: str = "") -> None:
        self.name = name
        (port,) = free_ports(1)
        self._shop = RunningShop(port, folder, settings={"PRAMUNIAGA_WORKERS": workers})

    def fill(self, report: Report) -> None:
        """The demo shop comes into its databases; it trains only when its sources changed."""
        self._shop.folder.mkdir()
        report("filling the demo shop")
        self._finish("shop", "demo")
        report("training")
        self._finish("train")

    def copy(self, other: "OurBot") -> None:
        """What another was filled with, which doesn't run."""
        shutil.copytree(other._shop.folder, self._shop.folder)

    def running(self) -> ContextManager[Program]:
        return self._start("serve")

    def is_ready(self) -> bool:
        return self._shop.answers()

    def arrive(self, number: int) -> WebShopper:
        return WebShopper(self._shop.url, VISITS[number % len(VISITS)].language)

    def script(self, number: int, line: int) -> str:
        lines = VISITS[number % len(VISITS)].lines
        return lines[(line - 1) % len(lines)]

    def _finish(self, *arguments: str) -> None:
        with self._start(*arguments) as program:
            while program.is_running():
                time.sleep(LOOK_AGAIN_S)
            program.check()

    def _start(self, *arguments: str) -> ContextManager[Program]:
        command = [sys.executable, "-m", "bot.commands.cli", *arguments]
        log = self._shop.folder / f"pramuniaga-{arguments[0]}.log"
        return running(command, Path.cwd(), self._environment, log)

    @property
    def _environment(self) -> Mapping[str, str]:
        shop_dir = str(DEMO_SHOP.resolve())
        return {**self._shop.environment, **WITHOUT_LIMITS, "PRAMUNIAGA_SHOP_DIR": shop_dir}
