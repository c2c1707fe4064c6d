"""Several workers of one process: forked, forked again, gone with it. Each test's are real ones."""
import contextlib
import os
import signal

import psutil
import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector

from actions.deaths import GAVE_UP
from bot.metrics import METRICS_DIR
from tests.actions.private import PATIENCE_S


def workers_of(private):
    """By their numbers, from 1."""
    return [private.ask(number) for number in (1, 2)]


def until_gone(pids):
    _, left = psutil.wait_procs([p for pid in pids for p in _found(pid)], PATIENCE_S)
    assert left == []


def _found(pid):
    with contextlib.suppress(psutil.NoSuchProcess):
        return [psutil.Process(pid)]
    return []


def test_each_socket_is_served_by_a_worker_of_its_own_with_its_name(start_private):
    private = start_private(workers=2)
    pids = workers_of(private)

    assert len({private.pid, *pids}) == 3
    assert [psutil.Process(pid).ppid() for pid in pids] == [private.pid] * 2
    assert [psutil.Process(pid).name() for pid in pids] == ["tested.1", "tested.2"]


def test_a_killed_worker_is_forked_again_while_the_other_serves(start_private):
    private = start_private(workers=2)
    first, second = workers_of(private)

    os.kill(first, signal.SIGKILL)

    assert private.ask(2) == second
    assert private.ask(1) not in (first, second, private.pid)
    private.let_go()
    assert private.ends() == (0, b"")
    assert private.said == b"tested.1 was ended by SIGKILL; it is started again at once.\n"


def test_a_worker_that_is_forked_again_is_counted(start_private, tmp_path):
    private = start_private(workers=2, **{METRICS_DIR: str(tmp_path)})

    os.kill(private.ask(1), signal.SIGKILL)
    private.ask(1)

    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(tmp_path))
    name = "pramuniaga_worker_restarts_total"
    assert registry.get_sample_value(name, {"worker": "tested.1"}) == 1


def test_a_worker_that_dies_five_times_within_a_minute_ends_all(start_private):
    private = start_private(workers=2)
    other = private.ask(2)
    for _ in range(5):
        os.kill(private.ask(1), signal.SIGKILL)

    assert private.ends() == (GAVE_UP, b"")
    assert private.said.splitlines()[-1] == b"tested.1 was ended by SIGKILL."
    until_gone([other])


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_told_with_its_workers_they_serve_on_until_the_supervisor_lets_go(start_private, word):
    private = start_private(workers=2)
    pids = workers_of(private)
    for each in (private.pid, *pids):
        os.kill(each, word)

    assert workers_of(private) == pids

    private.let_go()
    assert private.ends() == (0, b"")
    until_gone(pids)


def test_workers_go_with_whoever_forked_them(start_private):
    private = start_private(workers=2)
    pids = workers_of(private)

    private.send(signal.SIGKILL)

    until_gone(pids)


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_without_a_supervisor_all_end_when_told(start_private, word):
    private = start_private(workers=2, is_supervised=False)
    pids = workers_of(private)

    private.send(word)

    assert private.ends() == (0, b"")
    until_gone(pids)
