"""Any process may die under 20 conversations: it is back soon, and nobody is left unanswered."""
import os
import signal

import psutil
import pytest

from tests.e2e.insistent import Insistent
from tests.servers import pids_of, serve_copy, wait_until

pytestmark = pytest.mark.e2e

CONVERSATIONS = 20
WORKERS = 2
KILLED = ("front", "bot.1", "bot", "actions.2", "actions", "jobs")
BACK_S = 60
ANSWERED_S = 60
ALL_GONE_S = 30


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
    with serve_copy(shop, tmp_path, WORKERS) as (copy, program):
        talkers = [Insistent(copy.url, number) for number in range(CONVERSATIONS)]
        assert all_go_on(talkers)
        yield copy, program, talkers
        for talker in talkers:
            talker.stop()


def test_whichever_process_is_killed_comes_back_and_everyone_is_answered(busy):
    shop, program, talkers = busy
    for name in KILLED:
        before = pids_of(program)
        assert set(before) == {"bot.2", "actions.1", *KILLED}

        os.kill(before[name], signal.SIGKILL)

        def is_back(name=name, before=before):
            now = pids_of(program)
            is_whole = set(now) == set(before) and now[name] != before[name]
            return is_whole and shop.answers()

        assert wait_until(is_back, BACK_S), program.last_words()
        went_along = {each for each in before if each.startswith(f"{name}.")}
        others = {each: pid for each, pid in pids_of(program).items() if each != name}
        assert {each for each in others if others[each] != before[each]} == went_along
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
