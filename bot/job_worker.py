"""The job worker: a process of its own that does what is due, until told to end.

With the name of a kind it does only that, once: so long work runs apart from the worker.
"""
import os
import signal
import sys
import threading
from datetime import datetime
from functools import lru_cache
from typing import Callable

from sqlalchemy.engine import Engine

from actions.databases.errors import DatabaseRefused
from actions.jobs.kind import Kind
from actions.process import follow_supervisor, is_supervised, refuse
from actions.request_log import start_log
from actions.schema import open_shop_database
from actions.selling.errors import RulesError
from actions.settings import Settings, SettingsError, load_settings
from actions.shop.database import Database
from bot.jobs.own_process import run_apart, this_module
from bot.jobs.recurring_jobs import KINDS
from bot.jobs.rounds import JobWorker
from bot.jobs.work import Work
from bot.memory.database import DialogueMemoryError, open_memory
from bot.prepared import NICENESS, keep_prepared

MODULE = "bot.job_worker"
LEFT_S = 3.5  # for the chunk in hand; what isn't written by then is taken back by the database


def serve(settings: Settings) -> None:
    """Do what is due until told to end."""
    database, ended = open_shop_database(settings.database_url), threading.Event()
    _obey(ended)

    def run(kind: Kind, now: datetime, go_on: Callable[[], None]) -> None:
        if kind.own_process:
            run_apart(this_module(MODULE, kind.name), go_on)
        else:
            kind.work(_work(settings, database, now, go_on))

    # It can't wait until a long job is over: a new catalogue is on sale already.
    threading.Thread(target=keep_prepared, args=(database, ended), daemon=True).start()
    JobWorker(database, KINDS, run, ended).work()


def do_once(settings: Settings, kind: Kind) -> None:
    """Do the work of one kind, whatever the table of jobs says; ends with whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    follow_supervisor(lambda: os._exit(1))
    os.nice(NICENESS)
    database = open_shop_database(settings.database_url)
    kind.work(_work(settings, database, datetime.utcnow(), lambda: None))


def _work(
    settings: Settings, database: Database, now: datetime, go_on: Callable[[], None]
) -> Work:
    @lru_cache(maxsize=1)
    def memory() -> Engine:
        return open_memory(settings.memory_url)

    return Work(settings, database, memory, now, go_on)


def _obey(ended: threading.Event) -> None:
    """End when told to, between two chunks of work or soon without one."""

    def end(*_: object) -> None:
        ended.set()
        leave = threading.Timer(LEFT_S, os._exit, (0,))
        leave.daemon = True
        leave.start()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, signal.SIG_IGN if is_supervised() else end)
    follow_supervisor(end)


def main() -> None:
    """A refusal is a sentence for the operator and exit status 1, never a traceback."""
    asked = sys.argv[1:]
    found = [kind for kind in KINDS if kind.name in asked]
    try:
        settings = load_settings()
        start_log("jobs", settings.log_format)
        if len(found) < len(asked):
            sys.exit(f"There is no such job; there are {', '.join(k.name for k in KINDS)}.")
        for kind in found:
            do_once(settings, kind)
        if not asked:
            serve(settings)
    except (SettingsError, RulesError, DatabaseRefused, DialogueMemoryError) as refused:
        refuse(refused)


if __name__ == "__main__":
    main()
