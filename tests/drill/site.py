"""The larger set-up on one machine, PostgreSQL with two fronts and two bots; all of it can die."""
import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Mapping

import pgserver
import psutil
import psycopg2
import requests
from sqlalchemy.engine import Engine

from actions.hearers import HEARERS
from actions.process import LISTEN_FDS, RUN_DIR, SUPERVISOR_FD
from actions.shop.database import Database
from bot.memory.database import open_memory
from tests.benchmarks.servers import HOST, Program, free_ports, running
from tests.servers import DEMO_SHOP, RunningShop, finish, pids_of, serving, wait_until

WORKERS = 2
POSTGRES, SECOND_FRONT = "PostgreSQL", "second front"
# Each kind of process: of workers, one of them and the one that they were forked from.
KINDS = ("front", SECOND_FRONT, "bot.1", "bot", "actions.2", "actions", "jobs", POSTGRES)
LOCKED = {"memory": "seen_message, event", "shop": "cart, shop_order, offer_ledger"}
BACK_S = 240  # on a machine that is busy with other things
DOWN_S = 1.0  # of PostgreSQL
HEALTH_S = 5


@dataclass
class Site:
    """Where it is reached, and what of it runs."""

    shop: RunningShop
    program: Program
    second: contextlib.ExitStack
    second_url: str
    postgres: pgserver.PostgresServer

    @property
    def urls(self) -> tuple[str, str]:
        return self.shop.url, self.second_url

    @property
    def memory(self) -> Engine:
        return open_memory(self.shop.settings["PRAMUNIAGA_MEMORY_URL"])

    @property
    def database(self) -> Database:
        return Database(self.shop.settings["PRAMUNIAGA_DATABASE_URL"], HEARERS)

    def is_well(self) -> bool:
        return all(_is_well(url) for url in self.urls)

    def kill(self, name: str) -> None:
        """`kill -9`; returns once all of it is well again."""
        before = pids_of(self.program)
        if name == POSTGRES:
            _kill_postgres(self.postgres)
        elif name == SECOND_FRONT:
            self.second.close()
            self.second.enter_context(_second_front(self.shop, self.program, self.second_url))
        else:
            os.kill(before[name], signal.SIGKILL)

        def is_back() -> bool:
            now = pids_of(self.program)
            is_new = name not in before or now.get(name, before[name]) != before[name]
            return is_new and set(now) == set(before) and self.is_well()

        if not wait_until(is_back, BACK_S):
            raise TimeoutError(f"{name} was killed:\n{self.program.last_words()}")

    def lock(self, seconds: float) -> None:
        """Nobody can write what talks are made of, nor read it."""
        with contextlib.ExitStack() as stack:
            for part, tables in LOCKED.items():
                connection = psycopg2.connect(self.postgres.get_uri(part))
                stack.callback(connection.close)
                connection.cursor().execute(f"lock table {tables} in access exclusive mode")
            time.sleep(seconds)


def _is_well(url: str) -> bool:
    try:
        return requests.get(f"{url}/health", timeout=HEALTH_S).ok
    except requests.RequestException:
        return False


def _kill_postgres(server: pgserver.PostgresServer) -> None:
    postmaster = psutil.Process(server.get_pid())
    for process in (postmaster, *postmaster.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    time.sleep(DOWN_S)
    # A zombie, where nobody asks how it ended, is taken for a server that runs.
    for lock in (server.pgdata / "postmaster.pid", *server.pgdata.glob(".s.PGSQL.*.lock")):
        lock.unlink(missing_ok=True)
    wait_until(lambda: _is_started(server), BACK_S)


def _is_started(server: pgserver.PostgresServer) -> bool:
    """It gives a busy machine ten seconds, in which not even its file may be whole."""
    try:
        server.ensure_postgres_running()
    except (subprocess.SubprocessError, AssertionError):
        return False
    return True


@contextlib.contextmanager
def open_site(folder: Path) -> Iterator[Site]:
    """Trained if the sources changed, with the demo shop; stopped at the end."""
    server = pgserver.get_server(folder / "postgres")
    for part in LOCKED:
        server.psql(f"create database {part};")
    ports = free_ports(2)
    shop = RunningShop(ports[0], folder, limits="off", settings=_settings(server))
    finish(shop, "train")
    finish(shop, "shop", "demo")
    url = f"http://{HOST}:{ports[1]}"
    with contextlib.ExitStack() as stack:
        program = stack.enter_context(serving(shop))
        second = stack.enter_context(contextlib.ExitStack())
        second.enter_context(_second_front(shop, program, url))
        site = Site(shop, program, second, url, server)
        if not wait_until(site.is_well, BACK_S):
            raise TimeoutError(program.last_words())
        yield site
    server.cleanup()


def _settings(server: pgserver.PostgresServer) -> Mapping[str, str]:
    return {
        "PRAMUNIAGA_DATABASE_URL": server.get_uri("shop"),
        "PRAMUNIAGA_MEMORY_URL": server.get_uri("memory"),
        "PRAMUNIAGA_WORKERS": str(WORKERS),
        "PRAMUNIAGA_SHOP_DIR": str(DEMO_SHOP.resolve()),
    }


@contextlib.contextmanager
def _second_front(shop: RunningShop, program: Program, url: str) -> Iterator[None]:
    """Beside what `serve` started, whose workers it calls; killed at the end."""
    first = psutil.Process(pids_of(program)["front"]).environ()
    own = {"PRAMUNIAGA_PORT": url.rpartition(":")[2], RUN_DIR: first[RUN_DIR]}
    environment = {
        name: value for name, value in {**shop.environment, **own}.items()
        if name not in (LISTEN_FDS, SUPERVISOR_FD)
    }
    command = [sys.executable, "-m", "bot.front"]
    log = shop.folder / "second-front.log"
    with running(command, shop.workplace, environment, log) as front:
        yield
        front.kill()
