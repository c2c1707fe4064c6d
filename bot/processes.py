"""Both servers as one command: checked before, watched while they run, stopped together."""
import itertools
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Mapping

import requests
from honcho.manager import Manager
from rich.console import Console

from actions.schema import open_shop_database
from actions.selling.errors import RulesError
from actions.selling.rules_file import load_rules
from actions.settings import Settings
from actions.shop.catalogue_reading import catalogue_version
from bot.databases import prepare_databases
from bot.start import StartRefused, newest_model

SERVERS = {"actions": "actions.worker", "bot": "bot.worker", "front": "bot.front"}
START_TIMEOUT_S = 120
LEARN_EVERY_S = 3600
HOURS_TO_HISTORY = 24
LEAST_FREE_BYTES = 200 * 1024 * 1024


def run_servers(settings: Settings, console: Console) -> int:
    """Run until Ctrl-C; returns the exit status, 1 with a reason when they can't start."""
    problems = prepare_databases(settings, console) or find_problems(settings)
    if problems:
        for problem in problems:
            console.print(problem, style="red", markup=False)
        return 1
    environment = {
        **os.environ, "PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "1",
        "PYTHONWARNINGS": "ignore::DeprecationWarning",
    }
    # Without compiled modules every start would take three times as long.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    manager = Manager()
    for name, module in SERVERS.items():
        manager.add_process(name, f"{sys.executable} -m {module}", env=environment)
    threading.Thread(target=_announce, args=(settings, console), daemon=True).start()
    threading.Thread(target=_keep_learning, args=(environment,), daemon=True).start()
    manager.loop()
    return 0 if manager.returncode in (0, None, -2, -15, 130) else 1


def find_problems(settings: Settings) -> list[str]:
    """All that would keep the servers from starting, each with its cure."""
    problems = []
    if not _is_free(settings.host, settings.port):
        problems.append(
            f"Port {settings.port} is in use. Stop what uses it, or set PRAMUNIAGA_PORT."
        )
    if shutil.disk_usage(".").free < LEAST_FREE_BYTES:
        problems.append("Less than 200 MB of disk are free. Make room and start again.")
    try:
        newest_model(Path("models"))
    except StartRefused:
        problems.append("There is no trained model. Run `pramuniaga train` first.")
    try:
        load_rules(settings.shop_dir / "selling.yml")
    except RulesError as error:
        problems.append(str(error))
    if not _has_catalogue(settings):
        problems.append("The shop is empty. Run `pramuniaga shop demo` or `pramuniaga shop load`.")
    return problems


def _has_catalogue(settings: Settings) -> bool:
    database = open_shop_database(settings.database_url)
    with database.read_scope() as db:
        return catalogue_version(db) != ""


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _announce(settings: Settings, console: Console) -> None:
    """Print the page's address as soon as both servers answer."""
    waiting = [f"{settings.url}/health"]
    deadline = time.monotonic() + START_TIMEOUT_S
    while waiting and time.monotonic() < deadline:
        waiting = [url for url in waiting if not _answers(url)]
        time.sleep(0.2)
    if waiting:
        console.print("The servers don't answer yet; see their messages above.", style="red")
    else:
        console.print(f"\nThe chat page is at [bold]{settings.url}/[/bold] (Ctrl-C stops)\n")


def _keep_learning(environment: Mapping[str, str]) -> None:
    """Learn from answers every hour and from orders every day, in a process of its own."""
    for hour in itertools.count(1):
        time.sleep(LEARN_EVERY_S)
        scope = [] if hour % HOURS_TO_HISTORY == 0 else ["--answers-only"]
        # Where it fails it says why, and the next hour tries again: selling goes on meanwhile.
        subprocess.run([sys.executable, "-m", "bot.cli", "learn", *scope], env=environment)


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=2).status_code == 200
    except requests.RequestException:
        return False
