"""All real processes behind a free port, with the demo shop in databases of their own."""
import contextlib
import secrets
import shutil
import sys
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Callable, Iterator, Mapping

import requests
from pydantic import SecretStr

from actions.hearers import HEARERS
from actions.shop.database import Database
from tests.benchmarks.servers import (
    HOST,
    Program,
    ProgramFailed,
    free_ports,
    plain_environment,
    running,
)

DEMO_SHOP = Path("data/shop")
START_TIMEOUT_S = 180
FINISH_TIMEOUT_S = 900
LOOK_AGAIN_S = 0.1
HEALTH_TIMEOUT_S = 5


def _a_secret() -> SecretStr:
    return SecretStr(secrets.token_hex(32))


@dataclass(frozen=True)
class RunningShop:
    """Where the servers are reached, and where they keep what they know."""

    port: int
    folder: Path
    secret: SecretStr = field(default_factory=_a_secret)
    customer_secret: SecretStr = field(default_factory=_a_secret)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def memory_url(self) -> str:
        return f"sqlite:///{self.folder / 'conversations.db'}"

    @cached_property
    def database(self) -> Database:
        return Database(f"sqlite:///{self.folder / 'shop.db'}", HEARERS)

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            **plain_environment(),
            "PRAMUNIAGA_HOST": HOST,
            "PRAMUNIAGA_PORT": str(self.port),
            "PRAMUNIAGA_DATABASE_URL": self.database.url,
            "PRAMUNIAGA_MEMORY_URL": self.memory_url,
            "PRAMUNIAGA_SECRET": self.secret.get_secret_value(),
            "PRAMUNIAGA_CUSTOMER_SECRET": self.customer_secret.get_secret_value(),
            "PRAMUNIAGA_SHOP_DIR": str(self.folder / "shop"),
        }

    def answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/health", timeout=HEALTH_TIMEOUT_S).ok
        except requests.RequestException:
            return False


@contextlib.contextmanager
def serve_demo_shop(folder: Path) -> Iterator[RunningShop]:
    """Train if the sources changed, fill the shop, serve it; stop all at the end."""
    (port,) = free_ports(1)
    shop = RunningShop(port, folder)
    _copy_shop(folder / "shop")
    _finish(shop, "train")
    _finish(shop, "shop", "demo")
    with _pramuniaga(shop, "serve") as program:
        _wait(lambda: shop.answers() or not program.is_running(), START_TIMEOUT_S)
        if not shop.answers():
            raise ProgramFailed(program.last_words())
        yield shop
    shop.database.close()


def _copy_shop(folder: Path) -> None:
    """The demo shop, but for the exploring: which offer is made is left to no chance."""
    shutil.copytree(DEMO_SHOP, folder, dirs_exist_ok=True)
    rules = folder / "selling.yml"
    exploring, steady = "  explore: 0.1\n", "  explore: 0\n"
    text = rules.read_text("utf-8")
    assert exploring in text
    rules.write_text(text.replace(exploring, steady), "utf-8")


def _finish(shop: RunningShop, *arguments: str) -> None:
    with _pramuniaga(shop, *arguments) as program:
        _wait(lambda: not program.is_running(), FINISH_TIMEOUT_S)
        program.check()


def _pramuniaga(shop: RunningShop, *arguments: str) -> contextlib.AbstractContextManager[Program]:
    command = [sys.executable, "-m", "bot.cli", *arguments]
    return running(command, Path.cwd(), shop.environment, shop.folder / f"{arguments[0]}.log")


def _wait(is_over: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not is_over() and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN_S)
