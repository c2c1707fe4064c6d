"""The assistant as `pramuniaga serve` starts it, with the demo shop in a database of its own."""
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
    """Keeps its databases and logs in `folder`; trains only when its sources changed."""

    name = "pramuniaga"
    workers = 1

    def __init__(self, folder: Path) -> None:
        (port,) = free_ports(1)
        self._shop = RunningShop(port, folder, settings={"PRAMUNIAGA_WORKERS": str(self.workers)})

    def prepare(self, report: Report) -> None:
        report("filling the demo shop")
        self._finish("shop", "demo")
        report("training")
        self._finish("train")

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


class OurBots(OurBot):
    """The same with two workers."""

    name = "pramuniaga, 2 workers"
    workers = 2
