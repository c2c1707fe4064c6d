"""The assistant as `pramuniaga serve` starts it, with the demo shop in a database of its own."""
import os
import secrets
import sys
import time
from pathlib import Path
from typing import ContextManager

import requests

from bot.channels.flood import FloodGate
from tests.benchmarks.load import Report
from tests.benchmarks.servers import HOST, Program, free_ports, plain_environment, running
from tests.benchmarks.shopper import WebShopper
from tests.benchmarks.visits import VISITS

MODELS_DIR = Path("models")
# The server counts a message a little later than it is sent.
FLOOD_SLACK_S = 1.0
LOOK_AGAIN_S = 0.1
HEALTH_TIMEOUT_S = 5


class OurBot:
    """Keeps its databases and logs in `folder`; the model is the newest one in models/."""

    name = "pramuniaga"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        port, actions_port = free_ports(2)
        self._url = f"http://{HOST}:{port}"
        self._actions_url = f"http://{HOST}:{actions_port}"
        self._environment = {
            **plain_environment(),
            "PRAMUNIAGA_HOST": HOST,
            "PRAMUNIAGA_PORT": str(port),
            "PRAMUNIAGA_ACTIONS_PORT": str(actions_port),
            "PRAMUNIAGA_DATABASE_URL": f"sqlite:///{folder}/shop.db",
            "PRAMUNIAGA_MEMORY_URL": f"sqlite:///{folder}/conversations.db",
            "PRAMUNIAGA_SECRET": secrets.token_hex(32),
            "PRAMUNIAGA_CUSTOMER_SECRET": secrets.token_hex(32),
            "PRAMUNIAGA_SHOP_DIR": "data/shop",
        }
        self._flood = FloodGate()
        self._flood.window_seconds += FLOOD_SLACK_S

    def prepare(self, report: Report) -> None:
        report("filling the demo shop")
        self._finish("shop", "demo")
        if not list(MODELS_DIR.glob("*.tar.gz")):
            report("training it")
            self._finish("train")

    def running(self) -> ContextManager[Program]:
        return self._start("serve")

    def is_ready(self) -> bool:
        return requests.get(f"{self._actions_url}/health", timeout=HEALTH_TIMEOUT_S).ok

    def arrive(self, number: int) -> WebShopper:
        return WebShopper(self._url, VISITS[number % len(VISITS)].language)

    def script(self, number: int, turn: int) -> str:
        lines = VISITS[number % len(VISITS)].lines
        return lines[(turn - 1) % len(lines)]

    def wait(self, number: int) -> None:
        """Stay below the most messages that one conversation may send in a while."""
        while not self._flood.admits(str(number)):
            time.sleep(LOOK_AGAIN_S)

    def _finish(self, *arguments: str) -> None:
        with self._start(*arguments) as program:
            while program.is_running():
                time.sleep(LOOK_AGAIN_S)
            program.check()

    def _start(self, *arguments: str) -> ContextManager[Program]:
        command = [sys.executable, "-m", "bot.cli", *arguments]
        log = self._folder / f"pramuniaga-{arguments[0]}.log"
        return running(command, Path(os.getcwd()), self._environment, log)
