"""All real processes behind a free port, with the demo shop in databases of their own."""
import contextlib
import secrets
import shutil
import sqlite3
import sys
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Callable, Iterator, Mapping

import psutil
import requests
from pydantic import SecretStr

from actions.hearers import HEARERS
from actions.shop.database import Database
from bot.supervisor.processes import processes
from tests.benchmarks.servers import (
    HOST,
    Program,
    ProgramFailed,
    free_ports,
    plain_environment,
    running,
)

DEMO_SHOP = Path("data/shop")
DATABASES = ("shop.db", "conversations.db")
LIMITS = ("CONVERSATION", "ADDRESS", "SESSIONS")
START_TIMEOUT_S = 180
FINISH_TIMEOUT_S = 1800
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
    limits: str = ""  # of messages and sessions; "" for the usual ones
    workplace: Path = field(default_factory=Path.cwd)  # where models are kept
    settings: Mapping[str, str] = field(default_factory=dict)  # beside those below

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
            "PRAMUNIAGA_WORKERS": "1",  # whatever cores there are
            **{f"PRAMUNIAGA_LIMIT_{name}": self.limits for name in LIMITS},
            **self.settings,
        }

    def answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/health", timeout=HEALTH_TIMEOUT_S).ok
        except requests.RequestException:
            return False


@contextlib.contextmanager
def serve_demo_shop(folder: Path, limits: str = "") -> Iterator[RunningShop]:
    """Train if the sources changed, fill the shop, serve it; stop all at the end."""
    (port,) = free_ports(1)
    shop = RunningShop(port, folder, limits=limits)
    _copy_shop(folder / "shop")
    finish(shop, "train")
    finish(shop, "shop", "demo")
    with serving(shop):
        yield shop
    shop.database.close()


@contextlib.contextmanager
def serve_own_shop(source: Path, folder: Path) -> Iterator[RunningShop]:
    """The same with a merchant's folder, which may lack rules of selling, without limits."""
    (port,) = free_ports(1)
    shop = RunningShop(port, folder, limits="off")
    shutil.copytree(source, folder / "shop")
    (folder / "shop" / "selling.yml").touch()
    finish(shop, "train")
    finish(shop, "shop", "load", str(folder / "shop"))
    with serving(shop):
        yield shop
    shop.database.close()


@contextlib.contextmanager
def serve_copy(
    shop: RunningShop, folder: Path, workers: int = 1, **settings: str
) -> Iterator[tuple[RunningShop, Program]]:
    """The same shop once more, without limits, for tests that don't leave it as it was."""
    (port,) = free_ports(1)
    settings = {"PRAMUNIAGA_WORKERS": str(workers), **settings}
    copy = RunningShop(port, folder, limits="off", settings=settings)
    shutil.copytree(shop.folder / "shop", folder / "shop")
    for name in DATABASES:
        with sqlite3.connect(shop.folder / name) as source:
            source.execute("vacuum into ?", (str(folder / name),))
    with serving(copy) as program:
        yield copy, program
    copy.database.engine.dispose()


@contextlib.contextmanager
def serving(shop: RunningShop) -> Iterator[Program]:
    with _pramuniaga(shop, "serve") as program:
        wait_until(lambda: shop.answers() or not program.is_running(), START_TIMEOUT_S)
        if not shop.answers():
            raise ProgramFailed(program.last_words())
        yield program


def _copy_shop(folder: Path) -> None:
    """The demo shop, but for the exploring: which offer is made is left to no chance."""
    shutil.copytree(DEMO_SHOP, folder, dirs_exist_ok=True)
    rules = folder / "selling.yml"
    exploring, steady = "  explore: 0.1\n", "  explore: 0\n"
    text = rules.read_text("utf-8")
    assert exploring in text
    rules.write_text(text.replace(exploring, steady), "utf-8")


def finish(shop: RunningShop, *arguments: str) -> None:
    with _pramuniaga(shop, *arguments) as program:
        if not wait_until(lambda: not program.is_running(), FINISH_TIMEOUT_S):
            raise ProgramFailed(f"Not done in {FINISH_TIMEOUT_S} s:\n{program.last_words()}")
        program.check()


def _pramuniaga(shop: RunningShop, *arguments: str) -> contextlib.AbstractContextManager[Program]:
    command = [sys.executable, "-m", "bot.commands.cli", *arguments]
    return running(command, shop.workplace, shop.environment, shop.folder / f"{arguments[0]}.log")


def wait_until(is_over: Callable[[], bool], seconds: float) -> bool:
    """Whether it came to that in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_over():
            return True
        time.sleep(LOOK_AGAIN_S)
    return is_over()


def pids_of(program: Program) -> Mapping[str, int]:
    """Of what `serve` started, by the names it has in the log; two of a name would be told as one,
    which no pid equals."""
    names = {process.command[-1]: process.name for process in processes(workers=1)}
    found = {}
    for process in program.group:
        with contextlib.suppress(psutil.NoSuchProcess, IndexError):
            name = names.get(process.cmdline()[-1])
            if name:  # a worker has its own, with its number
                called = process.name()
                found[called if called.startswith(f"{name}.") else name] = process.pid
    return found
