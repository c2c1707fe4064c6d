"""Any process may die under 20 conversations: it is back soon, and nobody is left unanswered."""
import os
import signal

import psutil
import pytest

from bot.supervisor.processes import PROCESSES
from tests.e2e.insistent import Insistent
from tests.servers import serve_copy, wait_until

pytestmark = pytest.mark.e2e

CONVERSATIONS = 20
BACK_S = 60
ANSWERED_S = 60
ALL_GONE_S = 30


def pids_of(program):
    """By the name of the process; two of a name would be told as one, which no pid equals."""
    names = {process.command[-1]: process.name for process in PROCESSES}
    found = {}
    for process in program.group:
        try:
            module = process.cmdline()[-1]
        except (psutil.NoSuchProcess, IndexError):
            continue
        if module in names:
            found[names[module]] = process.pid
    return found


def all_go_on(talkers):
    """Everyone is answered anew."""
    before = [talker.answered for talker in talkers]
    return wait_until(
        lambda: any(talker.error for talker in talkers)
        or all(t.answered > was for t, was in zip(talkers, before, strict=True)),
        ANSWERED_S,
    )


@pytest.fixture
def busy(shop, tmp_path):
    """A shop of its own, with conversations that never pause."""
    with serve_copy(shop, tmp_path) as (copy, program):
        talkers = [Insistent(copy.url, number) for number in range(CONVERSATIONS)]
        assert all_go_on(talkers)
        yield copy, program, talkers
        for talker in talkers:
            talker.stop()


def test_whichever_process_is_killed_comes_back_and_everyone_is_answered(busy):
    shop, program, talkers = busy
    for process in PROCESSES:
        before = pids_of(program)
        assert set(before) == {each.name for each in PROCESSES}

        os.kill(before[process.name], signal.SIGKILL)

        def is_back(name=process.name, killed=before[process.name]):
            return pids_of(program).get(name, killed) != killed and shop.answers()

        assert wait_until(is_back, BACK_S), program.last_words()
        others = {name: pid for name, pid in pids_of(program).items() if name != process.name}
        assert others == {name: before[name] for name in others}
        assert all_go_on(talkers)
        assert [talker.error for talker in talkers] == [None] * CONVERSATIONS


def test_ctrl_c_ends_it_with_every_turn_answered_or_refused(busy):
    _, program, talkers = busy
    running = program.group
    for talker in talkers:
        talker.stop()

    program.interrupt()
    _, left = psutil.wait_procs(running, ALL_GONE_S)

    assert left == []
    for talker in talkers:
        talker.join()
    assert [talker.error for talker in talkers] == [None] * CONVERSATIONS
    assert [t.last for t in talkers if not (t.last.is_answered or t.last.is_refused)] == []
