"""The job worker as a process: it learns by itself, and obeys whoever started it."""
import os
import select
import signal
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from actions.jobs.planning import plan
from actions.process import SUPERVISOR_FD
from actions.schema import open_shop_database
from actions.selling.tables import LearnedAcceptance
from bot.memory.database import open_memory
from tests.actions.jobs.builders import jobs

PATIENCE_S = 30
ENDS_WITHIN_S = 4


@pytest.fixture
def environment(tmp_path):
    """A new shop without any history."""
    urls = {part: f"sqlite:///{tmp_path}/{part}.db" for part in ("shop", "memory")}
    open_memory(urls["memory"], may_create=True).dispose()
    return {
        **os.environ, "PRAMUNIAGA_SECRET": "s" * 32, "PRAMUNIAGA_SHOP_DIR": str(tmp_path),
        "PRAMUNIAGA_DATABASE_URL": urls["shop"], "PRAMUNIAGA_MEMORY_URL": urls["memory"],
    }


@pytest.fixture
def database(environment):
    database = open_shop_database(environment["PRAMUNIAGA_DATABASE_URL"], may_create=True)
    yield database
    database.close()


@pytest.fixture
def rules(tmp_path):
    """Selling rules that whoever reads them waits for."""
    os.mkfifo(tmp_path / "selling.yml")
    return tmp_path / "selling.yml"


@pytest.fixture
def learning(environment, database, rules):
    """A worker in the middle of a job, the pipe it obeys, and the rules its job waits for."""
    with database.session_scope() as db:
        plan(db, "learn_answers", "now", datetime.utcnow() - timedelta(minutes=1))
    pipe, ours = os.pipe()
    worker = subprocess.Popen(
        [sys.executable, "-m", "bot.job_worker"], env={**environment, SUPERVISOR_FD: str(pipe)},
        pass_fds=(pipe,), stderr=subprocess.PIPE, text=True,
    )
    os.close(pipe)
    waited_for = os.open(rules, os.O_WRONLY)  # until the job has opened them
    yield worker, ours, waited_for
    worker.kill()
    worker.communicate()
    os.close(waited_for)


def is_left_alone(waited_for):
    """Whether nobody waits for the rules any more."""
    poll = select.poll()
    poll.register(waited_for, 0)  # its other end's end is told unasked
    return bool(poll.poll(PATIENCE_S * 1000))


def test_told_to_end_in_the_middle_of_a_job_it_ends_and_the_job_waits(learning, database):
    worker, ours, waited_for = learning

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(ENDS_WITHIN_S) == 0
    assert is_left_alone(waited_for)
    [job] = [job for job in jobs(database) if job.key == "now"]
    assert (job.attempts, job.claim, job.ended_at) == (0, None, None)
    os.close(ours)


def test_it_ends_with_its_supervisor(learning):
    worker, ours, waited_for = learning

    os.close(ours)

    assert worker.wait(ENDS_WITHIN_S) == 0
    assert is_left_alone(waited_for)


def test_work_apart_ends_with_a_worker_that_was_killed(learning):
    worker, ours, waited_for = learning

    worker.kill()
    worker.wait()

    assert is_left_alone(waited_for)
    os.close(ours)


def test_ctrl_c_is_left_to_the_supervisor(learning):
    worker, ours, _ = learning

    worker.send_signal(signal.SIGINT)
    worker.send_signal(signal.SIGTERM)

    assert worker.wait(ENDS_WITHIN_S) == 0
    assert worker.stderr.read() == ""
    os.close(ours)


def do_once(environment, *kinds):
    return subprocess.run(
        [sys.executable, "-m", "bot.job_worker", *kinds], env=environment, text=True,
        capture_output=True, timeout=PATIENCE_S * 2,
    )


def test_does_a_single_kind_and_ends(environment, database, tmp_path):
    (tmp_path / "selling.yml").touch()

    done = do_once(environment, "learn_answers")

    assert (done.returncode, done.stderr) == (0, "")
    with database.read_scope() as db:
        assert db.query(LearnedAcceptance).count() == 1


@pytest.mark.parametrize(("kind", "reason"), [
    ("learn_answers", "nonsense"), ("wash_up", "There is no such job; there are learn_answers,"),
])
def test_what_cant_be_done_is_told_in_a_sentence(environment, database, tmp_path, kind, reason):
    (tmp_path / "selling.yml").write_text("nonsense: 1\n", encoding="utf-8")

    refused = do_once(environment, kind)

    assert refused.returncode == 1
    assert reason in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_shop_that_is_not_there_is_refused(environment):
    refused = do_once(environment)

    assert refused.returncode == 1
    assert "is empty" in refused.stderr
